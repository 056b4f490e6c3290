import {
  firstAdministrator,
  unknownYou,
  unnamedAdministrator,
  waitingYou,
  whoYouAre,
} from '../../conversation/directory/words.ts';
import { personId } from '../../domain/ids.ts';
import { allUnits, directoryChanged, loadBureau, putPerson, sameAddress } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { hasAsked } from './bind.ts';

export async function me(deps: Deps, { speaker }: Turn): Promise<Outcome> {
  if (!speaker.person) return say((await hasAsked(deps, { speaker })) ? waitingYou : unknownYou, true);
  const { name, roles, street } = speaker.person;
  return say(whoYouAre({ name, roles, street, units: speaker.represents.map((unit) => unit.name) }), true);
}

/** The first administrators are named by the environment; each becomes a person when he first writes. */
export async function becomeAdministrator(
  deps: Deps,
  { speaker, inbound }: Turn,
): Promise<Outcome | undefined> {
  if (speaker.person || !deps.admins.some((admin) => sameAddress(admin, speaker.address))) return undefined;
  const bureau = await loadBureau(deps.table);
  const id = personId(deps.newId('p'));
  const person = {
    id,
    name: inbound.from.name ?? unnamedAdministrator,
    nicknames: [],
    roles: ['administrator' as const],
    units: [],
  };
  const known = { ...person, addresses: [speaker.address], active: true };
  const writes = [...putPerson(known, 0), directoryChanged()];
  if (!bureau) return { writes };
  const isEmpty = (await allUnits(deps.table)).length === 0;
  return { writes, reply: firstAdministrator(bureau.value, { isEmpty }), privately: true };
}
