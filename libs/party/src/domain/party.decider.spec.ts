import { describe, it } from '@jest/globals';
import type { PartyRef, PartyRole, RegisterParty } from '#party';
import { given } from '#event-sourcing/testing';
import { acting, aParty, aPartyClosed, aPartyRegistered, aPartyRenamed } from '#party/testing';
import { partyDecider } from './party.decider.js';

const actor = acting(aParty('chain-director'));
const desk = aParty('attention-officer');

function register(party: PartyRef, name = 'Gemeente Veldbergen'): RegisterParty {
  return { type: 'register-party', data: { party, name, generated: false } };
}

describe('register a party', () => {
  it('records the party with its name', () => {
    given(partyDecider)
      .when(register(desk), { actor })
      .then(aPartyRegistered({ party: desk }));
  });

  it('tidies the name, and keeps nothing but the four fields of a party', () => {
    const messy = { ...desk, extra: 'x' } as PartyRef;
    given(partyDecider)
      .when(register(messy, '  Gemeente \n Veldbergen '), { actor })
      .then(aPartyRegistered({ party: desk }));
  });

  it.each<[PartyRole, Partial<PartyRef>]>([
    ['nla', {}],
    ['anonymous-line', {}],
    ['national-rapporteur', {}],
    ['auditor', {}],
    ['auditor', { region: 'noordermark' }],
    ['tmm', {}],
    ['safe-home', {}],
    ['safe-home', { municipality: 'veldbergen' }],
    ['district-officer', {}],
  ])('takes a %s with %j', (role, traits) => {
    const party = aParty(role, traits);
    given(partyDecider).when(register(party), { actor }).then(aPartyRegistered({ party }));
  });

  it.each<[PartyRole, Partial<PartyRef>, string, string]>([
    ['attention-officer', { region: null, municipality: null }, 'region-required', 'region'],
    ['attention-officer', { region: null }, 'region-required', 'region'],
    ['attention-officer', { municipality: null }, 'municipality-required', 'municipality'],
    ['tmm', { region: null }, 'region-required', 'region'],
    ['tmm', { municipality: 'veldbergen' }, 'municipality-not-allowed', 'municipality'],
    ['nla', { municipality: 'veldbergen' }, 'municipality-not-allowed', 'municipality'],
    [
      'comensha',
      { region: 'noordermark', municipality: 'veldbergen' },
      'municipality-not-allowed',
      'municipality',
    ],
    ['mayor' as PartyRole, { region: 'noordermark' }, 'unknown-role', 'role'],
    ['tmm', { id: 'Not An Id' }, 'id-malformed', 'id'],
    ['tmm', { id: 'x'.repeat(81) }, 'id-malformed', 'id'],
    ['tmm', { region: ' ' }, 'place-malformed', 'region'],
    ['attention-officer', { municipality: 'a\nb' }, 'place-malformed', 'municipality'],
  ])('refuses a %s with %j: %s', (role, traits, code, field) => {
    const party = {
      ...aParty('tmm'),
      role,
      id: 'party-1',
      municipality: role === 'attention-officer' ? 'veldbergen' : null,
      ...traits,
    };
    given(partyDecider).when(register(party), { actor }).thenRefused(code, { kind: 'invalid', field });
  });

  it.each(['', '   ', 'x'.repeat(121), 'bell\u0007'])('refuses the name %j', (name) => {
    given(partyDecider)
      .when(register(desk, name), { actor })
      .thenRefused('name-malformed', { kind: 'invalid', field: 'name' });
  });

  it('refuses an id that is taken, also by the same party', () => {
    given(partyDecider, aPartyRegistered())
      .when(register(desk), { actor })
      .thenRefused('party-exists', { kind: 'conflict' });
  });
});

describe('rename a party', () => {
  const rename = { type: 'rename-party', data: { name: 'Gemeente Veldbergen aan Zee' } } as const;

  it('records the new name', () => {
    given(partyDecider, aPartyRegistered()).when(rename, { actor }).then(aPartyRenamed());
  });

  it('refuses a party that is unknown, closed or registered later', () => {
    given(partyDecider).when(rename, { actor }).thenRefused('unknown-party', { kind: 'not-found' });
    given(partyDecider, aPartyRegistered(), aPartyClosed())
      .when(rename, { actor })
      .thenRefused('party-closed', { kind: 'conflict' });
    given(partyDecider, aPartyRegistered())
      .when(rename, { actor, at: '2030-01-06T00:00:00.000Z' })
      .thenRefused('before-cause', { kind: 'invalid', field: 'occurredAt' });
  });

  it('stays quiet when that is its name', () => {
    given(partyDecider, aPartyRegistered(), aPartyRenamed()).when(rename, { actor }).thenNothing();
  });
});

describe('close a party', () => {
  const close = { type: 'close-party', data: {} } as const;

  it('records it', () => {
    given(partyDecider, aPartyRegistered()).when(close, { actor }).then(aPartyClosed());
  });

  it('refuses an unknown party', () => {
    given(partyDecider).when(close, { actor }).thenRefused('unknown-party', { kind: 'not-found' });
  });

  it('stays quiet when it is closed', () => {
    given(partyDecider, aPartyRegistered(), aPartyClosed()).when(close, { actor }).thenNothing();
  });
});
