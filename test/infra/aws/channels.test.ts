import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askService } from '../../../bots/wechat/service.ts';
import { people } from '../../../infra/town/people.ts';
import { groups, bureau as town } from '../../../infra/town/town.ts';
import { units } from '../../../infra/town/units.ts';
import type { Channel } from '../../../shared/domain/message.ts';
import { instant } from '../../../shared/domain/time.ts';
import { fillDirectory } from '../../../shared/flows/filling.ts';
import { enqueue } from '../../../shared/store/outbox.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';
import { cloudBureau } from '../../kit/cloud/bureau.ts';
import { type Packaged, packaged } from '../../kit/cloud/packaged.ts';
import { courierWorld, orderTo } from '../../kit/courier.ts';
import { dynamoBinary } from '../../kit/dynamo-server.ts';

const binary = dynamoBinary();
const secret = 'a secret of thirty-two letters or more';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

if (binary) {
  let made: Packaged;
  let wecom: Awaited<ReturnType<typeof fakeWecom>>;
  let cloud: Awaited<ReturnType<typeof cloudBureau>>;

  beforeAll(async () => {
    made = await packaged();
    wecom = await fakeWecom(Date.now);
    const secrets = { 'wechat-keys': `k1=${secret}`, 'wecom-robots': wecom.env['WECOM_ROBOTS'] ?? '' };
    const env = { WECOM_BASE_URL: wecom.env['WECOM_BASE_URL'] ?? '' };
    cloud = await cloudBureau(made, binary, { secrets, env });
    await cloud.tick();
    const { table } = cloud.stack;
    const at = (channel: Channel, id: string) => ({ channel, kind: 'person', id }) as const;
    const chen = people.find(({ id }) => id === 'chen');
    await fillDirectory(
      { ...courierWorld().deps, table },
      {
        bureau: { ...town, retentionDays: 730, bornAt: instant(Date.now()) },
        people: people.map((one) => ({ ...one, addresses: [at('wechat', one.id)] })),
        units,
        groups: groups.slice(0, 1).map((one) => ({
          ...one,
          address: wecom.group,
          covers: { kind: 'units', units: chen?.units ?? [] },
        })),
      },
    );
  }, 400_000);
  afterAll(async () => {
    await cloud?.close();
    await wecom?.close();
    await made?.remove();
  });

  const gateway = (base64: boolean, key = { id: 'k1', secret }, now = Date.now) =>
    askService(
      { serviceUrl: 'https://api.invalid', key },
      { now, travel: (url, init) => cloud.stack.ask(new Request(url, init), base64) },
    );

  describe('the WeChat gateway', () => {
    test('is heard with its own key only, and is told the time when its clock is wrong', async () => {
      const status = { account: 'duty', loggedIn: true };
      const stranger = { id: 'k1', secret: 'another secret of thirty-two letters' };
      expect((await gateway(false, stranger)('/hooks/wechat/status', status)).status).toBe(401);
      const late = await gateway(
        false,
        undefined,
        () => Date.now() - 3_600_000,
      )('/hooks/wechat/status', status);
      expect(late).toMatchObject({ status: 401, value: { error: 'clock', now: expect.any(Number) } });
      expect((await gateway(false)('/hooks/wechat/status', status)).status).toBe(200);
      expect((await gateway(false)('/hooks/wechat/other', status)).status).toBe(404);
    });

    test.each([
      ['as they are', false],
      ['in base 64', true],
    ])(
      'brings words that come %s, takes the answer away once and says that it was said',
      async (_, base64) => {
        const ask = gateway(base64);
        const what = { kind: 'message', from: 'chen', text: '我是谁', mentionsBot: false, images: [] };
        const event = { account: 'duty', id: `w-${base64}`, what: { ...what, sentAtMs: Date.now() } };
        expect((await ask('/hooks/wechat/events', event)).status).toBe(200);
        expect((await ask('/hooks/wechat/events', event)).status).toBe(200);
        const first = await ask('/hooks/wechat/lease', { holding: [], most: 10 });
        expect(first).toMatchObject({ value: { deliveries: [{ text: expect.stringContaining('陈思远') }] } });
        const [{ id }] = (first.value as { deliveries: [{ id: string }] }).deliveries;
        expect((await ask('/hooks/wechat/ack', { id, fate: 'sent' })).status).toBe(200);
        expect((await ask('/hooks/wechat/lease', { holding: [], most: 10 })).value).toEqual({
          deliveries: [],
        });
      },
    );

    test('brings a photo, which lies in the bucket after the next lease', async () => {
      const ask = gateway(true);
      expect((await ask('/hooks/wechat/media/photo-of-a-hazard', new Uint8Array(dot))).status).toBe(200);
      const what = { kind: 'message', from: 'chen', text: '隐患 三楼消防通道堆货', mentionsBot: false };
      const event = { ...what, sentAtMs: Date.now(), images: ['photo-of-a-hazard'] };
      await ask('/hooks/wechat/events', { account: 'duty', id: 'w-photo', what: event });
      const given = await ask('/hooks/wechat/lease', { holding: [], most: 10 });
      expect(JSON.stringify(given.value)).toMatch(/YH-\d{4}-\d{4}/);
      expect(cloud.stack.bucket.keys()).toEqual([expect.stringMatching(/^photos\//)]);
    });
  });

  describe('a signed page', () => {
    test('opens from a link that the courier wrote, takes a hazard with its photo, and is used once', async () => {
      const { table } = cloud.stack;
      const order = orderTo('', {
        lane: 'red',
        to: wecom.group,
        once: 'notice#1',
        askedAt: instant(Date.now()),
      });
      await table.transact(enqueue(order, Date.now()));
      await cloud.settles();
      const text = wecom.shown().at(-1)?.text ?? '';
      const url = /https:\/\/\S*\/p\/[\w-]+/.exec(text)?.[0] ?? '';
      const page = await cloud.stack.ask(new Request(url));
      expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
      expect(await page.text()).toContain('type="file"');
      const script = await cloud.stack.ask(new Request(new URL('/p/small.js', url)));
      expect(script.headers.get('content-type')).toContain('javascript');
      const body = new FormData();
      body.append('place', '三层东侧');
      body.append('text', '消防通道被货物堵住');
      body.append('photo', new Blob([dot, 'another'], { type: 'image/png' }));
      const done = await cloud.stack.ask(new Request(url, { method: 'POST', body }), true);
      expect(await done.text()).toMatch(/YH-\d{4}-\d{4}/);
      expect(await (await cloud.stack.ask(new Request(url))).text()).toContain('这个链接已经用过');
      await cloud.settles();
      // Chen is reached on WeChat: what he sends is fetched where his messages wait.
      await gateway(false)('/hooks/wechat/lease', { holding: [], most: 10 });
      expect(cloud.stack.bucket.keys()).toHaveLength(2);
    });

    test('of nobody is not found', async () => {
      expect((await cloud.stack.ask(new Request('https://api.invalid/p/abcdefghijklmnop'))).status).toBe(404);
    });
  });
}
