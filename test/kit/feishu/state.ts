import { type Faults, faults } from './faults.ts';
import { type Limiter, limiter } from './limiter.ts';

export interface AppIdentity {
  readonly appId: string;
  readonly appSecret: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly botOpenId: string;
}

export interface User {
  readonly openId: string;
  readonly name: string;
  readonly mobile?: string;
  resigned?: boolean;
  outOfRange?: boolean;
}

export interface Chat {
  readonly id: string;
  name: string;
  status: 'normal' | 'dissolved' | 'dissolved_save';
  readonly members: Set<string>;
  hasBot: boolean;
  muted: boolean;
}

export interface Message {
  readonly id: string;
  /** The chat it lies in; a private talk is a chat too. */
  readonly chat: string;
  readonly inPrivate: boolean;
  readonly from: string;
  readonly type: string;
  readonly at: number;
  readonly uuid?: string;
  content: string;
  revision: number;
  recalled: boolean;
  quote?: string;
  readonly urged: { by: string; people: readonly string[] }[];
}

/** A file the bot handed over. */
export interface KeptFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
}

export interface Limits {
  readonly perRoute: readonly { readonly count: number; readonly ms: number }[];
  readonly perChat: readonly { readonly count: number; readonly ms: number }[];
}

/** The platform's documented limits: per app and API, and per chat or message. */
export const feishuLimits: Limits = {
  perRoute: [
    { count: 50, ms: 1_000 },
    { count: 1_000, ms: 60_000 },
  ],
  perChat: [{ count: 5, ms: 1_000 }],
};
export const noLimits: Limits = { perRoute: [], perChat: [] };

export interface Settings {
  /** The wall clock, real or moved by hand. */
  readonly now: () => number;
  readonly limits?: Limits;
  readonly tokenSeconds?: number;
  /** With which HTTP status a token is refused: both happen. */
  readonly tokenStatus?: 400 | 200;
  readonly app?: Partial<AppIdentity>;
}

export interface State {
  readonly now: () => number;
  readonly app: AppIdentity;
  readonly settings: Settings;
  readonly users: Map<string, User>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  readonly images: Map<string, Uint8Array>;
  readonly files: Map<string, KeptFile>;
  /** Bytes of what people sent, by message and key. */
  readonly resources: Map<string, Uint8Array>;
  readonly tokens: Map<string, number>;
  readonly uuids: Map<string, { readonly message?: string; readonly at: number }>;
  readonly faults: Faults;
  readonly routeLimit: Limiter;
  readonly chatLimit: Limiter;
  readonly calls: { readonly route: string; readonly at: number }[];
  readonly withoutScopes: Set<string>;
  /** What was given to browsers that signed in, until it is used. */
  readonly codes: Map<
    string,
    { readonly user: string; readonly challenge: string; readonly returnUrl: string }
  >;
  /** Tokens of people, by whose they are. */
  readonly userTokens: Map<string, string>;
  /** Refuses mobile numbers in content, as some tenants do. */
  dlp: boolean;
  tokenRequests: number;
  callsLeft: number;
  newId(prefix: string): string;
}

export function newState(settings: Settings): State {
  const { perRoute, perChat } = settings.limits ?? feishuLimits;
  const counts = new Map<string, number>();
  return {
    now: settings.now,
    settings,
    app: {
      appId: 'cli_00000000000000a1',
      appSecret: 'app-secret-of-the-fake',
      encryptKey: 'encrypt-key-of-the-fake',
      verificationToken: 'verification-token-of-the-fake',
      botOpenId: 'ou_bot',
      ...settings.app,
    },
    ...{
      users: new Map(),
      chats: new Map(),
      messages: new Map(),
      images: new Map(),
      files: new Map(),
      resources: new Map(),
    },
    ...{ tokens: new Map(), uuids: new Map(), faults: faults(), calls: [], withoutScopes: new Set() },
    ...{ codes: new Map(), userTokens: new Map() },
    routeLimit: limiter(perRoute),
    chatLimit: limiter(perChat),
    ...{ dlp: false, tokenRequests: 0, callsLeft: Number.POSITIVE_INFINITY },
    newId(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}_${String(count).padStart(6, '0')}`;
    },
  };
}

/** A private talk is a chat of one person and the bot. */
export function privateChat(openId: string): string {
  return `oc_private_${openId}`;
}
