import { relay, relayed, relayedToNobody } from '../../conversation/duty/words.ts';
import type { Deps } from '../deps.ts';
import { runningShifts } from '../on-duty.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** What a person has to arrange (leave, a swap, being late) goes to the leader on duty in the words it was said. */
export async function relayToLeader(deps: Deps, { speaker, inbound, now }: Turn): Promise<Outcome> {
  const leaders = (await runningShifts(deps, now)).flatMap(({ places }) =>
    places.filter(({ role }) => role === 'leader'),
  );
  const leader = leaders.find(({ person }) => person !== undefined && person !== speaker.person?.id);
  if (!speaker.person || !leader?.person || inbound.kind !== 'said') return say(relayedToNobody, true);
  return {
    writes: [],
    reply: relayed(leader.name),
    privately: true,
    sends: [
      {
        once: `duty.relay#${inbound.channel}#${inbound.id}`,
        to: { kind: 'person', person: leader.person },
        lane: 'answer',
        card: relay(speaker.name, inbound.text),
      },
    ],
  };
}
