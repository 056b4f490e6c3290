import { spanMs } from '../../shared/domain/delivery/windows.ts';
import { limitsOf } from '../../shared/domain/delivery.ts';
import type { Failure } from '../../shared/domain/message.ts';
import { chats, courierWorld } from '../../test/kit/courier.ts';
import { shown } from './figures.ts';

/** Turned away at the gate, with the header that names the wait: the windows of the platform do not see it. */
const refused: Failure = { kind: 'later', code: '99991400', waitMs: 1_000 };
/** The same from a platform whose windows count what they refuse. */
const counted: Failure = { kind: 'later', code: '99991400' };
const gone: Failure = { kind: 'dead', code: '232009' };

/** A red broadcast on a clock that jumps: on a good day, and with 5 % refused, 5 % of the answers lost and 2 % of the groups dissolved. */
export async function storm(groups: number): Promise<string[][]> {
  const calm = await broadcast(groups, () => undefined);
  const rough = await amid(refused, groups);
  const grim = await amid(counted, groups);
  return [
    [`${groups} groups, red, virtual time: last one reached`, against(calm.lastMs, floorOf(groups))],
    [
      'the same with 5 % answered 429, 5 % dropped after processing, 2 % dissolved: living groups reached, twice',
      `${rough.reached} of ${rough.living}, ${rough.twice}`,
    ],
    [`… last one reached, against the floor of ${groups} calls`, against(rough.lastMs, floorOf(groups))],
    [
      '… all settled, the lost answers asked for again: against the floor of the calls that counted',
      against(rough.endMs, floorOf(rough.calls - rough.turnedAway)),
    ],
    [
      '… last one reached, were refused calls to count in the windows (nobody documents it)',
      against(grim.lastMs, floorOf(groups)),
    ],
  ];
}

async function amid(refusal: Failure, groups: number) {
  const isGone = (chat: string) => Number(chat.slice(3)) % 50 === 0;
  const came = await broadcast(groups, ({ chat, chance }) => {
    if (isGone(chat)) return gone;
    if (chance < 0.05) return refusal;
    return chance < 0.1 ? 'lost' : undefined;
  });
  const living = chats(groups).filter((chat) => !isGone(chat)).length;
  const twice = came.shown - came.reached;
  if (came.reached !== living || twice > 0) throw new Error(`${came.reached} of ${living}, ${twice} twice`);
  return { ...came, living, twice };
}

type Fault = NonNullable<Parameters<typeof courierWorld>[0]>['fault'];

async function broadcast(groups: number, fault: NonNullable<Fault>) {
  let calls = 0;
  let turnedAway = 0;
  const world = courierWorld({
    seed: groups,
    fault: (call) => {
      calls += 1;
      const came = fault(call);
      if (came === refused) turnedAway += 1;
      return came;
    },
  });
  await world.ask(chats(groups), { lane: 'red' });
  const beganMs = world.wall.now();
  await world.wall.run(world.finish());
  const { shown: all } = world.outside;
  const firsts = new Map(all.map(({ chat, atMs }) => [chat, atMs]));
  return {
    ...{ calls, turnedAway, shown: all.length, reached: firsts.size },
    lastMs: Math.max(...firsts.values()) - beganMs,
    endMs: world.wall.now() - beganMs,
  };
}

function floorOf(calls: number): number {
  return spanMs({ windows: limitsOf('feishu').perCall, slackMs: 0 }, 'red', calls);
}

function against(ms: number, floorMs: number): string {
  return `${shown(ms / 1000)} s, floor ${shown(floorMs / 1000)} s (${((ms / floorMs - 1) * 100).toFixed(1)} %)`;
}
