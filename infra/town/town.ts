import type { Group } from '../../shared/domain/directory/unit.ts';
import { groupId } from '../../shared/domain/ids.ts';
import { people as registered } from './people.ts';
import { streets, units } from './units.ts';

/** 临江 is no real district; its numbers ring nowhere. */
export const bureau = { name: '临江区商务局', office: '值班室', landline: '0100-88660119' };

/** 990101 is nobody's code, and the point lies at sea. */
export const region = {
  ...{ code: '990101', name: '临江区', above: ['江州市'], zones: [] },
  at: { latitude: 25, longitude: 119.8 },
} as const;

/** Everybody with an account on the sandbox's platform: the directory's people, and 路人, whom it does not know. */
export const people: readonly { readonly id: string; readonly name: string; readonly mobile?: string }[] = [
  ...registered.map(({ id, name, phone }) => ({ id, name, ...(phone !== undefined && { mobile: phone }) })),
  { id: 'guest', name: '路人' },
];

/** The platform's group chats, with the bot in each. */
export const rooms: readonly {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}[] = [
  { id: 'g-all', name: '临江区商务安全工作群', members: [...registered.map(({ id }) => id), 'guest'] },
  { id: 'g-jiangwan', name: '江湾街道商务安全群', members: membersOf(streets.jiangwan) },
  { id: 'g-beiyuan', name: '北苑街道商务安全群', members: membersOf(streets.beiyuan) },
];

/** The same groups as the directory knows them. */
export const groups: readonly Group[] = rooms.map(({ id, name }) => ({
  id: groupId(id),
  name,
  address: { channel: 'sandbox', kind: 'chat', id },
  covers: coverOf(id),
  active: true,
}));

function coverOf(room: string): Group['covers'] {
  if (room === 'g-all') return { kind: 'all' };
  return { kind: 'street', street: room === 'g-jiangwan' ? streets.jiangwan : streets.beiyuan };
}

function membersOf(street: string): string[] {
  const liaisons = new Set(
    units.flatMap((unit) => (unit.street === street && unit.liaison ? [unit.liaison] : [])),
  );
  return registered
    .filter(({ id, roles, street: own }) => liaisons.has(id) || own === street || roles.includes('officer'))
    .map(({ id }) => id);
}
