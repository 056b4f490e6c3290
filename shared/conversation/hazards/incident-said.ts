import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';

const many = '(?:\\d{1,4}|[零一二两三四五六七八九十]{1,3})';
const fate = '(?:死亡|遇难|受伤|轻伤|重伤|烧伤|烫伤|中毒|被困|失联|失踪|下落不明|伤亡)';
const none = '(?:没有?|无|暂无|尚无|未造成)(?:任何)?(?:人员?)?';

const after = '(?:(?:已|均已|全部|都)?(?:送医|送往医院|送院|住院|在院|入院)?(?:治疗|救治|抢救|观察)?)';

/** One piece of what is asked of an emergency: how many, what it cost, why, how it went, what was done. */
const piece = new RegExp(
  [
    `^(?:目前|现|已|其中|共|另|造成|截至目前|经核实)?${fate}(?:人数)?[:为]?\\s?${many}\\s?(?:人|名)?${after}$`,
    `^(?:目前|现|已|其中|共|另|造成|截至目前|经核实)?${many}\\s?(?:人|名)(?:员工|顾客|群众)?${fate}${after}$`,
    `^${none}${fate}(?:人员|情况)?$`,
    '^(?:初步估计|预计|估计)?(?:直接)?(?:经济)?损失[^,.;]{0,8}\\d+(?:\\.\\d+)?\\s?[多余]?[万亿千]?元$',
    '^(?:起火|着火|火灾|事故|爆炸|泄漏)(?:的)?(?:直接|初步)?原因',
    '^(?:简要|事故|事件)?经过:',
    '^(?:已采取)?(?:的)?措施:',
    '^(?:事故|火灾|起火|发生)?(?:发生)?时间[:是为]',
  ].join('|'),
);

/** After one of these everything is told in its own words. */
const story =
  /^(?:(?:简要|事故|事件)?经过:|(?:已采取)?(?:的)?措施:|(?:起火|着火|火灾|事故|爆炸|泄漏)(?:的)?(?:直接|初步)?原因)/;

/** 死亡0人，受伤3人: whoever works on an emergency gives what was asked of it. It opens no other. */
export function factsGiven({ plain, said }: Sentence, named: Slots): Intent | undefined {
  const pieces = plain
    .replace(/^\s*(?:SG-?20\d\d-?\d{4,6}|(?:事故|突发事件)\s?\d{1,4})号?[\s,:]*/i, '')
    .split(/[,;.、\s]+/)
    .filter((part) => part !== '');
  const from = pieces.findIndex((part) => story.test(part));
  const counted = from < 0 ? pieces : pieces.slice(0, from + 1);
  if (/再次|快来|救命|[?]|吗$/.test(plain)) return undefined;
  const isGiven = pieces.length > 0 && counted.every((part) => piece.test(part)) && !/又|还有/.test(plain);
  // 3人被困 and nothing else may as well be a cry of its own.
  return (isGiven && told.test(plain)) || followsUp(plain)
    ? surely('incident.update', { ...named, text: said })
    : undefined;
}

const told = /[0零]\s?[人名]|无|没|损失|原因|经过|措施|时间|死亡|受伤|轻伤|重伤|伤亡/;

/** 又送医2个, 伤者已转院: how it goes on with those who were hurt, and no word of anything that begins. */
function followsUp(plain: string): boolean {
  return plain.length <= 40 && goesOn.test(plain) && !begins.test(plain);
}

const goesOn =
  /^(?:目前|现|刚|刚刚)?(?:又|再|已)?(?:送医|送往医院|送去医院|转院|出院)(?:了)?\s?[\d一二两三四五六七八九十]*\s?[个人名]?|^(?:又|另)?(?:有)?[\d一二两三四五六七八九十]*[名个位]?(?:伤者|伤员)[^,.]{0,12}(?:转院|送医|出院|稳定|好转|恶化|手术|死亡|去世|不治)|抢救无效/;
const begins = /着火|起火|烧|燃|爆|塌|漏|困|晕|中毒|触电|浓烟|冒烟|坠|砸|压/;

