import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';

export const gatewaySilent = (since: Instant, now: Instant): Card => ({
  title: '微信网关没有响应',
  tone: 'red',
  text: `微信网关自${timeWords(since, now)}起没有消息，微信群暂时收发不了。请到网关主机检查；急事改用飞书或电话。`,
});

export const gatewayOut = (at: Instant): Card => ({
  title: '微信已退出登录',
  tone: 'red',
  text: `微信账号在${timeWords(at, at)}退出登录，待发消息已暂停。请在网关的登录页扫码；急事改用飞书或电话。`,
});

export const wrongAccount = (): Card => ({
  title: '登录了别的微信号',
  tone: 'orange',
  text: '扫码登录的不是约定的值守微信号，网关已拒绝并退出。请用约定的微信号重新扫码。',
});

export const gatewayBack = (from: Instant, to: Instant): Card => ({
  title: '微信网关已恢复',
  tone: 'green',
  text: `微信已恢复收发。${timeWords(from, to)}至${timeWords(to, to)}期间群里的消息可能遗漏，请在群里请各单位重报。`,
});

export const twoGateways = (): Card => ({
  title: '同一微信号有两个网关',
  tone: 'red',
  text: '有两个网关在同时使用值守微信号，会互相挤掉登录，消息可能漏收或发两遍。请到网关主机停掉多余的一个，只留一个。',
});

export const scanToLogIn = (withImage: boolean): Card => ({
  title: '微信需要扫码登录',
  tone: 'orange',
  text: withImage
    ? '请用约定的值守微信号在两分钟内扫描下面的二维码。'
    : '请到网关主机的登录页，用约定的值守微信号扫码。',
});

export const quietTooLong = (hours: number): Card => ({
  title: '微信群很久没有消息',
  tone: 'orange',
  text: `微信已登录，但${hours}小时没有收到任何群消息，可能已经收不到了。请在一个群里发一句话试试。`,
});

export const messagesLost = (count: number): Card => ({
  title: '微信有消息没有存下',
  tone: 'red',
  text: `微信网关积压已满或磁盘写不进，${count}条消息没有存下。请在群里请各单位重报，并检查网关主机的磁盘和到本系统的网络。`,
});

const restsWhy = { complaint: '微信提示操作过于频繁', failures: '微信连续多次发送失败' } as const;

export const gatewayRests = (
  { until, why }: { readonly until: Instant; readonly why: keyof typeof restsWhy },
  now: Instant,
): Card => ({
  title: '微信暂停发送',
  tone: 'red',
  text: `${restsWhy[why]}，网关已暂停发送，${timeWords(until, now)}恢复。期间仍能接收；红色消息马上改发本人的其他渠道，群消息和只有微信的人届时补发，急事请打电话。`,
});
