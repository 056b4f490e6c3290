import { type Limits, limitsOf } from '../shared/domain/delivery.ts';
import type { Channel, Failure, Mouth } from '../shared/domain/message.ts';
import type { Job } from '../shared/flows/deliver/job.ts';
import { fetchPastGateway } from '../shared/flows/deliver/past-gateway.ts';
import { settle } from '../shared/flows/errands.ts';
import { round } from '../shared/flows/round.ts';
import type { House } from './app.ts';

export type Mouths = Readonly<Partial<Record<Channel, Mouth>>>;

/** How the courier's host differs: when it must end, who it is, how it hears of more. */
export type Host = Pick<Job, 'untilWallMs' | 'signal' | 'holder' | 'bell'> & {
  /** Other limits than the platform's documented ones: a benchmark lifts them. */
  readonly limits?: (channel: Channel) => Limits;
  /** Hears what each try came to. */
  readonly tried?: (channel: Channel, call: string, failure?: Failure) => void;
};

/** Expands and sends what waits, on every channel, until nothing is due; tells when it is worth while to come again. */
export async function deliverDoor(
  house: House,
  mouths: Mouths,
  { limits = limitsOf, tried, ...host }: Host = {},
): Promise<number | undefined> {
  const { deps, now } = house;
  const settled = settle(deps, now);
  const jobs = channelsOf(mouths).map(
    ([channel, mouth]): Job => ({
      ...{ channel, mouth, limits: limits(channel), settled, now, ...host },
      ...(tried && { tried: (call, failure) => tried(channel, call, failure) }),
    }),
  );
  if (house.config.wechat) await fetchPastGateway(deps, settled);
  return round(deps, jobs, now);
}

function channelsOf(mouths: Mouths): (readonly [Channel, Mouth])[] {
  const channels: readonly Channel[] = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'];
  return channels.flatMap((channel) => {
    const mouth = mouths[channel];
    return mouth ? [[channel, mouth] as const] : [];
  });
}
