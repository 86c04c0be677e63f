import { describe, expect, it } from '@jest/globals';
import { uuidFrom } from '#event-sourcing';
import { A_WRITER, given, notebookOf, TEST_EPOCH, type Noted } from '#event-sourcing/testing';

const noted = (text: string) =>
  ({ type: 'sample.noted.v1', data: { noteId: 'note', text, by: 'a-party' } }) satisfies Partial<Noted>;
const actor = A_WRITER;

describe('given, when, then', () => {
  const oneNote = given(notebookOf(2), noted('a'));

  it('tells what a command produces', () => {
    const written = oneNote.when({ texts: ['b'] }, { actor, commandId: 'the-command' });
    written.then({
      ...noted('b'),
      data: { noteId: uuidFrom('the-command', 'note-0'), text: 'b', by: 'a-party' },
    });
    written.thenTypes('sample.noted.v1');
    expect(() => written.then(noted('c'))).toThrow();
    expect(() => written.then()).toThrow();
    expect(() => written.thenTypes()).toThrow();
  });

  it('tells what a command refuses', () => {
    const refused = oneNote.when({ texts: ['b', 'c'] }, { actor });
    refused.thenRefused('notebook-full', { kind: 'conflict' });
    expect(() => refused.thenRefused('another-code')).toThrow();
    expect(() => refused.thenRefused('notebook-full', { kind: 'invalid' })).toThrow();
    expect(() => oneNote.when({ texts: ['b'] }, { actor }).thenRefused('notebook-full')).toThrow(
      /was allowed/,
    );
  });

  it('does not take a defect for a refusal', () => {
    const decide = (): never => {
      throw new TypeError('defect');
    };
    const broken: ReturnType<typeof notebookOf> = { ...notebookOf(2), decide };
    expect(() => given(broken).when({ texts: [] }, { actor }).thenRefused('notebook-full')).toThrow(
      /DomainError/,
    );
  });

  it('tells when a command stays quiet', () => {
    oneNote.when({ texts: ['a'] }, { actor }).thenNothing();
    expect(() => oneNote.when({ texts: ['b'] }, { actor }).thenNothing()).toThrow();
  });

  it('gives the facts running revisions and times, and asks a day after the last', () => {
    const { history, when } = given(notebookOf(9), noted('a'), {
      ...noted('b'),
      occurredAt: '2031-03-03T09:00:00.000Z',
    });
    expect(history.map(({ revision, position, occurredAt }) => [revision, position, occurredAt])).toEqual([
      [0, 1n, TEST_EPOCH],
      [1, 2n, '2031-03-03T09:00:00.000Z'],
    ]);
    expect(when({ texts: [] }, { actor }).context).toMatchObject({
      now: '2031-03-04T09:00:00.000Z',
      occurredAt: '2031-03-04T09:00:00.000Z',
    });
    const late = when(
      { texts: [] },
      { actor, at: '2031-03-05T09:00:00.000Z', now: '2031-03-09T09:00:00.000Z' },
    );
    expect(late.context).toMatchObject({
      occurredAt: '2031-03-05T09:00:00.000Z',
      now: '2031-03-09T09:00:00.000Z',
    });
  });
});
