import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { sourcesOf } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { ConfigError } from '../../functions/settings.ts';
import { sourceNames } from '../../shared/feeds/weather/names.ts';

const noFiles = () => {
  throw new Error('no such file');
};
const feishu = {
  FEISHU_APP_ID: 'cli_1',
  FEISHU_APP_SECRET: 's',
  FEISHU_ENCRYPT_KEY: 'k',
  FEISHU_VERIFICATION_TOKEN: 't',
};

test('an empty environment starts the sandbox on loopback', () => {
  expect(readConfig({}, noFiles)).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '.data',
    timeZone: 'Asia/Shanghai',
    sandbox: 'whole',
  });
});

test('a real channel ends the sandbox, unless it is asked for on loopback', () => {
  expect(readConfig(feishu, noFiles).sandbox).toBe('off');
  expect(readConfig({ ...feishu, SANDBOX: '1' }, noFiles).sandbox).toBe('beside');
  expect(() => readConfig({ ...feishu, SANDBOX: '1', HOST: '0.0.0.0' }, noFiles)).toThrow(/^SANDBOX: /);
});

test.each([
  ['PORT', 'eighty'],
  ['TIME_ZONE', 'Asia/Peking2'],
  ['SANDBOX', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['ADMINS', 'ou_1'],
  ['ADMINS', 'fax:1'],
  ['PUBLIC_URL', 'zhishou.example'],
  ['DYNAMODB_ENDPOINT', 'ftp://x'],
])('%s=%s stops the start with a line that names it', (name, value) => {
  expect(() => readConfig({ [name]: value }, noFiles)).toThrow(new RegExp(`^${name}: `));
});

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const qweather = {
  QWEATHER_HOST: 'abc123.qweatherapi.com',
  QWEATHER_PROJECT_ID: 'p',
  QWEATHER_KEY_ID: 'k',
  QWEATHER_PRIVATE_KEY: pem,
};

test('sources of warnings are off until set, and a site that forbids it until its permission is named', () => {
  expect(readConfig({}, noFiles).weather).toEqual({ capFeeds: [] });
  const config = readConfig(
    { ...qweather, CAP_FEEDS: 'https://a.test/rss.xml, https://b.test/cap/' },
    noFiles,
  );
  expect(config.weather).toMatchObject({
    qweather: { base: 'https://abc123.qweatherapi.com' },
    capFeeds: ['https://a.test/rss.xml', 'https://b.test/cap/'],
  });
  expect(readConfig({ NMC_URL: 'https://x.test' }, noFiles).weather.nmc).toBeUndefined();
  expect(readConfig({ NMC_PERMISSION: '函1号' }, noFiles).weather.nmc?.base).toBe('https://www.nmc.cn');
  expect(readConfig({ ZJ_URL: 'https://x.test' }, noFiles).weather.zj).toBeUndefined();
  expect(readConfig({ OPENMETEO_URL: 'https://x.test/' }, noFiles).weather.openMeteo).toBe('https://x.test');
});

test('every source that is on is known by its name to doors that ask none', () => {
  const on = { NMC_PERMISSION: '函1号', ZJ_PERMISSION: '函2号', OPENMETEO_URL: 'https://m.test' };
  const feeds = 'https://a.test/rss.xml,https://b.test/cap/';
  const config = readConfig({ ...qweather, ...on, QWEATHER_STORMS: '1', CAP_FEEDS: feeds }, noFiles);
  expect(sourceNames(config.weather)).toEqual(sourcesOf(config).map(({ name }) => name));
});

test('a key whose line breaks are written out is the same key', () => {
  const written = { ...qweather, QWEATHER_PRIVATE_KEY: pem.replaceAll('\n', '\\n') };
  expect(readConfig(written, noFiles).weather.qweather?.privateKey).toBe(pem);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

test.each([
  ['QWEATHER_HOST', 'devapi.qweather.com'],
  ['QWEATHER_HOST', 'http://abc.qweatherapi.com'],
  ['QWEATHER_PROJECT_ID', ''],
  ['QWEATHER_PRIVATE_KEY', 'secret'],
  ['QWEATHER_PRIVATE_KEY', rsa.toString()],
  ['QWEATHER_STORMS', 'yes'],
  ['CAP_FEEDS', 'ftp://a.test'],
  ['OPENMETEO_URL', 'open-meteo'],
])('%s=%s stops the start and shows nothing of a secret', (name, value) => {
  const start = () => readConfig({ ...qweather, [name]: value }, noFiles);
  expect(start).toThrow(new RegExp(`^${name}: (?!.*secret)`));
});

test.each([
  ['FEISHU_BASE_URL', 'nonsense'],
  ['FEISHU_URGENT', 'pigeon'],
  ['WECOM_BASE_URL', 'http://wecom.test'],
  ['DINGTALK_API_URL', 'nonsense'],
])('%s=%s stops the start though its channel is off', (name, value) => {
  expect(() => readConfig({ [name]: value }, noFiles)).toThrow(new RegExp(`^${name}: `));
});

test('a part of a channel’s variables is an error that names the missing one', () => {
  const { FEISHU_ENCRYPT_KEY: _, ...part } = feishu;
  expect(() => readConfig(part, noFiles)).toThrow(/^FEISHU_ENCRYPT_KEY: /);
  expect(readConfig({ ...part, FEISHU_MODE: 'socket' }, noFiles).feishu?.mode).toBe('socket');
});

test('plain http to Feishu is allowed on loopback only', () => {
  expect(() => readConfig({ ...feishu, FEISHU_BASE_URL: 'http://feishu.test' }, noFiles)).toThrow(
    ConfigError,
  );
  expect(readConfig({ ...feishu, FEISHU_BASE_URL: 'http://127.0.0.1:9/' }, noFiles).feishu?.baseUrl).toBe(
    'http://127.0.0.1:9',
  );
});

test('a secret may lie in a file, and a file that is not there is named', () => {
  const config = readConfig(
    { ...feishu, FEISHU_APP_SECRET: '', FEISHU_APP_SECRET_FILE: '/s' },
    () => 'from-file\n',
  );
  expect(config.feishu?.appSecret).toBe('from-file');
  expect(() => readConfig({ INGEST_TOKEN_FILE: '/none' }, noFiles)).toThrow(/^INGEST_TOKEN_FILE: /);
});

test('the first administrators are addresses', () => {
  expect(readConfig({ ADMINS: 'feishu:ou_1, sandbox:zhou' }, noFiles).admins).toEqual([
    { channel: 'feishu', kind: 'person', id: 'ou_1' },
    { channel: 'sandbox', kind: 'person', id: 'zhou' },
  ]);
});

test.each([
  ['WECOM_TOKEN', { WECOM_BOT_ID: 'aib', WECOM_AES_KEY: 'x'.repeat(43) }],
  ['WECOM_AES_KEY', { WECOM_BOT_ID: 'aib', WECOM_TOKEN: 't', WECOM_AES_KEY: 'short' }],
  ['DINGTALK_ROBOT_CODE', { DINGTALK_APP_KEY: 'k', DINGTALK_APP_SECRET: 's' }],
  ['WECOM_ROBOTS', { WECOM_ROBOTS: 'no-key' }],
  ['DINGTALK_ROBOTS', { DINGTALK_ROBOTS: 'a=1:s,a=2:s' }],
  ['DINGTALK_API_URL', { DINGTALK_ROBOTS: 'a=1', DINGTALK_API_URL: 'http://ding.test' }],
  ['FEISHU_APP_ID', { FEISHU_APP_SECRET: 's' }],
  ['WECHAT_KEYS', { WECHAT_KEYS: 'k1=short' }],
])('a part of another channel is one line that names %s', (name, env) => {
  expect(() => readConfig(env, noFiles)).toThrow(new RegExp(`^${name}: `));
});

test('robots are a channel of their own, without any app', () => {
  const config = readConfig({ FEISHU_ROBOTS: 'east=hook:secret\nwest=other' }, noFiles);
  expect(config.feishuRobots?.robots).toEqual([
    { name: 'east', key: 'hook', secret: 'secret' },
    { name: 'west', key: 'other' },
  ]);
  expect(config).toMatchObject({ sandbox: 'off' });
  expect(config.feishu).toBeUndefined();
});
