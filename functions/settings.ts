import * as z from 'zod/mini';

/** A variable that stops the start; the message is the one line its operator reads. */
export class ConfigError extends Error {
  constructor(variable: string, why: string) {
    super(`${variable}: ${why}`);
    this.name = 'ConfigError';
  }
}

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads one variable; undefined if it is not set, or empty. */
export type Value = (name: string) => string | undefined;

/** `readFile` serves NAME_FILE=/path. Throws ConfigError. */
export function valuesOf(env: Env, readFile: (path: string) => string): Value {
  return (name) => {
    const path = env[`${name}_FILE`];
    if (path === undefined || path === '') return env[name] === '' ? undefined : env[name];
    try {
      return readFile(path).trim();
    } catch {
      throw new ConfigError(`${name}_FILE`, 'the file cannot be read');
    }
  };
}

export function one<T>(value: Value, name: string, schema: z.ZodMiniType<T>, why: string): T | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  const parsed = z.safeParse(schema, text);
  if (!parsed.success) throw new ConfigError(name, why);
  return parsed.data;
}

/** All of these variables, or none of them. Throws ConfigError that names the first that is missing. */
export function allOrNone(
  value: Value,
  names: readonly string[],
  prefix: string,
): readonly string[] | undefined {
  const found = names.map(value);
  if (found.every((text) => text === undefined)) return undefined;
  return found.map((text, place) => {
    if (text !== undefined) return text;
    const name = names[place] ?? '';
    throw new ConfigError(name, `is missing, but other ${prefix} variables are set (${names.join(', ')})`);
  });
}

export function urlOf(value: Value, name: string): string | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new ConfigError(name, 'must be an http(s) URL');
  return text.replace(/\/+$/, '');
}

/** The address of a platform: what is sent there must not be read on the way. */
export function platformUrl(value: Value, name: string, usual: string): string {
  const url = urlOf(value, name) ?? usual;
  if (url.startsWith('http://') && !isLoopback(new URL(url).hostname))
    throw new ConfigError(name, 'http:// is allowed on loopback only');
  return url;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
