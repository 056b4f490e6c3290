import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent, Slots } from '../intent.ts';
import { categoryIn } from '../lexicon.ts';
import { type Sentence, surely } from '../sentence.ts';

const number = '(YH-?20\\d\\d-?\\d{4,6}|(?!0+(?!\\d))\\d{1,4})(?![\\d.:])';
const aspect =
  '(?:详细?情?况?|(?:移交|抄告|督办|整改|处理|反馈)情况|详情|信息|内容|经过|过程|记录|流程|历史|状态|依据|档案)';
const look = '(?:请|帮我|麻烦)*(?:查询|查看|查|看一?下|看看|看|打开|调出|显示)?一?下?';
const before = new RegExp(
  `^${look}\\s?(?:隐患|编号|案件|第)?(?:的?${aspect})?\\s?${number}\\s?号?(?:隐患|案件)?(?:的?${aspect})?[.!]?$`,
  'i',
);

/** 查看 1, 隐患 1, 1经过: a case is to be shown, and no new one to be opened. A number alone may answer anything. */
export function caseShown(sentence: Sentence): Intent | undefined {
  const { plain, utterance } = sentence;
  if (/^0\d{3}$/.test(plain) && isFree(sentence)) return surely('hazard.query', { reference: plain });
  if (/^[\d\s.号#第]*$/.test(plain) || /^\d+(?:信息|内容|记录)$/.test(plain)) return undefined;
  const found = before.exec(plain)?.[1];
  if (found === undefined || (utterance.inGroup && !utterance.mentionsBot)) return undefined;
  return surely('hazard.query', { reference: found.toUpperCase() });
}

/** Alone with an official, where nothing waits for a number: four digits that begin with none are a case's. */
function isFree({ utterance, context: { roles, open } }: Sentence): boolean {
  const official = isOfficial({ roles });
  return official && !utterance.inGroup && !open.asked && !open.spotCheck;
}

/** What may be counted, or is no case at all: 3台, 2楼, 10月, 24小时. */
export const counted =
  '[个处具只辆块盏扇瓶桶箱起份户家间堆袋条部台把根人名层楼号点时分秒月日天年周次件张项级米吨元万千百倍折栋幢座排区门库厅元年度小单多几公大班平岁斤磅升%℃~-]';
/** 20号前, 5号晚上: a day of the month. */
const ofADay =
  '(?!\\s?号?(?:之?前|以前|之内|以内|内|左右|上午|下午|中午|晚|早|凌晨|夜|开始|起|到|至|才|再|能|会|可以|来|去|发货|放假))';
const lead = new RegExp(
  `^\\s*(?:第|编号|隐患|案件|#)?\\s?(?!1(?:10|19|20|22)(?!\\d))${number}${ofADay}(?:\\s?号(?![门楼仓库厅机泵柜梯扶电出入档摊车线罐井])|(?!\\s?${counted}))(?<parted>[\\s,:]*)(?=[\\u4e00-\\u9fff])`,
  'i',
);

/** The number of a case that a plain sentence begins with: 31没有这回事, 2 那里已经清了. */
export function numberLeading(plain: string): string | undefined {
  return lead.exec(plain)?.[1]?.toUpperCase();
}

/** In a group such words are said of anything: a case must be named, answered or just spoken of. */
export function isOfACase({ plain, context, utterance }: Sentence, { reference }: Slots): boolean {
  if (!utterance.inGroup || utterance.mentionsBot || reference !== undefined) return true;
  if (context.quoted?.topic === 'hazards' || context.open.lastCase !== undefined) return true;
  return numberLeading(plain) !== undefined;
}

/** It begins with the number of a case and says nothing that is known: shown is that case, and nothing goes into another. */
export function numberedTalk({ plain, utterance }: Sentence): Intent | undefined {
  const found = lead.exec(plain);
  if (!found?.[1] || (utterance.inGroup && !utterance.mentionsBot)) return undefined;
  const isBare = found.groups?.['parted'] === '' && /\d$/.test(found[0]);
  if (isBare && categoryIn(plain)) return undefined;
  return surely('hazard.query', { reference: found[1].toUpperCase(), choice: 'unread' });
}
