import type { Channel, Ear } from '../shared/domain/message.ts';
import { type FeishuEarOptions, feishuEar } from './feishu/ear.ts';

export interface EarOptions {
  readonly feishu?: FeishuEarOptions;
}

/** The ears of the channels that are configured. No SDK is loaded here. */
export function earsOf({ feishu }: EarOptions): Partial<Record<Channel, Ear>> {
  return { ...(feishu && { feishu: feishuEar(feishu) }) };
}
