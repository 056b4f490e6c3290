import { expect, test } from 'vitest';
import { type Act, acts, may } from '../../../../shared/domain/directory/may.ts';
import { type Role, roles } from '../../../../shared/domain/directory/person.ts';
import { unitId } from '../../../../shared/domain/ids.ts';

const own = { id: unitId('mall'), street: 'north' };
const ofStreet = { id: unitId('market'), street: 'north' };
const foreign = { id: unitId('depot'), street: 'south' };

/** a: everywhere, s: the units of his street, o: the units he stands for, -: nowhere. */
const matrix: Readonly<Record<Act, string>> = {
  //                 admin officer leader street liaison auditor guest
  report: 'a a a s o a a',
  'see-unit': 'a a a s o a -',
  'see-ledger': 'a a a s o a -',
  'see-phones': 'a a a s - - -',
  'see-evidence': 'a a - - - a -',
  confirm: '- - - - o - -',
  'check-in': 'a a a o o - -',
  'check-in-for': 'a a a - - - -',
  rectify: '- - - - o - -',
  verify: 'a a a s - - -',
  dispatch: 'a a - - - - -',
  reinspect: 'a a - s - - -',
  close: 'a a a - - - -',
  draft: 'a a - - - - -',
  assess: 'a a a - - - -',
  send: 'a a a - - - -',
  approve: 'a a a - - - -',
  'send-first': 'a a - - - - -',
  'name-deputy': 'a - a - - - -',
  recall: 'a a a - - - -',
  'see-missing': 'a a a s - - -',
  'set-period': 'a a - - - - -',
  'edit-texts': 'a a - - - - -',
  rehearse: 'a a a - - - -',
  'set-roster': 'a a - - - - -',
  'spot-check': 'a a a - - - -',
  'decide-absent': 'a a a - - - -',
  'approve-swap': 'a - a - - - -',
  'move-liaison': 'a a - s o - -',
  'decide-liaison': 'a a - s - - -',
  'bind-group': 'a a - s - - -',
  import: 'a a - - - - -',
  console: 'a a a s - a -',
  'see-audit': 'a - - - - a -',
  'set-bureau': 'a - - - - - -',
};

function reach(role: Role, act: Act): string {
  const who = { roles: [role], units: [own.id], street: 'north' };
  const held = [own, ofStreet, foreign].map((unit) => may(who, act, unit));
  return ['a', 's', 'o', '-'][[3, 2, 1, 0].indexOf(held.filter(Boolean).length)] ?? '?';
}

test.each(acts)('%s: who may, and where', (act) => {
  expect(roles.map((role) => reach(role, act)).join(' ')).toBe(matrix[act]);
});

test('several roles add up, and none of them reaches further than its own', () => {
  const who = { roles: ['street', 'liaison'] as const, units: [foreign.id], street: 'north' };
  expect(may(who, 'confirm', foreign)).toBe(true);
  expect(may(who, 'confirm', ofStreet)).toBe(false);
  expect(may(who, 'verify', ofStreet)).toBe(true);
});

test('who has no role may nothing', () => {
  expect(acts.filter((act) => may({ roles: [], units: [] }, act, own))).toEqual([]);
});
