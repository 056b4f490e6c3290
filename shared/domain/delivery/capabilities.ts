import type { Address, Channel } from '../message.ts';

/** What can be done at an address. What cannot becomes a number to answer, a signed page or plain words. */
export interface Capabilities {
  /** Buttons whose click comes back to us. */
  readonly buttons: boolean;
  /** Fields to fill in on the card itself. */
  readonly forms: boolean;
  /** A card that was sent can be given another face, or taken back. */
  readonly edits: boolean;
  /** The platform names what was sent, so that it can be quoted. */
  readonly receipts: boolean;
  /** What is heard there: everything, what mentions the bot, or nothing at all. */
  readonly hears: 'everything' | 'mentions' | 'nothing';
  /** It can be written to unasked, not only in answer. */
  readonly pushes: boolean;
  /** Photos and files that people send can be fetched. */
  readonly files: boolean;
  /** Photos and documents of ours: inside a card, as messages of their own, or not at all. */
  readonly shows: 'inside' | 'apart' | 'nothing';
  /** How people are mentioned. */
  readonly mentions: 'id' | 'mobile' | 'none';
}

const full: Capabilities = {
  ...{ buttons: true, forms: true, edits: true, receipts: true, hears: 'everything' },
  ...{ pushes: true, files: true, shows: 'inside', mentions: 'id' },
};

/** Words in, words out. */
const plain: Capabilities = {
  ...full,
  ...{ buttons: false, forms: false, edits: false, receipts: false, shows: 'nothing' },
};

/** A robot of one group's webhook: it speaks and hears nothing. */
const robot: Capabilities = { ...plain, hears: 'nothing', files: false, mentions: 'mobile' };

const channels: Readonly<Record<Channel, Capabilities>> = {
  feishu: full,
  sandbox: full,
  // The smart robot may only answer, each message once.
  wecom: { ...plain, hears: 'mentions', pushes: false, mentions: 'none' },
  dingtalk: { ...plain, hears: 'mentions', files: false, shows: 'apart', mentions: 'none' },
  // A mention there alerts nobody.
  wechat: { ...plain, shows: 'apart', mentions: 'none' },
};

/** Photos need an app at Feishu, and an address anybody can read at DingTalk. */
const robots: Readonly<Record<Channel, Capabilities>> = {
  ...{ sandbox: robot, dingtalk: robot, wechat: robot },
  feishu: { ...robot, mentions: 'none' },
  wecom: { ...robot, shows: 'apart' },
};

/** So many photos of a card go as messages of their own, the newest; a window has room for few, and a transaction too. */
export const mostApart = 9;

export function capabilitiesOf(to: Address): Capabilities {
  if (isRobot(to)) return robots[to.channel];
  return channels[to.channel];
}

/** Addresses of webhook robots are named in the configuration, and so told apart from the platform's chats. */
export const robotPrefix = 'robot:';

export function isRobot({ kind, id }: Address): boolean {
  return kind === 'chat' && id.startsWith(robotPrefix);
}
