import type { Channel, Ear, SignIn } from '../shared/domain/message.ts';
import { dingtalkEar } from './dingtalk/ear.ts';
import { feishuEar } from './feishu/ear.ts';
import { learnedOf } from './feishu/learned.ts';
import { feishuSignIn } from './feishu/sign-in.ts';
import { wecomEar } from './wecom/ear.ts';
import type { Configured, World } from './world.ts';

type Ears = Partial<Record<Channel, Ear>>;

/** The ears of the channels whose platform knocks at our door. No SDK is loaded here. */
export function earsOf(configured: Configured, world: World): Ears {
  const { wecom, dingtalk } = configured;
  const own = { notebook: world.notebook, wallNow: () => world.wall.now() };
  return {
    ...feishuEars(configured, world),
    ...(wecom?.smart && { wecom: wecomEar({ ...wecom.smart, ...own }) }),
    ...(dingtalk?.app && { dingtalk: dingtalkEar({ ...dingtalk.app, ...own }) }),
  };
}

function feishuEars({ feishu, publicUrl }: Configured, world: World): Ears {
  if (feishu?.mode !== 'webhook') return {};
  const { imageKeys, bot } = learnedOf(world, feishu.appId);
  const { appId, encryptKey, verificationToken } = feishu;
  const gate = { appId, encryptKey, verificationToken, wallNow: () => world.wall.now() };
  return { feishu: feishuEar({ ...gate, bot, imageKey: imageKeys.find, ownUrl: publicUrl }) };
}

/** Signing in with an account of the platform: where it has an app of ours, and a browser can be sent back. */
export function signInOf({ feishu, publicUrl }: Configured): SignIn | undefined {
  if (!feishu || publicUrl === undefined) return undefined;
  const { appId, appSecret, baseUrl } = feishu;
  return feishuSignIn({ appId, appSecret, baseUrl, returnUrl: `${publicUrl}/console/feishu/back` });
}
