import type { Account } from './world.ts';

/** An account behind a wechaty bot that was built with any puppet. Its types live in a package of its own. */
export function wechatyAccount(
  bot: object,
  options: {
    readonly stableIds: boolean;
    readonly log: (event: string, facts?: Readonly<Record<string, unknown>>) => void;
  },
): Account;

/** Builds the bot a configuration asks for. */
export function buildBot(settings: {
  readonly puppet: 'mock' | 'wechat4u' | 'service';
  readonly folder: string;
  readonly token?: string;
  readonly endpoint?: string;
}): Promise<object>;

/** Whether a message is WeChat's own line that this account speaks too fast. `unknown`: the library's kind for such lines. */
export function isComplaint(
  payload: {
    readonly type?: number;
    readonly talkerId?: string;
    readonly roomId?: string;
    readonly text?: string;
  },
  of: { readonly own: string | undefined; readonly unknown: number },
): boolean;

/** Whether a text mentions one of these names as the platform writes a mention: @name and a narrow space. */
export function mentionsAny(text: string, names: readonly string[]): boolean;

export function withoutMention(text: string, names: readonly string[]): string;
