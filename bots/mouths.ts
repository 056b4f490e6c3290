import type { Channel, Ear, Mouth } from '../shared/domain/message.ts';
import { learnedOf } from './feishu/learned.ts';
import { feishuMouth } from './feishu/mouth.ts';
import { feishuSocketEar } from './feishu/socket.ts';
import type { Configured, World } from './world.ts';

/** The mouths of the channels that are configured. */
export function mouthsOf({ feishu, publicUrl }: Configured, world: World): Partial<Record<Channel, Mouth>> {
  if (!feishu) return {};
  const learned = learnedOf(world, feishu.appId);
  const { appId, appSecret, baseUrl } = feishu;
  const mouth = feishuMouth({
    ...{ appId, appSecret, baseUrl, ownUrl: publicUrl, imageKeys: learned.imageKeys },
    wallNow: () => world.wall.now(),
    photo: (key) => world.photos.get(key),
  });
  learned.askForBot(mouth.bot);
  return { feishu: mouth };
}

/** The ears that open a connection themselves. They stand beside the mouths because they too need the SDK. */
export function listenersOf({ feishu, publicUrl }: Configured, world: World): Partial<Record<Channel, Ear>> {
  if (feishu?.mode !== 'socket') return {};
  const { imageKeys, bot } = learnedOf(world, feishu.appId);
  const { appId, appSecret, baseUrl } = feishu;
  return {
    feishu: feishuSocketEar({ appId, appSecret, baseUrl, bot, imageKey: imageKeys.find, ownUrl: publicUrl }),
  };
}
