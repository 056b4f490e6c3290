import { limitsOf } from '../shared/domain/delivery.ts';
import type { Channel, Mouth } from '../shared/domain/message.ts';
import { deliver } from '../shared/flows/deliver.ts';
import { settle } from '../shared/flows/errands.ts';
import { work } from '../shared/flows/steps.ts';
import type { House } from './app.ts';

export type Mouths = Readonly<Partial<Record<Channel, Mouth>>>;

/** Sends what waits, on every channel, until nothing is due or `untilWallMs` is near. */
export async function deliverDoor(house: House, mouths: Mouths, untilWallMs?: number): Promise<void> {
  const { deps } = house;
  await work(deps, house.now());
  const settled = settle(deps, () => house.now());
  await Promise.all(
    channelsOf(mouths).map(([channel, mouth]) =>
      deliver(deps, {
        channel,
        mouth,
        limits: limitsOf(channel),
        settled,
        ...(untilWallMs !== undefined && { untilWallMs }),
      }),
    ),
  );
}

function channelsOf(mouths: Mouths): (readonly [Channel, Mouth])[] {
  const channels: readonly Channel[] = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'];
  return channels.flatMap((channel) => {
    const mouth = mouths[channel];
    return mouth ? [[channel, mouth] as const] : [];
  });
}
