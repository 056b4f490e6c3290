/** What the environment asks of the gateway. */
export interface Settings {
  readonly puppet: 'mock' | 'wechat4u' | 'service';
  /** Where the service is, and the key it knows us by. */
  readonly serviceUrl: string;
  readonly key: { readonly id: string; readonly secret: string };
  /** Our name for the account, and the WeChat id it must turn out to be. */
  readonly account: string;
  readonly expected?: string;
  /** False: it hears and says nothing. */
  readonly speaks: boolean;
  readonly folder: string;
  readonly port: number;
  readonly perDay: number;
  /** Rooms that are heard; all while none is named. */
  readonly rooms: readonly string[];
  readonly token?: string;
  readonly endpoint?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Throws an Error whose message names the variable. */
export function settingsOf(env: Env): Settings {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name}: is missing`);
    return value;
  };
  const puppet = puppetOf(env['WECHAT_PUPPET'] ?? 'mock');
  if (puppet === 'service')
    for (const name of ['WECHAT_PUPPET_TOKEN', 'WECHAT_PUPPET_ENDPOINT']) needed(name);
  const [id = '', secret = ''] = splitOnce(needed('WECHAT_KEY'));
  if (id === '' || secret.length < 32)
    throw new Error('WECHAT_KEY: must be id=secret, 32 characters or more');
  return {
    ...{ puppet, key: { id, secret }, serviceUrl: urlOf(needed('WECHAT_SERVICE_URL')) },
    account: env['WECHAT_ACCOUNT'] ?? 'wechat',
    speaks: env['WECHAT_SPEAKS'] === '1',
    folder: env['WECHAT_DIR'] ?? '.data/wechat',
    port: numberOf(env, 'WECHAT_PORT', 3001),
    perDay: numberOf(env, 'WECHAT_PER_DAY', 50),
    rooms: (env['WECHAT_ROOMS'] ?? '').split(',').filter((room) => room !== ''),
    ...given({
      expected: env['WECHAT_EXPECTED'],
      token: env['WECHAT_PUPPET_TOKEN'],
      endpoint: env['WECHAT_PUPPET_ENDPOINT'],
    }),
  };
}

function puppetOf(name: string): Settings['puppet'] {
  if (name === 'mock' || name === 'wechat4u' || name === 'service') return name;
  throw new Error('WECHAT_PUPPET: must be mock, wechat4u or service');
}

function splitOnce(text: string): string[] {
  const at = text.indexOf('=');
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + 1)];
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

function urlOf(text: string): string {
  const isSafe = /^https:\/\//.test(text) || /^http:\/\/(127(\.\d+){3}|localhost)(:|\/|$)/.test(text);
  if (!isSafe || !URL.canParse(text))
    throw new Error('WECHAT_SERVICE_URL: must be https, or http on loopback');
  return text.replace(/\/+$/, '');
}

function numberOf(env: Env, name: string, usual: number): number {
  const value = env[name];
  if (value === undefined || value === '') return usual;
  if (!/^\d{1,5}$/.test(value)) throw new Error(`${name}: must be a number`);
  return Number(value);
}
