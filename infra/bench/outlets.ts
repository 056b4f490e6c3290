import { spanMs } from '../../shared/domain/delivery/windows.ts';
import { limitsOf } from '../../shared/domain/delivery.ts';
import { instant } from '../../shared/domain/time.ts';
import { chats, courierWorld, orderTo } from '../../test/kit/courier.ts';
import { start } from './child.ts';
import { shown, tableOf } from './figures.ts';

const groups = 1_300;
const robots = 40;

/** Ways out that are slow by rule, on a clock that jumps, and what the gateway takes in. */
export async function outlets(): Promise<string> {
  const child = await start(['--import', 'tsx', 'bots/wechat/bench.ts'], {});
  await child.stop();
  const { spool, redHours, blueDays } = JSON.parse(child.told);
  const wecom = await overRobots();
  const ways = tableOf(
    ['1,300 groups', 'planned', 'on a clock that jumps'],
    [
      ['over 40 WeCom robots, 18 a minute each', `${wecom.plannedS} s`, `${wecom.tookS} s`],
      ['over one WeChat account, red: ten a minute', '2.2 h', `${shown(redHours)} h`],
      ['the same, not red: 300 a day, none at night', '4.0 days', `${shown(blueDays)} days`],
    ],
  );
  const gateway = tableOf(
    ['the WeChat gateway', 'figure'],
    [
      ['messages a second into the spool, each on the disk, 500 at once', shown(spool.perSecond)],
      ['memory after 100,000 messages, all taken by the service', `${shown(spool.rssMb)} MB`],
      ['of it heap', `${shown(spool.heapMb)} MB`],
    ],
  );
  return `${ways}\n\n${gateway}`;
}

async function overRobots(): Promise<{ plannedS: number; tookS: number }> {
  const world = courierWorld({ limits: false });
  const limits = limitsOf('wecom');
  const names = chats(robots, 'robot:r');
  const orders = Array.from({ length: groups }, (_, place) => {
    const to = { channel: 'wecom', kind: 'chat', id: names[place % robots] ?? '' } as const;
    return orderTo('', { lane: 'red', to, once: `al_1#${place}`, askedAt: instant(world.wall.now()) });
  });
  const startMs = world.wall.now();
  await world.wall.run(
    world.put(orders).then(() => world.finish({ ...world.job, channel: 'wecom', limits })),
  );
  const each = Math.ceil(groups / robots);
  const plannedMs = spanMs({ windows: limits.perAddress, slackMs: limits.slackMs }, 'red', each);
  const lastMs = Math.max(...world.outside.shown.map(({ atMs }) => atMs)) - startMs;
  return { plannedS: Math.round(plannedMs / 1_000), tookS: Math.round(lastMs / 1_000) };
}