/** What an official finds of one that is named, or of what runs: one with another, a drill, or none to be reported. */
export function verdictSaid(sentence: Sentence, named: Slots, isRunning: boolean): Intent | undefined {
  const { plain } = sentence;
  const isNamed = named.reference !== undefined;
  const same = sameSaid(sentence);
  if (same) return same;
  const judged = isNamed || (isRunning && judgedAlone.test(plain)) ? judgedAs(plain) : undefined;
  if (isNamed && /重新处置|重新启动|恢复处置/.test(plain) && !/[?]|吗$/.test(plain))
    return surely('incident.judge', { ...named, choice: 'incident' });
  if (judged) return surely('incident.judge', { ...named, choice: judged });
  return isNamed || (isRunning && falseAlone.test(plain)) ? noneToReport(sentence, named) : undefined;
}

/** 核实了，是演练; 不是演练，是真的. */
const judgedAlone =
  /^(?:已|刚|经)?(?:经)?(?:电话)?(?:核实|确认|问)?(?:过|了)?[\s,:]*(?:确实|就|只)?(?:不|并不|并非)?是(?:一次|在)?演[练习](?:[,.!\s]+(?:是真的|真着火了?|真的)?)?$/;
const falseAlone = /^(?:已|经)?(?:现场|电话)?(?:核实|确认)?(?:过|了)?[\s,:]*(?:是|属于?)?(?:误报|虚惊一场)/;

/** What denies a drill is looked for first: it must never stop an alarm. */
function judgedAs(plain: string): 'incident' | 'drill' | undefined {
  if (/(?:不|并非|非|没有?)[^,.]{0,4}演[练习]|真实(?!演)|是真的[.!]?$|(?<!不)属实[.!]?$/.test(plain))
    return 'incident';
  return /(?:是|确认|属于|为)(?:.{0,3})演[练习][.!]?$/.test(plain) ? 'drill' : undefined;
}

const one = '(?:SG-?20\\d\\d-?\\d{4,6}|(?:事故|突发事件)?\\s?\\d{1,4}(?=号|和|与|跟|是|[\\s,.!]|$))号?';
const together = new RegExp(
  `^(?:核实(?:了|过)?[\\s,:]*)?(${one})\\s?(?:和|与|跟|、)\\s?(${one})[\\s,]*(?:经核实)?(?:应该|确实)?(?:是|为|属于?)(?:同一[起件个]|一[起件回]事|一[起件])`,
  'i',
);

/** 事故1和事故4是同一起: the later is part of the earlier. */
function sameSaid({ plain }: Sentence): Intent | undefined {
  const [, left = '', right = ''] = together.exec(plain) ?? [];
  if (left === '' || !/SG|事故|突发/i.test(plain) || /不是|[?]|吗$|吧$/.test(plain)) return undefined;
  const numbers = [left, right].map((said) => /SG-?\d{4}-?\d{4,6}/i.exec(said)?.[0] ?? /\d+/.exec(said)?.[0]);
  const [first, second] = [...numbers].sort((a = '', b = '') => Number(a.slice(-4)) - Number(b.slice(-4)));
  if (first === undefined || second === undefined) return undefined;
  return surely('incident.judge', { reference: second.toUpperCase(), choice: `same:${first.toUpperCase()}` });
}

const nothing =
  /误报|虚惊|假警|不是(?:真的?)?(?:事故|火灾|着火|险情)|不(?:属于?|算|构成)(?:是)?(?:生产安全|安全)?事故|(?:不用|无需|不需要?|不须|不必)(?:再)?上报|没有?(?:发生)?(?:事故|着火|火情|险情)/;

/** SG-2026-0002 误报，烟雾机: on what grounds is in the words. */
function noneToReport({ plain, said }: Sentence, named: Slots): Intent | undefined {
  if (!nothing.test(plain) || /[?]|吗$|是不是|算不算|要不要/.test(plain)) return undefined;
  const reason = said.replace(/^\s*(?:SG-?20\d\d-?\d{4,6}|(?:事故|突发事件)\s?\d{1,4})号?[\s,，:：]*/i, '');
  return surely('incident.judge', { ...named, choice: 'none', reason });
}
