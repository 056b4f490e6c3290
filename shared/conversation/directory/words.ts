import type { BindRefusal } from '../../domain/directory/binding.ts';
import type { Role } from '../../domain/directory/person.ts';
import type { Bureau, GroupCover } from '../../domain/directory/unit.ts';
import type { Card } from '../../domain/message.ts';
import { roleName } from './words-roles.ts';

const danger = '遇到火情、有人被困，先拨119、120，再发消息。';
const handling = '隐患台账｜1属实 一般 三天内整改｜1复查合格';
const byPhone = '谁没回复｜打过电话了，单位，接听人，时间';
const reporting = '隐患 三楼消防通道堆货（可连发照片）';

/** What works for each role; somebody with several reads the first that fits. */
const sentences: Readonly<Record<Role, readonly string[]>> = {
  administrator: officers(),
  officer: officers(),
  leader: ['签到｜今天谁值班｜值班表｜预测', '隐患台账｜谁没回复｜撤回｜后台', reporting, '我是谁'],
  street: [handling, byPhone, reporting, '今天谁值班｜待核实｜后台｜我是谁'],
  liaison: [
    reporting,
    '收到（确认最近一条通知）',
    '隐患台账｜1整改好了（附照片）｜1申请延期到某日，原因',
    '今天谁值班｜我是谁｜安全的事转给某某 电话',
  ],
  auditor: [
    '隐患台账｜导出台账｜本年隐患统计',
    '证据包 31（一条隐患的全部材料）｜31（查看）',
    '后台｜我是谁',
  ],
  guest: [reporting, '绑定 编码（企业联络员，限用一次）｜我是谁'],
};

function officers(): readonly string[] {
  return [
    '签到｜今天谁值班｜值班表',
    '通知 今晚有大风，请加固广告牌（先看预览）',
    '转发预警 官方原文｜更正 内容｜撤回｜催一下',
    byPhone,
    handling,
    '轮班 赵敏、孙磊 每天一班｜预测｜查岗 全部商场',
    '推演 国庆｜导出台账｜后台',
    '隐患 三楼消防通道堆货｜待核实｜我是谁',
  ];
}

/** Asks for help in so many words; a greeting does not. */
export function asksForHelp(text: string): boolean {
  return !/^[\s]*(?:你好|您好|大家好|早|嗨|hi|hello|在吗|在么)[\s\S]{0,6}$/i.test(text);
}

/** In a group everybody reads it, so it is what works for those who need it most. */
export function help(roles: readonly Role[], inGroup: boolean): Card {
  const order: readonly Role[] = [
    'administrator',
    'officer',
    'leader',
    'street',
    'liaison',
    'auditor',
    'guest',
  ];
  const role = inGroup ? 'liaison' : (order.find((one) => roles.includes(one)) ?? 'guest');
  return { title: '值守助手', text: ['直接打字就行，例如：', ...sentences[role], danger].join('\n') };
}

export const consoleOff: Card = {
  text: '这里没有开通网页后台。可以在对话里办理：通知、谁没回复、值班表、隐患台账。',
};

export const consoleRefused: Readonly<Record<'not-yours' | 'too-many', string>> = {
  'not-yours': '网页后台只对区商务局、街道的工作人员和审计人员开放。',
  'too-many': '一小时内要的链接太多，请稍后再试，已打开的后台仍可使用。',
};

/** Whoever has the link comes in as this person, so it is said plainly. */
export const consoleWay = (url: string): Card => ({
  title: '网页后台',
  text: `请在10分钟内打开，只能用一次，不要转发：\n${url}`,
});

export interface Myself {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly units: readonly string[];
  readonly street?: string | undefined;
}

export function whoYouAre({ name, roles, units, street }: Myself): Card {
  const posts = roles.map((role) => roleName(role)).join('、');
  const where = street === undefined ? '' : `，负责${street}`;
  const stands = units.length === 0 ? '' : `\n您代表：${units.join('、')}。`;
  return { text: `${name}，您在本系统登记为${posts}${where}。${stands}` };
}

export const unknownYou: Card = {
  text: '您还没有登记。发现隐患可直接报告（以“隐患”开头）。企业联络员请发送“绑定 编码”，编码向街道或区商务局索取。',
};

export const waitingYou: Card = {
  text: '您还没有登记，绑定申请正在核实，核实后马上告诉您，不用重发编码。发现隐患可直接报告（以“隐患”开头）。',
};

