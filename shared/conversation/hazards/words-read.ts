import { hazardCategories } from '../lexicon/categories.ts';
import { plain } from '../sentence/plain.ts';
import type { KnownName } from '../utterance.ts';

/** A sentence that begins with the word opens a case of its own; others go to the case just reported. */
export function opensACase(text: string): boolean {
  return /^[\s【[(（]*(?:.{0,8}(?:报|反映|发现|提交).{0,6})?(?:安全|消防|重大)?隐[患犯]|^\s*随手拍/.test(
    text,
  );
}

/** Thanks and the like add nothing to a case. */
export function isCourtesy(text: string): boolean {
  return /^[\s]*(?:(?:好的?|行|嗯+|哦+|收到|谢谢|感谢|多谢|辛苦|麻烦|知道|明白|了解|没事|不客气|可以|是的?|对)[了您你啦啊呀哈的们]*[\s,，.。!！~]*)+$/.test(
    text,
  );
}

/** 1, OK, 👌: an answer to whatever was asked, and no words of their own. */
export function isBareWord(text: string): boolean {
  return /^\s*(?:[\d一二三四五六七八九①-⑨]{1,4}|ok+|\p{Extended_Pictographic}+)[\s.。!！~]*$/iu.test(text);
}

const ofTheLast =
  /^(?:这|那)?(?:[几两些\d]?张)?(?:照片|图片?)?(?:都|就)?(?:是|属于?)?(?:刚才|刚刚|上面|前面|上一?[条个]|之前|同一[条个])(?:说|报|发)?(?:的)?(?:那[条个处]?)?(?:隐患|问题)?的?(?:照片|图片?|现场)?$/;
const ofANumber =
  /^(?:这|那)?(?:[几两些\d]?张)?(?:照片|图片?)?(?:都|就)?(?:是|属于?)?(?:第|编号|隐患)?(YH-?\d{4}-?\d{4,7}|\d{1,6})号?(?:隐患)?的?(?:照片|图片?|现场)$/i;

/** Of which case photos are that were asked about: the one just spoken of, or the one whose number is said. */
export function photosOfCase(text: string): 'last' | (string & {}) | undefined {
  const said = text.replace(/[\s,，。.!！~吧呀啊哦的]+$/, '').replace(/^[\s,，]+/, '');
  if (ofTheLast.test(said)) return 'last';
  return ofANumber.exec(said)?.[1]?.toUpperCase();
}

/** Every case number a sentence names, in order. */
export function numbersIn(text: string): readonly string[] {
  return (
    text.match(
      /YH-?\d{4}-?\d{4,7}|(?<![\d.:月年-])\d(?=号(?![楼门库])|和|与|跟|是|重)|(?<![\d.:月年-])\d{2,7}(?=号|和|与|跟|是|重|[\s,，。;；]|$)/gi,
    ) ?? []
  );
}

/** The number a sentence on a case begins with: 31 属实, 0031复查合格. */
export function leadingNumber(text: string): string | undefined {
  return /^\s*(?:第|隐患|编号|#)?\s*(YH-?\d{4}-?\d{4,7}|\d{1,6})\s*号?[\s,，:：]*(?=现场|当场|属实|情况|核实|核查|不属|不实|误报|一般|重大|复查|复核|验收|销号|整改|已|处理|清理|重复|和|与|跟|延期|申请|同意|不同意|派|交|是|合格|不合格|抄告|函|移[交送]|挂牌|摘牌|反馈|双报告|线索|批准|撤销|(?:本周|这周|周)?进[展度]|三级|这[个条]|该隐患|归|属于|应由|由|文号|补文号|不予|整改方案|六定)/i.exec(
    text,
  )?.[1];
}

/** Why something is none, if more is said than that. */
export function whyNot(text: string): string {
  const rest = text.replace(
    /^\s*(?:YH-?\d{4}-?\d{4,7}|(?:第|编号|隐患|#)?\d{0,6}号?)[\s,，:：]*(?:这[条个]|该隐患|此隐患)?(?:[\s,，]*(?:经?(?:核实|核查|现场看过?)[后过了]?|情况))*[\s,，]*(?:不属实|不实|误报|不是隐患|不算隐患|不构成隐患|查无此事|虚假(?:上?报|信息))?[\s,，。.:：;；!！]*/,
    '',
  );
  return rest.trim();
}

const formula =
  /YH-?\d{4}-?\d{4,7}|\d+号?|已经?|全部|都|整改|處理|处理|清理|完成|完毕|到位|好了?|完了?|請|请|领导|复查|验收|查看|看图|看圖|見圖|见图|没有|沒有|暂无|无|照片|图片|拍|了|的|隐患|情况|[\s,，.。!！;；:：、()（）[\]]/g;

/** What was done, if a report of rectification says more than that it is done. */
export function measureIn(text: string): string | undefined {
  if (text.replace(formula, '').length < 3) return undefined;
  return text
    .replace(
      /^\s*(?:第|编号|隐患|#)?\s*(?:YH-?\d{4}-?\d{4,7}|\d{1,6}(?=\s*号|\s*[已整改处清修换]))\s*号?[\s,，:：]*/i,
      '',
    )
    .trim();
}

const marked =
  /^[\s【[(（<《]*(?:绝密|机密|秘密|内部(?:资料|文件|使用|传阅)?)(?:[★☆】\])）>》\s:：]|$)|(?:绝密|机密|秘密)\s?[★☆]|密级\s?[:：]\s?(?:绝密|机密|秘密|内部)|内部(?:资料|文件)[,，]?\s?(?:注意保[存管密]|不得外传|严禁外传|请勿外传)/;

/** A text or file that carries a mark of secrecy. */
export function isClassified(text: string, fileNames: readonly string[]): boolean {
  return (
    marked.test(text.slice(0, 2_000)) ||
    fileNames.some((name) => /绝密|机密|秘密|内部(?!审核|培训)/.test(name))
  );
}

/** Which word settled the category. */
export function wordOf(category: string, text: string): string | undefined {
  const found = hazardCategories.find(({ code }) => code === category);
  if (!found) return undefined;
  const said = plain(text);
  return `${found.telling} ${found.usual} ${found.faint}`
    .split(' ')
    .find((word) => word !== '' && said.includes(word));
}

/** Units whose names share two letters in a row with what was said; the nearest first. */
export function near(said: string, known: readonly KnownName[]): readonly KnownName[] {
  const pairs = pairsOf(said);
  const scored = known.map((one) => ({
    one,
    score: Math.max(...one.names.map((name) => shared(pairs, name))),
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

/** The one whose text is most like what was said; undefined if none, or two alike. */
export function mostLike<T>(
  said: string,
  items: readonly { readonly item: T; readonly text: string }[],
): T | undefined {
  const pairs = pairsOf(said);
  const scored = items
    .map(({ item, text }) => ({ item, score: shared(pairs, text) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score > 0 && first.score > (second?.score ?? 0) ? first.item : undefined;
}

function pairsOf(text: string): readonly string[] {
  const letters = [...text.replace(/[^\p{Script=Han}A-Za-z]/gu, '')];
  return letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
}

function shared(pairs: readonly string[], text: string): number {
  return pairs.filter((pair) => text.includes(pair)).length;
}

/** 三个工作日内. */
export function saysWorkingDays(text: string): boolean {
  return /工作日/.test(text);
}

/** It was mended while the inspector stood there. */
export function mendedOnTheSpot(text: string): boolean {
  return /(?:当场|现场|立即|当时|随即)(?:就)?(?:已)?(?:整改|改正|处理|更换|换[了好新成上]|修[好复]|清理|清走|搬走|挪走|关上|恢复)(?!通知|要求|的?照片|前|情况)|即查即改|立行立改|边查边改|已当场/.test(
    text,
  );
}
