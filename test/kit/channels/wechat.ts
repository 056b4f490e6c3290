import { gateway as gatewayDoor } from '../../../functions/gateway/gateway.ts';
import { wechatHouse } from '../../bots/wechat/house.ts';
import type { Fault } from './fake.ts';
import type { ChannelHouse } from './house.ts';

/** The town's house and its gateway, as the houses of the other channels show themselves. */
export async function wechatChannel(): Promise<
  Pick<ChannelHouse, 'fake' | 'says' | 'chooses' | 'asks' | 'passes' | 'close' | 'door' | 'photos'>
> {
  const town = await wechatHouse();
  const { house, wall, wechat } = town;
  const arrive = () => wall.run(town.gateway().sender.drain());
  const logIn = async () => {
    await town.turned({ kind: 'login', id: 'wxid_duty' });
    await arrive();
  };
  await logIn();
  let before: Fault = 'none';

  /** As many rounds whatever the time: a gateway with nothing to say does nothing but ask. */
  async function passes(ms: number): Promise<void> {
    for (const endMs = wall.now() + ms; wall.now() < endMs; ) {
      await house.settled();
      await town.turned({ kind: 'beat' });
      await wall.run(town.gateway().speaker.round(town.gateway().isReady()));
      await wall.run(wall.sleep(Math.max(500, ms / 1_000)));
    }
  }

  async function turn(kind: Fault): Promise<void> {
    wechat.places.add('r_all');
    wechat.fault(kind === 'lost' ? 'hangs-after' : 'none');
    if (kind === 'refused') wechat.places.delete('r_all');
    if (kind === 'limited') await town.turned({ kind: 'complaint' });
    if (kind === 'down') await town.turned({ kind: 'logout', reason: 'kicked by phone' });
    if (before === 'down') await logIn();
    before = kind;
  }

  let turning: Promise<void> = Promise.resolve();
  const says: ChannelHouse['says'] = async (from, text, { chat = null, id } = {}) => {
    await town.hears(text, { from, ...(chat !== null && { room: chat }), ...(id && { id }) });
    await passes(30_000);
    return 200;
  };
  return {
    fake: {
      ...house.fake,
      place: 'r_all',
      fault: (kind) => {
        turning = turn(kind);
      },
    },
    photos: house.photos,
    door: gatewayDoor(house.house),
    says,
    async chooses(from, label) {
      const number = new RegExp(`(\\d) ${label}`).exec(house.fake.shown().at(-1)?.text ?? '')?.[1];
      await says(from, number ?? label);
    },
    async asks(more, send = true) {
      await turning;
      const asked = await house.asks(more, false);
      if (send) await passes(5_000);
      return asked;
    },
    async passes(ms) {
      await turning;
      await passes(ms);
    },
    close: town.close,
  };
}
