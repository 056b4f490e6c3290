import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { phoneShape, referenceIn } from '../sentence/figures.ts';
import { type Sentence, surely } from '../sentence.ts';
import { dont, keptFromThem, leftNoName, noName, tells } from './plea.ts';
import { fearful } from './secret.ts';

const whoSaid =
  /(?:是)?(?:谁|哪个(?:人)?|哪位|什么人)(?:向你们|给你们|去|在背后)?(?:举报|告的?状|反映|投诉|上报|打的?小报告|报|说|告)(?:的|了|我们?)|(?:举报|报告|反映|投诉|上报)(?:人|者|的人)(?:是谁|叫什么|姓名|名字|的?(?:电话|身份|信息|联系方式))|(?:把|告诉我).{0,6}举报人|(?:是不是|是否|是)[^,.]{1,10}(?:举报|告|投诉)(?:的?(?:状|密))?的(?:吧|吗|么|[?]|$)/;
const person = '(?:谁|哪个(?:人)?|哪位|什么人|哪家)';
const act = '(?:举报|投诉|反映|告|捅|点|打(?:的)?(?:小报告|电话|举报))';
/** 到底谁去你们那告的, 举报人叫啥: asked in any other order. */
const whoElse = new RegExp(
  [
    `${person}[^,.?]{0,7}${act}(?:的?(?:我|咱|上|的|了|说|举报|状|密)|$)`,
    `${person}(?:把)?[^,.?]{0,6}(?:捅|报|反映)(?:上[来去]|出去)?的(?:[啊呀呢吧?]|$)`,
    '(?:举报|投诉|反映|报这?[个条])(?:我们?|我店)?(?:的)?(?:那个)?人(?:的)?(?:是谁|叫[啥什]|姓|联系|电话|名字|留)',
    '(?:报|举报|反映)(?:的)?人是不是',
    '线索(?:来源|提供人?)[^,.]{0,2}(?:是谁|谁)',
    '把[^,.]{0,3}(?:举报|上报|反映|报)(?:的)?(?:那)?人[^,.]{0,4}(?:名字|电话|给我|告诉)',
    '反映人(?:员)?的',
    `是?${person}[^,.?]{0,4}(?:多嘴|多事|嚼舌)`,
    '(?:查|知道|找)[^,.]{0,4}(?:举报|反映|投诉)人',
    `${person}(?:写|拍|发)的?(?:这|照片)[^,.]{0,8}(?:号|上[来去]的?)`,
    `是${person}[^,.]{0,10}(?:说|讲)的?(?:我|咱)`,
    `(?:查|知道|告诉|说)[^,.]{0,6}${person}[^,.]{0,6}(?:举报|投诉|报|反映)`,
    '是(?:我们?|咱们?|隔壁|对门|店里)[^,.]{0,9}(?:报|举报|告|投诉|反映)(?:的|了)(?:吗|吧|么|不|[?])',
  ].join('|'),
);
/** Who enrolled, who ordered food, who is still to report: other things one asks. */
const otherDeed = /报的?(?:名|警|销|价|班|到|考|喜|备|账|时)|点(?:的?(?:餐|外卖|赞|名|单|歌|菜))|谁还|零报告/;
const orTold = /告(?:诉|知|假|别)(?!我)|报了没|没报/;

/** Who reported: nobody is told, and that somebody asked is told to an officer. */
export function askedWho(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (plain.length > 40 || /通知|值班|签到|预警/.test(plain) || otherDeed.test(plain)) return undefined;
  if (!whoSaid.test(plain) && (!whoElse.test(plain) || orTold.test(plain))) return undefined;
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
  const official = isOfficial(context);
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

/** Where nothing but blanks parts them, a plea goes alone; then whatever clause still holds one. */
const parts = /[^,，。;；!！\s]+[,，。;；!！\s]*|[,，。;；!！\s]+/g;
const clauses = /[^,，。;；!！\n]+[,，。;；!！\s]*|[,，。;；!！\s]+/g;
const plea = new RegExp(
  `${noName}|${fearful}|保密|${leftNoName}|(?:电话|手机|微信)[^,，。]{0,4}(?:别|不要|勿)|(?:别|不要|勿)(?:给我)?打[^,，。]{0,4}电话|我(?:是|叫|姓|在)(?![^,，。]{0,4}(?:看见|发现|看到))|本人(?:是|系)|我的?(?:电话|手机|微信|名字)|联系我`,
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
    .replace(parts, (words) => (isPlea(words) ? '' : words))
    .replace(clauses, (words) => (isPlea(words) ? '' : words))
    .replace(opening, '')
    .replace(/[,，;；\s]+$/, '')
    .trim();
}
