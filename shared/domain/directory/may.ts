import type { UnitId } from '../ids.ts';
import type { Role } from './person.ts';

/** Everything somebody can do that not everybody may. */
export const acts = [
  'report',
  'see-unit',
  'see-ledger',
  'see-phones',
  'see-evidence',
  'confirm',
  'check-in',
  'check-in-for',
  'rectify',
  'verify',
  'dispatch',
  'reinspect',
  'close',
  'draft',
  'assess',
  'send',
  'approve',
  'send-first',
  'name-deputy',
  'recall',
  'see-missing',
  'set-period',
  'edit-texts',
  'rehearse',
  'set-roster',
  'spot-check',
  'decide-absent',
  'approve-swap',
  'move-liaison',
  'decide-liaison',
  'bind-group',
  'import',
  'console',
  'see-audit',
  'set-bureau',
] as const;
export type Act = (typeof acts)[number];

/** `own`: only for units he stands for. `street`: only for units of his street. `all`: everywhere. */
type Reach = 'own' | 'street' | 'all';

const officer: readonly Act[] = [
  'report',
  'see-unit',
  'see-ledger',
  'see-phones',
  'see-evidence',
  'check-in',
  'check-in-for',
  'verify',
  'dispatch',
  'reinspect',
  'close',
  'draft',
  'assess',
  'send',
  'send-first',
  'recall',
  'see-missing',
  'set-period',
  'edit-texts',
  'rehearse',
  'set-roster',
  'spot-check',
  'decide-absent',
  'decide-liaison',
  'move-liaison',
  'bind-group',
  'import',
  'console',
];

const administrator: readonly Act[] = ['approve', 'name-deputy', 'approve-swap', 'see-audit', 'set-bureau'];

const rights: Readonly<Record<Role, Readonly<Partial<Record<Act, Reach>>>>> = {
  administrator: { ...reach(officer, 'all'), ...reach(administrator, 'all') },
  officer: { ...reach(officer, 'all'), approve: 'all' },
  leader: {
    ...reach(
      [
        'report',
        'see-unit',
        'see-ledger',
        'see-phones',
        'check-in',
        'check-in-for',
        'verify',
        'close',
        'recall',
        'console',
      ],
      'all',
    ),
    ...reach(
      ['see-missing', 'approve', 'approve-swap', 'spot-check', 'decide-absent', 'send', 'assess'],
      'all',
    ),
    ...reach(['name-deputy', 'rehearse'], 'all'),
  },
  street: {
    ...reach(
      ['report', 'see-unit', 'see-ledger', 'see-phones', 'verify', 'reinspect', 'see-missing'],
      'street',
    ),
    ...reach(['decide-liaison', 'move-liaison', 'bind-group'], 'street'),
    'check-in': 'own',
    console: 'street',
  },
  liaison: {
    ...reach(['report', 'see-unit', 'see-ledger', 'confirm', 'check-in', 'rectify', 'move-liaison'], 'own'),
  },
  // Reads what is kept, and changes nothing.
  auditor: reach(['report', 'see-unit', 'see-ledger', 'see-evidence', 'console', 'see-audit'], 'all'),
  guest: { report: 'all' },
};

/** Who asks, as far as rights go. A person who proved nothing has no person behind him: he is a guest. */
export interface Actor {
  readonly roles: readonly Role[];
  readonly units: readonly UnitId[];
  readonly street?: string | undefined;
}

/** The one table of rights. `unit` is the unit the act touches; without it the act must hold everywhere or for himself. */
export function may(who: Actor, act: Act, unit?: { readonly id: UnitId; readonly street: string }): boolean {
  return who.roles.some((role) => holds(rights[role][act], who, unit));
}

function holds(
  found: Reach | undefined,
  who: Actor,
  unit: { readonly id: UnitId; readonly street: string } | undefined,
): boolean {
  if (found === undefined) return false;
  if (found === 'all') return true;
  if (found === 'own') return unit === undefined || who.units.includes(unit.id);
  return unit === undefined || unit.street === who.street || who.units.includes(unit.id);
}

function reach(listed: readonly Act[], how: Reach): Partial<Record<Act, Reach>> {
  return Object.fromEntries(listed.map((act) => [act, how]));
}