export const bindRefused: Readonly<Record<BindRefusal | 'no-code' | 'asked' | 'too-many', string>> = {
  'unknown-code': '没有这个绑定编码，请核对后重发，例如：绑定 7K2M。',
  'no-code': '请写上编码，例如：绑定 7K2M。编码向街道或区商务局索取。',
  asked: '这个绑定编码已经用过，您的申请正在核实，核实后马上告诉您。',
  'used-code': '这个绑定编码已经用过。如需更换联络员，请联系街道或区商务局。',
  'old-code': '这个绑定编码已过30天有效期，请向街道或区商务局索取新编码。',
  'too-many': '试错次数过多，请一小时后再试，或联系街道、区商务局。',
};

export const bound = (name: string, unit: string): Card => ({
  text: `${name}，您已绑定为${unit}的信息联络员。今后通知会发到这里，发送“帮助”查看用法。`,
});

export const bindingWaits = (unit: string): Card => ({
  text: `已收到您绑定${unit}的申请。因姓名与登记不一致，需街道或区商务局核实，核实后马上告诉您。`,
});

/** What is kept, for how long: told once to everybody who writes for the first time. */
export const firstContact = (days: number): string =>
  `说明：您发给我的消息、照片和姓名会存入值守台账，个人信息保存${days}天后清除。`;

export const unnamedGroup = '本群';
export const unnamedAdministrator = '管理员';

export const coverNames = (covers: GroupCover, units: readonly string[]): string => {
  switch (covers.kind) {
    case 'all':
      return '全区各单位';
    case 'street':
      return covers.street;
    case 'units':
      return units.join('、');
    case 'unbound':
      return '未绑定';
  }
};

export function askCover(group: string, streets: readonly string[]): Card {
  return {
    title: '请绑定本群',
    tone: 'blue',
    text: `我已进入“${group}”。请区商务局或街道的同志点选本群覆盖哪些单位，绑定后才会向本群发通知。`,
    actions: [
      {
        id: 'directory.group#bind',
        label: '绑定本群',
        style: 'primary',
        form: [
          {
            name: 'cover',
            label: '覆盖范围',
            kind: 'choice',
            required: true,
            options: [
              { value: 'all', label: '全区各单位' },
              ...streets.map((street) => ({ value: `street:${street}`, label: street })),
              { value: 'units', label: '指定单位（在下面填写名称）' },
            ],
          },
          { name: 'units', label: '单位名称，用顿号隔开', kind: 'text', required: false },
        ],
      },
    ],
  };
}

export const groupBound = (covered: string, by: string): Card => ({
  title: '本群已绑定',
  tone: 'green',
  text: `本群覆盖：${covered}。由${by}绑定。`,
});

export const groupRefused: Readonly<Record<'not-yours' | 'unknown-units' | 'no-cover', string>> = {
  'not-yours': '绑定群聊需由区商务局或所属街道的同志操作。',
  'unknown-units': '名录里没有这些单位，请核对名称后再绑定。',
  'no-cover': '请先选择本群覆盖哪些单位。',
};

/** He is in the directory from this message on; what it asked for has not been done. */
export const firstAdministrator = (bureau: Bureau, { isEmpty }: { readonly isEmpty: boolean }): Card => ({
  title: '您是首位管理员',
  text: isEmpty
    ? `${bureau.name}的值守系统已启用，名录还是空的。请先发送“设置 名称 ××区商务局”和“设置 值班电话 座机号码”，再在服务器上导入企业名录和人员名单，再把我拉进工作群，按提示绑定。`
    : `${bureau.name}的值守系统已启用，您已登记为管理员。刚才这句话没有执行，请再发一次。发“帮助”看您能做什么。`,
});

export const unreachableGroup = (group: string): Card => ({
  title: '群聊已无法送达',
  tone: 'orange',
  text: `“${group}”已解散或我已被移出，通知发不进去。请重新建群并把我拉进群绑定；在此之前相关单位由联络员单独接收。`,
});

export const newBureau = { name: '区商务局', office: '值班室' } as const;

export const notYet: Card = {
  text: '这句话我听懂了，但目前还办不了，没有登记。发送“帮助”查看现在能办的事。',
};

export const notUnderstood: Card = {
  text: '没有看懂，这条没有登记。报隐患请以“隐患”开头；其他说法可发送“帮助”查看。遇到火情、有人被困请先拨119、120。',
};

export const howToImport: Card = {
  text: '名录不能在对话里导入。请管理员在服务器上导入企业名录、人员和值班表，服务运行时也可以导入。',
};

/** What is left of a private message when its time is over. */
export const erased: Card = { text: '保存期已过，内容已清除。' };
