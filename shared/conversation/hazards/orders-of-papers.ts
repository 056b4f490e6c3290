import { isOfficial } from '../../domain/directory/person.ts';
import { authorityTold } from '../case.ts';
import type { Intent } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { authority, caseOf, isAsked, makes } from './order-parts.ts';

const pack = /证据(?:包|链|材料|卷)|卷宗|案卷|档案包|取证材料/;
const allOfIt = anyOf({
  evidence: /证据/,
  allOfIt:
    /(?:全部|所有|全套|整套|一整套|从头到尾|从报到销|完整|整个|前前后后)(?:的)?[^,.]{0,8}(?:材料|过程|东西|照片|凭据|记录|资料|留痕|痕迹|档案|过程)|的料|整套|前前后后/,
  papers: /材料[^,.]{0,3}(?:全部|全都?|都)|东西[^,.]{0,2}(?:全|都)/,
  traces: /影像|全过程|原始凭据|时间线|照片(?:记录|加|和|、|签)/,
});
const fetched = anyOf({
  makes,
  fetched: /发来|拷|归整|存档|归档/,
  forACourt: /移送(?:用|法院)|复议|诉讼|打官司|审计/,
});

/** The pack of a case, or of an emergency by its number. */
export function evidence(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const emergency = /SG-?20\d\d-?\d{4,6}/i.exec(plain)?.[0].toUpperCase();
  const isPack = pack.test(plain) && (isNamed || emergency !== undefined || fetched.test(plain));
  const isAll = allOfIt.test(plain) && isNamed && fetched.test(plain);
  if ((!isPack && !isAll) || isAsked(plain) || /补充?(?:证据|材料)|缺|不足|上传|提供了/.test(plain))
    return undefined;
  return surely('hazard.evidence', {
    ...slots,
    ...(emergency !== undefined && { reference: emergency }),
    text: said,
  });
}

const letters: readonly (readonly [RegExp, string])[] = [
  [/约谈/, 'interview'],
  [/通报/, 'circular'],
  [/抄告|抄送/, 'copy'],
  [/移[交送]/, 'clue'],
  [/函/, 'letter'],
];
const letterNamed = anyOf({
  letter: /(?:移[交送]|抄告|抄送|函送|函告|告知|督促|督办|提醒)[函单书]|公函|函件|正式(?:的)?(?:函|来文)/,
  ofAnInterview: /约谈(?:通知)?[书函]|约谈通知/,
  circular: /通报稿/,
  document: /公文|移送文书/,
});
const letterTo = anyOf({
  letter: inOrder(/(?:给|致)(?:区|市)?/, authority, /[^,.]{0,8}(?:函|公文|文)/),
  letterFirst: inOrder(/函[!,.\s]*给/, authority),
  copy: inOrder(/抄告(?:给|\s)?/, authority),
});
const letterLoose = /函(?!数|授|电)|(?:移交|抄告|通报|约谈)[^,.]{0,8}(?:的文|文书|文稿|稿子|通知)(?!了)/;
const letterFor = new RegExp(`(?:给|致|送|交|发)\\s?(?:区|市)?(${authority.source})`);

/** A letter to be drafted, and to whom. */
export function letter(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const isLetter = letterNamed.test(plain) || (letterLoose.test(plain) && isNamed) || letterTo.test(plain);
  if (!isLetter || !makes.test(plain) || isAsked(plain)) return undefined;
  if (/[回复来]函|函[^,.]{0,4}(?:已|发了|送了|寄了|收到)|(?:已|刚)[^,.]{0,4}函/.test(plain)) return undefined;
  if (!isNamed && sentence.utterance.inGroup && !isOfficial(sentence.context)) return undefined;
  const choice = letters.find(([words]) => words.test(plain))?.[1] ?? 'letter';
  if (!isNamed && sentence.units.length > 0 && /interview|circular/.test(choice)) return undefined;
  const to = letterFor.exec(plain)?.[1] ?? authorityTold(plain);
  return surely('hazard.letter', { ...slots, choice, ...(to && { text: to }) });
}
