import { hasRole } from '../../domain/directory/person.ts';
import type { Card } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import type { Send } from '../outcome.ts';

const most = 10;

/** To the administrators, on any channel but the one that is in trouble. */
export async function toAdministrators(deps: Deps, once: string, card: Card): Promise<Send[]> {
  const { officers } = await officials(deps);
  return officers
    .filter((person) => hasRole(person, 'administrator'))
    .slice(0, most)
    .flatMap(({ id, addresses }): Send[] => {
      const address = addresses.find(({ channel }) => channel !== 'wechat');
      return address
        ? [{ once: `${once}#${id}`, to: { kind: 'address', address }, lane: 'answer', card }]
        : [];
    });
}
