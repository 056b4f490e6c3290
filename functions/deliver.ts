import { type Limits, limitsOf } from '../shared/domain/delivery.ts';
import type { Channel, Mouth } from '../shared/domain/message.ts';
import type { Job } from '../shared/flows/deliver/job.ts';
import { deliver } from '../shared/flows/deliver.ts';
import { settle } from '../shared/flows/errands.ts';
import { work } from '../shared/flows/steps.ts';
import type { House } from './app.ts';

export type Mouths = Readonly<Partial<Record<Channel, Mouth>>>;

/** How the courier's host differs: when it must end, who it is, how it hears of more. */
export type Host = Pick<Job, 'untilWallMs' | 'signal' | 'holder' | 'bell'> & {
  /** Other limits than the platform's documented ones: a benchmark lifts them. */
  readonly limits?: (channel: Channel) => Limits;
};

/** Sends what waits, on every channel, until nothing is due; tells when it is worth while to come again. */
export async function deliverDoor(
  house: House,
  mouths: Mouths,
  { limits = limitsOf, ...host }: Host = {},
): Promise<number | undefined> {
  const { deps, now } = house;
  await work(deps, now());
  const settled = settle(deps, now);
  const done = await Promise.all(
    channelsOf(mouths).map(([channel, mouth]) =>
      deliver(deps, { channel, mouth, limits: limits(channel), settled, now, ...host }),
    ),
  );
  const next = Math.min(...done.flatMap(({ nextAtMs }) => nextAtMs ?? []));
  return Number.isFinite(next) ? next : undefined;
}

function channelsOf(mouths: Mouths): (readonly [Channel, Mouth])[] {
  const channels: readonly Channel[] = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'];
  return channels.flatMap((channel) => {
    const mouth = mouths[channel];
    return mouth ? [[channel, mouth] as const] : [];
  });
}
