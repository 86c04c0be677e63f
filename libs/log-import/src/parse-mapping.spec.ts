import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aMapping, aMappingText } from '#log-import/testing';
import { chosen, MappingError } from './mapping.js';
import { parseMapping } from './parse-mapping.js';

function mistakesIn(changes: Readonly<Record<string, unknown>>): readonly string[] {
  return mistakesOf(aMappingText(changes));
}

function mistakesOf(text: string): readonly string[] {
  try {
    parseMapping(text);
  } catch (error) {
    if (error instanceof MappingError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('parseMapping', () => {
  it.each(['receipt', 'example'])('takes the sample %s', (name) => {
    expect(mistakesOf(readFileSync(`infra/import/${name}.mapping.json`, 'utf8'))).toEqual([]);
  });

  it.each(['', '{', 'nothing'])('refuses %j, which is not JSON', (text) => {
    expect(mistakesOf(text)).toEqual(['the mapping is not JSON']);
  });

  it.each(['[]', 'null', '"text"', '3'])('refuses %s, which is no object', (text) => {
    expect(mistakesOf(text)).toContain('mapping: must be an object');
  });

  it('names every mistake at once', () => {
    const mistakes = mistakesIn({
      name: 'Not A Slug',
      caseId: 7,
      timeZone: 'Noordermark/Lindehof',
      skipHolders: 'EMPTY',
      delimiter: ';;',
      endReason: 'lost',
      channel: { attribute: 'how', values: { tel: 'pigeon' }, otherwise: 'phone' },
      colour: 'red',
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'name',
      'caseId',
      'timeZone',
      'skipHolders',
      'endReason',
      'channel.values.tel',
      'delimiter',
      'colour',
    ]);
  });

  it('names every mistake in the signal, the holders and the route', () => {
    const mistakes = mistakesIn({
      signal: {
        region: '',
        municipality: 3,
        forms: ['labour', 'labour'],
        urgency: 'soon',
        source: 'mayor',
        extra: 1,
      },
      holders: {
        otherwise: { role: 'comensha', region: null, municipality: null, name: 'x' },
        byName: { A: 'zvh', B: { role: 'zvh', region: null, municipality: null, name: 'b' } },
      },
      route: { inForceFrom: 'soon', normDays: { dawdling: 3, 'feedback-due': -1 } },
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'signal.region',
      'signal.municipality',
      'signal.forms',
      'signal.urgency',
      'signal.source',
      'signal.extra',
      'holders.otherwise.role',
      'holders.byName.A',
      ...['role', 'region', 'municipality', 'name'].map((field) => `holders.byName.A.${field}`),
      'holders.byName.B',
      'route.inForceFrom',
      'route.normDays.dawdling',
      'route.normDays.feedback-due',
    ]);
  });

  it.each(['reported', 'consent-refused', 'relabelled', 'relabelled:nothing'])(
    'refuses %s as an end: it rests on something that a log does not tell',
    (reason) => {
      expect(mistakesIn({ endReason: reason })).toHaveLength(1);
    },
  );

  it('lets a code depend on an attribute', () => {
    const { endReason, signal } = aMapping({
      endReason: {
        attribute: 'why',
        values: { soft: 'insufficient-indication', other: 'relabelled:debt' },
        otherwise: 'other',
      },
    });
    expect(chosen(endReason, { why: 'soft' }).reason).toBe('insufficient-indication');
    expect(chosen(endReason, { why: 'other' })).toEqual({ reason: 'relabelled', relabelledAs: 'debt' });
    expect(chosen(endReason, { why: 'constructor' }).reason).toBe('other');
    expect(chosen(endReason, {}).reason).toBe('other');
    expect(chosen(signal.urgency, {})).toBe('normal');
  });
});
