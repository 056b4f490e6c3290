import type { Channel, Ear, Mouth } from '../shared/domain/message.ts';
import { dingtalkMouth } from './dingtalk/mouth.ts';
import { learnedOf } from './feishu/learned.ts';
import { feishuMouth } from './feishu/mouth.ts';
import { feishuRobotMouth } from './feishu/robot.ts';
import { feishuSocketEar } from './feishu/socket.ts';
import { wecomMouth } from './wecom/mouth.ts';
import type { Configured, World } from './world.ts';

/** The mouths of the channels that are configured. */
export function mouthsOf(configured: Configured, world: World): Partial<Record<Channel, Mouth>> {
  const { wecom, dingtalk } = configured;
  const own = {
    notebook: world.notebook,
    wallNow: () => world.wall.now(),
    photo: (key: string) => world.photos.get(key),
  };
  const feishu = feishuSpeaks(configured, world);
  return {
    ...(feishu && { feishu }),
    ...(wecom && { wecom: wecomMouth({ ...wecom, seal: wecom.smart, ...own }) }),
    ...(dingtalk && { dingtalk: dingtalkMouth({ ...dingtalk, ...own }) }),
  };
}

/** As an app, through robots of groups, or both ways. */
function feishuSpeaks({ feishu, feishuRobots, publicUrl }: Configured, world: World): Mouth | undefined {
  const wallNow = () => world.wall.now();
  const app = feishu && feishuApp(feishu, publicUrl, world);
  return feishuRobots ? feishuRobotMouth({ ...feishuRobots, ownUrl: publicUrl, wallNow }, app) : app;
}

function feishuApp(
  { appId, appSecret, baseUrl }: NonNullable<Configured['feishu']>,
  publicUrl: string | undefined,
  world: World,
): Mouth {
  const learned = learnedOf(world, appId);
  const mouth = feishuMouth({
    ...{ appId, appSecret, baseUrl, ownUrl: publicUrl, imageKeys: learned.imageKeys },
    wallNow: () => world.wall.now(),
    photo: (key) => world.photos.get(key),
  });
  learned.askForBot(mouth.bot);
  return mouth;
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
