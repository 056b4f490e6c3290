import type { Tone } from '../../shared/domain/message.ts';

/** What the calls answer when they must say no. */
export const no = {
  json: '请求不是有效的 JSON',
  tooLarge: '内容太大：一次最多 40 MB',
  foreign: '沙盒只接受本页面的请求',
  nothingSaid: '请写点文字或选一张照片',
  person: '没有这个人',
  group: '没有这个群',
  notMember: '这个人不在这个群里',
  message: '没有这条消息',
  quote: '引用的消息不在这个会话里',
  hidden: '这个人看不到这条消息',
  action: '这张卡片上没有这个按钮',
  photo: '没有这张照片',
  file: '没有这个文件',
  instant: '时间要写成带时区的形式，例如 2026-10-01T08:30:00+08:00',
  past: '时钟只能往前拨',
  tooFar: '一次最多往前拨 800 天',
  clock: '已接入真实渠道，时钟不能拨动',
  faults: '已接入真实渠道，故障开关不可用',
  route: '没有这个接口',
  broken: '服务出错了，请看日志',
} as const;

export const required = (label: string): string => `请填写：${label}`;
export const malformed = (field: string): string => `参数不对：${field}`;

export const recalledText = '此消息已撤回';

/** What a colour says to those who cannot see it. */
export const toneWords: Readonly<Record<Tone, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
  green: '已办',
  grey: '已结束',
};

export const roleWords: Readonly<Record<string, string>> = {
  administrator: '管理员',
  officer: '商务局干部',
  leader: '局领导',
  street: '街道干部',
  liaison: '信息联络员',
  guest: '未登记',
};
