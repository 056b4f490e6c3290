import { simplified } from './traditional.ts';

/** Slips of the input method and of voice typing, right and wrong of the same length. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/签[道倒导]|[鉴千迁欠纤]到/g, '签到'],
  [/(?<!自)[己巳](?=[到收阅经整完知在接转签报改])/g, '已'],
  [/以(?=到岗|收到|收悉|整改|签到|阅$)/g, '已'],
  [/到刚|[道倒]岗|到[港钢杠](?=了|$)/g, '到岗'],
  [/隐[犯换幻焕]|[引阴银]患|[银引]犯(?=$|[\s:,，：])/g, '隐患'],
  [/^受到(?=了?[.!。！]*$)/g, '收到'],
  [/收[道倒]|手到(?=$|[,.!，。！])/g, '收到'],
  [/整[该盖]/g, '整改'],
  [/(?<=整改|已|处理)玩成/g, '完成'],
  [/付查|复察/g, '复查'],
  [/直班|值[斑般]/g, '值班'],
  [/轮[斑般](?!驳)/g, '轮班'],
  [/换[斑般](?!驳)/g, '换班'],
  [/换办(?![法理公事证])/g, '换班'],
  [/[小消]方(?=[栓拴通设器])/g, '消防'],
  [/灭火[气七汽]|灭活器/g, '灭火器'],
  [/消[防火]拴/g, '消防栓'],
  [/照名(?=灯|不|没|坏)/g, '照明'],
  [/搞掂/g, '搞定'],
  [/(?<=搞定|弄好|换好|修好)咗/g, '了'],
  [/绑订|邦定/g, '绑定'],
  [/撒回/g, '撤回'],
  [/交[借结]班/g, '交接班'],
  [/在刚(?=$|[,.!\s了])/g, '在岗'],
  [/台帐/g, '台账'],
];

/** What a speaker says while he thinks; it means nothing. */
const fillers = /那个啥|就是说|就是那个|嗯嗯?(?=[^\s]{4})|呃+|额(?=[,\s])|喂(?=[,\s]|领导)|^喂/g;

const lookAlikes: Readonly<Record<string, string>> = {
  '　': ' ',
  '。': '.',
  '、': ',',
  '【': '[',
  '】': ']',
  '〔': '(',
  '〕': ')',
  '“': '"',
  '”': '"',
  '①': '1',
  '②': '2',
  '③': '3',
  '④': '4',
  '⑤': '5',
  '⑥': '6',
  '⑦': '7',
  '⑧': '8',
  '⑨': '9',
  '—': '-',
  '–': '-',
  '～': '~',
  '﹟': '#',
  '\t': ' ',
  '\r': ' ',
};

const unusual = new RegExp(`[${[...Object.keys(lookAlikes), ...simplified.keys()].join('')}]`, 'g');

/**
 * The sentence as rules read it: half width, simplified, slips mended, fillers blanked. It is as long as `text`, so that
 * a place in the one is the same place in the other.
 */
export function plain(text: string): string {
  let read = text.replace(/[\uff01-\uff5e]/g, halfWidth).replace(unusual, simple);
  for (const [wrong, right] of slips) read = read.replace(wrong, (found) => right.slice(0, found.length));
  return read.replace(fillers, (found) => ' '.repeat(found.length));
}

function halfWidth(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

function simple(char: string): string {
  return lookAlikes[char] ?? simplified.get(char) ?? char;
}
