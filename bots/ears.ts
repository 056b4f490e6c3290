import type { Channel, Ear } from '../shared/domain/message.ts';
import { feishuEar } from './feishu/ear.ts';
import { learnedOf } from './feishu/learned.ts';
import type { Configured, World } from './world.ts';

/** The ears of the channels whose platform knocks at our door. No SDK is loaded here. */
export function earsOf({ feishu, publicUrl }: Configured, world: World): Partial<Record<Channel, Ear>> {
  if (feishu?.mode !== 'webhook') return {};
  const { imageKeys, bot } = learnedOf(world, feishu.appId);
  const { appId, encryptKey, verificationToken } = feishu;
  const gate = { appId, encryptKey, verificationToken, wallNow: () => world.wall.now() };
  return { feishu: feishuEar({ ...gate, bot, imageKey: imageKeys.find, ownUrl: publicUrl }) };
}
