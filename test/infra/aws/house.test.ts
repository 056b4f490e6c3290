import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudBureau } from '../../kit/cloud/bureau.ts';
import { type Packaged, packaged } from '../../kit/cloud/packaged.ts';
import { dynamoBinary } from '../../kit/dynamo-server.ts';

const binary = dynamoBinary();
const png = new Uint8Array([...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 1, 2, 3]);

if (binary) {
  let made: Packaged;
  let bureau: Awaited<ReturnType<typeof cloudBureau>>;
  const health = async () => {
    const answer = await bureau.ask(new Request('http://api.invalid/healthz'));
    return { status: answer.status, body: await answer.json() };
  };

  beforeAll(async () => {
    made = await packaged();
    bureau = await cloudBureau(made, binary);
    expect(await health()).toEqual({
      status: 503,
      body: { ok: false, reasons: ['the clock has not run yet'] },
    });
    const { attempts } = await bureau.says('帮助');
    expect(attempts).toMatchObject([{ status: 503 }]);
    await bureau.tick();
  }, 120_000);
  afterAll(async () => {
    await bureau?.close();
    await made?.remove();
  });

  test('it is ready once the clock has run, and says so to probes', async () => {
    expect(await health()).toMatchObject({ status: 200, body: { ok: true } });
  });

  test('secrets are asked for by the names in the template, and none stands in an environment of it', () => {
    const { ssm } = bureau.stack;
    expect(ssm.asked[0]).toContain('/zhishou/feishu-app-secret');
    expect(JSON.stringify(made.template)).not.toContain(bureau.fake.state.app.appSecret);
  });

  test.each([
    ['as it is', false],
    ['in base 64', true],
  ])('a sealed message whose body comes %s is heard, and its answer seen', async (_, base64) => {
    bureau.sendsBase64(base64);
    const before = bureau.told().length;
    const { attempts } = await bureau.says('我是谁');
    expect(attempts).toMatchObject([{ status: 200, body: {} }]);
    expect(bureau.told()).toHaveLength(before);
    await bureau.look();
    expect(bureau.told().length).toBeGreaterThan(before);
  });

  test('the platform saves the URL, a forged message is turned away, an unknown door is none', async () => {
    const asked = await bureau.fake.challenge();
    expect(asked).toMatchObject({ status: 200, body: { challenge: asked.challenge } });
    const forged = await bureau.fake.say({ user: 'ou_chen', chat: null, text: '帮助' }, { sign: 'bad' });
    expect(forged.attempts).toMatchObject([{ status: 401, body: '' }]);
    const other = await bureau.ask(
      new Request('http://api.invalid/hooks/other', { method: 'POST', body: '{}' }),
    );
    expect(other.status).toBe(404);
  });

  test('a photo is fetched from the platform and kept in the bucket', async () => {
    await bureau.says('隐患 三楼消防通道堆货', { images: [png] });
    const { all } = await bureau.settles();
    const photos = all.flatMap(({ dynamodb: { NewImage } }) =>
      NewImage?.kind.S === 'case-photo' ? [NewImage] : [],
    );
    expect(photos.length).toBeGreaterThan(0);
    expect(bureau.stack.bucket.keys()).toEqual([expect.stringMatching(/^photos\//)]);
  });

  test('each minute the clock says how long the oldest order has waited', async () => {
    await bureau.says('帮助');
    await bureau.tick();
    const lines = bureau.stack.tick.log().filter((line) => line.includes('_aws'));
    const { _aws, ...metric } = JSON.parse(lines.at(-1) ?? '{}');
    expect(_aws.CloudWatchMetrics).toEqual([
      { Namespace: 'Zhishou', Dimensions: [['Table']], Metrics: [{ Name: 'OldestRowAge', Unit: 'Seconds' }] },
    ]);
    expect(metric).toEqual({ Table: 'table-of-the-stack', OldestRowAge: expect.any(Number) });
    await bureau.settles();
  });

  test('no log line holds a secret or a person’s words', () => {
    const { webhook, tick, deliver } = bureau.stack;
    const log = [webhook, tick, deliver].flatMap((one) => one.log()).join('\n');
    const { appSecret, encryptKey, verificationToken } = bureau.fake.state.app;
    for (const secret of [appSecret, encryptKey, verificationToken, '消防通道'])
      expect(log).not.toContain(secret);
  });
}
