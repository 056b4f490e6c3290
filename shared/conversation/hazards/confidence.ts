import type { Intent } from '../intent.ts';
import { phoneShape, referenceIn } from '../sentence/figures.ts';
import { type Sentence, surely } from '../sentence.ts';
import { dont, keptFromThem, leftNoName, noName, tells } from './plea.ts';

const whoSaid =
  /(?:是)?(?:谁|哪个(?:人)?|哪位|什么人)(?:向你们|给你们|去|在背后)?(?:举报|告的?状|反映|投诉|上报|打的?小报告|报|说|告)(?:的|了|我们?)|(?:举报|报告|反映|投诉|上报)(?:人|者|的人)(?:是谁|叫什么|姓名|名字|的?(?:电话|身份|信息|联系方式))|(?:把|告诉我).{0,6}举报人|(?:是不是|是否|是)[^,.]{1,10}(?:举报|告|投诉)(?:的?(?:状|密))?的(?:吧|吗|么|[?]|$)/;

/** Who reported: nobody is told, and that somebody asked is told to an officer. */
export function askedWho(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (plain.length > 40 || !whoSaid.test(plain) || /通知|值班|签到|预警/.test(plain)) return undefined;
  const reference = referenceIn(plain, false);
  return surely('hazard.who', { ...(reference !== undefined && { reference }), text: said });
}

/** 12350, 举报有奖吗: whose business that is. */
export function askedReward(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const asks =
    plain.length <= 30 &&
    /12350|奖励|有奖|奖金/.test(plain) &&
    /举报|12350/.test(plain) &&
    /[?]|吗|怎么|多少|哪里?领|能领|(?:是|做|干)(?:什么|啥|谁)|干嘛/.test(plain);
  return asks && !/宣传|培训|张贴|发放|公示|制度/.test(plain)
    ? surely('hazard.who', { choice: 'reward' })
    : undefined;
}

/** 问举报人 31 是哪个门: passed on without either knowing the other. */
export function askReporter(sentence: Sentence): Intent | undefined {
  const { plain, said, context } = sentence;
  const official = context.roles.some((role) => role !== 'liaison' && role !== 'guest');
  const found =
    /^(?:(?:第|编号|隐患|#)?\s?(?:YH-?\d{4}-?\d{4,7}|\d{1,6})\s?号?[\s,:]*)?(?:请)?(?:帮我)?(?:问|转问|追问|转告|联系|回复|答复)(?:一下|下)?(?:这条|该)?\s?(?:YH-?\d{4}-?\d{4,7}|\d{1,6})?号?(?:的)?(?:举报人|报告人|反映人|上报人)[\s,:]*(?:YH-?\d{4}-?\d{4,7}|\d{1,6}(?=[\s,:号]))?号?[\s,:]*/i.exec(
      plain,
    );
  if (!official || !found) return undefined;
  const number = /YH-?\d{4}-?\d{4,7}|\d{1,6}/i.exec(found[0])?.[0];
  const text = said.slice(found[0].length).trim();
  const isAnswer = /转告|回复|答复/.test(found[0]);
  return surely('hazard.ask', {
    ...(number !== undefined && { reference: number.toUpperCase() }),
    ...(isAnswer && { choice: 'tell' }),
    text,
  });
}

const clauses = /[^,，。;；!！\n]+[,，。;；!！\s]*|[,，。;；!！\s]+/g;
const plea = new RegExp(
  `${noName}|保密|${leftNoName}|(?:电话|手机|微信)[^,，。]{0,4}(?:别|不要|勿)|(?:别|不要|勿)(?:给我)?打[^,，。]{0,4}电话|我(?:是|叫|姓|在)(?![^,，。]{0,4}(?:看见|发现|看到))|本人(?:是|系)|我的?(?:电话|手机|微信|名字)|联系我`,
);
/** 就在隔壁上班: what is left of a clause that told who he is. */
const ofHimself =
  /^[\s,，。;；]*(?:我们?|本人)?(?:就|也|都|一直)?(?:住在?|在)[^,，。;；]{1,12}(?:上班|工作|打工|当(?:保安|服务员|厨师|店员|保洁|经理))[\s,，。;；!！]*$/;
/** 我在对面阳台看到的: nothing but where he stood. */
const fromWhere =
  /^[\s,，。;；]*(?:我们?|本人)(?:就|都|刚才|当时|是)*(?:在|从|站在)[^,，。;；]{1,12}(?:看见|看到|发现|拍到?|听[到见]|闻到)[的了][\s,，。;；!！]*$/;
/** The second word may stand anywhere behind the first. */
const parted: readonly (readonly [RegExp, RegExp])[] = [
  [new RegExp(dont + tells), new RegExp(keptFromThem)],
  [/不想(?:被|让)/, /知道/],
  [/保护|隐去/, /举报人|身份|名字|信息/],
];
/** A number by which he could be found, and what leads to it. */
const number = new RegExp(
  `[,，;；\\s]*(?:我的?|本人|联系(?:人|方式)?|手机号?码?|电话号?码?|微信号?|QQ号?|号码|身份证号?码?|是|[:：\\s])*(?:${phoneShape}|(?<!\\d)\\d{17}[\\dXx])|[,，;；\\s]*(?:我的?)?(?:微信|QQ)号?(?:是|[:：\\s])*[\\w-]{5,20}`,
  'gi',
);

function isPlea(words: string): boolean {
  return (
    plea.test(words) ||
    ofHimself.test(words) ||
    fromWhere.test(words) ||
    parted.some(([first, second]) => {
      const found = first.exec(words);
      return found !== null && second.test(words.slice(found.index + found[0].length));
    })
  );
}

const opening =
  /^[\s,，]*(?:我)?(?:要|想|来)?(?:匿名|实名)?(?:向你们)?(?:举报|反映|投诉)(?:一下|一个|个|下)?(?:问题|情况)?[\s:：,，。]*/;

/** What was reported in confidence, without what was said of himself by whoever reported it. */
export function withoutPlea(text: string): string {
  return text
    .replace(number, '')
    .replace(clauses, (words) => (isPlea(words) ? '' : words))
    .replace(opening, '')
    .replace(/[,，;；\s]+$/, '')
    .trim();
}
