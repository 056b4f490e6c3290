import type { Config } from '../functions/config.ts';
import type { Channel, Ear } from '../shared/domain/message.ts';
import { feishuEar } from './feishu/ear.ts';

/** The ears of the channels that are configured. No SDK is loaded here. */
export function earsOf(config: Config): Partial<Record<Channel, Ear>> {
  return { ...(config.feishu && { feishu: feishuEar(config.feishu) }) };
}
