import type { Intent } from '../intent.ts';
import { unitCalled } from '../sentence/unit.ts';
import { likely, type Sentence, saidFrom, surely, unitSlot } from '../sentence.ts';

/** Words that say "it reached me". */
const got =
  '(?:均|都|全部|也|已经|已|现已|业已)?(?:收到|接到(?=通知|预警|指令|要求|文件|信息|短信)|收悉|知悉|获悉|已收|已阅|阅悉|已读|已看|看到|阅知|知晓|明白|清楚|了解|晓得|知道|遵照.{0,4}执行|已悉|得令|按要求(?:执行|落实|办理)|照办|遵命|坚决(?:执行|落实)|严格(?:执行|落实)|已?(?:转发|传达|转达|部署|落实|布置|安排)|(?:马上|立即|立刻|尽快|抓紧|这就)(?:去)?(?:落实|执行|安排|传达|部署|组织|自查|办理?|整改|通知|转发|处理|布置|检查)|请放心)';
/** What may stand behind it: the thing received, never a parcel. */
const object = '(?:通知|预警|信息|消息|文件|指令|提醒|要求|短信|指示|精神|提示)?';
const thumbs =
  '(?:👌|👍|🫡|✅|💪|🤝|🆗|✔️?|\\uFE0F|[\\u{1F3FB}-\\u{1F3FF}]|\\[(?:强|OK|Ok|ok|赞|好的|收到|点赞|握手|抱拳|敬礼)\\])';
/** Words that mean yes only where something waits to be confirmed. */
const weak =
  '(?:1|(?:[好恩]的?){1,3}|好滴|好嘞|行|嗯+|哦|噢|(?:ok)+k?|okay|可以|中|妥|是|在|到|对|确认|roger|received?|copy|got it|妥了|懂了?|11+|没问题)';
const polite =
  '(?:谢谢|感谢|辛苦|多谢)(?:领导|各位|提醒|通知|告知|您|你|了|啦)*|(?:领导|各位|各位领导|请领导)(?:放心|好|辛苦了?)|请?放心|辛苦了?|领导|主任|局长|各位|(?:[张王李刘陈杨赵黄周吴徐孙林]|老)?(?:局长?|主任|科长|总)';
const promise =
  '(?:一定|会|将|按(?:照)?(?:要求|通知)?|严格按照?要求)?(?:立即|马上|立刻|尽快|抓紧|认真|及时|已|已经|正在|现在|这就|全力|做好|加强|组织|开展|到)*(?:组织|开展|进行|安排|落实|部署|执行|传达|通知|转发|自查|排查|检查|整改|加固|处理|防范|准备|应对|到位|各(?:门店|部门|店|商户|科室)|(?:全部|共)?\\d+[家个户](?:商户|门店|单位|店)?|全员|商户|员工|门店|工作|值班|值守|巡查|下去|到|给|至|与|和|的|人员|全体|所有|加强|并|责任人|预案|措施|准备)+';
const who =
  '(?:我们?(?:单位|店|司|公司|商场|超市|市场|这边|企业)?|本(?:店|单位|公司|人)|[两三四五\\d]家(?:店|单位|企业|公司|门店)?|(?:我)?(?:代|替|帮))';

const pattern = (source: string) => new RegExp(source, 'giu');
const coreParts = pattern(`${got}${object}|${thumbs}`);
const weakParts = pattern(`^${weak}$|^(?:${weak})(?=[\\s,.!~]|$)|(?<=[\\s,.!~])(?:${weak})(?=[\\s,.!~]|$)`);
const sideParts = pattern(
  `🙏|👏|🌹|☕|\\[(?:玫瑰|合十|微笑|咖啡|鼓掌|呲牙|愉快|憨笑)\\]|${polite}|${promise}|${who}|回执|回复|确认|此?通知|好的?|嗯+|行|ok|[\\s,.!~:;()"'、]+|并(?:且)?|一下|至|了|啦|哈|啊|呀|哦|的|也|都|均|已`,
);

/** The forms of 收到. Whether a confirmation is open decides if they count. */
export function acknowledgement(sentence: Sentence): Intent | undefined {
  const text = sentence.plain;
  if (sentence.said === '' || text.length > 200) return undefined;
  const doubt = /^(?:我|我们)?(?:还)?有?个?疑问[\s:,]+(?=\S{2})/.exec(text);
  if (doubt && (isWaiting(sentence) || (sentence.context.open.confirmed ?? 0) > 0))
    return surely('ack.question', { ...whose(sentence), text: saidFrom(sentence, doubt[0].length) });
  const body = withoutNames(sentence);
  const strong = body.replace(coreParts, '◆');
  if (strong.includes('◆') && !notAnAck.test(text)) return acknowledged(sentence, strong);
  if (!isWaiting(sentence)) return undefined;
  const question = questionAfterYes(sentence);
  if (question !== undefined) return surely('ack.question', { ...whose(sentence), text: question });
  return isOnlyWeak(body) ? surely('ack', whose(sentence)) : undefined;
}

/** 没收到, 快递收到了, 收到红包了: the word is there, the meaning is not. */
const notAnAck =
  /(?:没有?|未|还没|不|没能|尚未)(?:有)?(?:收到|看到|明白|知道|清楚|了解|收悉)|(?:谁|哪些|哪几?家|哪个单位|几家)[^,.!]{0,10}(?:收到|回复|确认|看到|知道|明白)|是否收到|收到(?:了)?[吗没嘛么]|收到(?:后|请|的请|回复|款|货|钱|红包|快递|礼|工资|举报|投诉|群众)|(?:快递|包裹|红包|货|礼物|工资|钱|款|外卖|邮件|录取)[^,.]{0,4}(?:收到|已收)|知道(?:谁|哪|怎么|为什么|什么)|请.{0,6}(?:收到|知悉|知晓)|(?:他|她|人家|对方)(?:们)?.{0,6}收到|通知书|简历|表扬信|录取|发票|[货物会]费|明白人|知道(?:你|他|她)/;

function acknowledged(sentence: Sentence, marked: string): Intent | undefined {
  const left = marked.replace(sideParts, '').replace(/◆/g, '');
  const waiting = isWaiting(sentence);
  const hit = marked.indexOf('◆');
  const question = questionAfter(sentence);
  if (question !== undefined)
    return waiting || (sentence.context.open.confirmed ?? 0) > 0
      ? surely('ack.question', { ...whose(sentence), text: question })
      : likely('ack.question', { ...whose(sentence), text: question });
  if (!waiting) return undefined;
  const remark = remarkAfter(sentence);
  if (remark !== undefined)
    return surely('ack.question', { ...whose(sentence), text: remark, reason: remark });
  if (left === '') return surely('ack', { ...whose(sentence), ...promised(sentence) });
  return startsWithAck(marked, hit) && (!soft.test(sentence.plain) || deeds.test(sentence.plain))
    ? surely('ack', { ...whose(sentence), ...promised(sentence) })
    : undefined;
}

/** The word stands first, and a pause follows it: what comes after is a promise, not an object. */
function startsWithAck(marked: string, hit: number): boolean {
  const head = marked.slice(0, hit).replace(sideParts, '').replace(new RegExp(weak, 'giu'), '');
  return head === '' && /^◆(?:了|啦|哈|的|啊)*(?:[\s,.!~;:]|$)/u.test(marked.slice(hit));
}

/** Now I see: he understood something else, unless he says what he will do. */
const soft = /^(?:好的?|哦|噢|嗯+|啊)?[\s,.]*(?:明白|知道|了解|清楚|懂)/;
const deeds =
  /安排|落实|通知|转达|传达|部署|执行|检查|排查|加固|加强|防范|巡查|整改|按|准备|处理|组织|关|停|撤|值/;

const asks =
  /[?？]|吗(?:$|[\s,.])|请问|是否|要不要|需不需要|能不能|可不可以|用不用|怎么|如何|哪里|哪儿|去哪|谁|哪[个种里儿些天家]|几[点号个天]|什么时候|多少|还用|有没有|([\u4e00-\u9fff])不\1|(?:需要|要)[^,.]{0,8}不$|还要.{0,12}$|什么(?!都)/;

/** 好的，我们单位收到了，: what is said behind it is another matter. */
const received =
  /^(?:好的?|嗯+|行|ok)?[\s,.]*(?:[^,.!?\s]{0,12}?)(?:收到|收悉|知悉|已阅|明白|知道|了解|清楚)(?:了|啦|哈|的)*[\s,.!~:;]+/i;

function questionAfter(sentence: Sentence): string | undefined {
  const head = received.exec(sentence.plain);
  if (!head || !asks.test(sentence.plain.slice(head[0].length))) return undefined;
  const rest = sentence.plain.slice(head[0].length);
  const lead = /^(?:但是?|不过|只是|另外|就是|那|还有)[\s,]*/.exec(rest)?.[0].length ?? 0;
  return saidFrom(sentence, head[0].length + lead).replace(/[?？。]+$/, '');
}

/** 收到，不过我们今天停业 · 收到，明天再办: received, and something in the way of doing it. */
const remarks =
  /^(?:但是?|不过|可是?|只是|只不过|然而|另外)(?=[\s,]*\S{2})|停业|闭店|关店|歇业|不营业|没(?:有)?(?:开门|营业|空|时间|人手|人在)|(?:今天|明天|后天|这[几两]天|最近|现在|目前).{0,4}(?:休息|放假|盘点|装修|停电|不在)|(?:明[天早]|后天|大后天|下周|下个?月|过[几两]天|改天|回头|晚[点些]|稍后|有空|等.{1,8})(?:再|才)|做不[到了]|办不[到了]|来不及|(?:没|无)(?:有)?(?:办)?法(?!律|规)|不能(?:按时|参加|完成|到|做|来|关|停)|有(?:点)?困难|人手不[够足]|不(?:归|属于|是)我们/;

function remarkAfter(sentence: Sentence): string | undefined {
  const head = received.exec(sentence.plain);
  if (!head || !remarks.test(sentence.plain.slice(head[0].length))) return undefined;
  return saidFrom(sentence, head[0].length).replace(/^(?:另外)[\s,，]*/, '');
}

/** 好的，那营业时间变吗: a yes to what waits, then what he wants to know of it. */
function questionAfterYes(sentence: Sentence): string | undefined {
  const head =
    /^(?:好[的滴嘞]?|嗯+|行|ok|可以)[\s,.!]+(?:那么?|但是?|不过|请问|还有|就是|只是|另外|想问(?:一?下)?)[\s,]*/i.exec(
      sentence.plain,
    );
  const rest = head ? sentence.plain.slice(head[0].length) : '';
  return asks.test(rest) && !/吃|喝|聚|玩|红包|快递|见面|碰头/.test(rest)
    ? saidFrom(sentence, head?.[0].length ?? 0).replace(/[?？。]+$/, '')
    : undefined;
}

function promised(sentence: Sentence): { text?: string } {
  const rest = /(?:收到|收悉|知悉|已阅|明白|知道了|了解)(?:了|啦|的|哈)*[\s,.!:]+(.{4,})$/su.exec(
    sentence.plain,
  );
  return rest ? { text: saidFrom(sentence, sentence.plain.length - (rest[1]?.length ?? 0)) } : {};
}

function isWaiting({ context }: Sentence): boolean {
  return context.open.confirm > 0 || context.quoted?.topic === 'alerts';
}

function isOnlyWeak(body: string): boolean {
  const left = body.replace(pattern(polite), ',').replace(weakParts, '◆').replace(sideParts, '');
  return left.includes('◆') && left.replace(/◆/g, '') === '';
}

/** Unit and person names, and times, say who confirms; they do not change what is said. */
function withoutNames({ plain, units, people, times, context }: Sentence): string {
  const spans = [...units, ...people, ...times].map(({ start, end }) => [start, end] as const);
  let text = plain;
  for (const [start, end] of spans) text = text.slice(0, start) + ','.repeat(end - start) + text.slice(end);
  const short = shortNames({ plain: text, context });
  return short.length === 0
    ? text
    : text.replace(shortUnit, (_found, lead: string, _name: string, rest: string) => `${lead},${rest}`);
}

/** A unit by its short name, or several: 代 X 收到. */
const shortUnit =
  /^((?:回执[:\s]*)?(?:我?代|替|帮)?\s*)([\u4e00-\u9fffA-Za-z0-9,]{2,12}?)(\s*(?:均|都|也|已经|已|全部)?(?:收到|收悉|已阅))/u;

/** The units so named, where the directory knows them or the sentence leaves no doubt that a unit is meant. */
function shortNames({
  plain,
  context,
}: Pick<Sentence, 'plain' | 'context'>): ReturnType<typeof unitCalled>[] {
  const found = shortUnit.exec(plain);
  const said = found?.[2]?.replace(/^[,\s]+|[,\s]+$/g, '') ?? '';
  if (said === '' || everyday.test(said)) return [];
  const named = said.split(/,+/).map((name) => unitCalled(name, context.known.units));
  const clear = /回执|代|替|帮/.test(found?.[1] ?? '') || /^\s/.test(found?.[3] ?? '');
  return clear || named.every(({ ids }) => ids.length > 0) ? named : [];
}

const everyday =
  /^(?:我|本|好|领导|各位|现|业|嗯|知|他|她|你|人家|对方|通知|预警|信息)|快递|包裹|红包|礼|货|款|钱|费|书|信|工资|短信|邮件|外卖|没|未|谁|不|全部|请|说/;

function whose(sentence: Sentence): ReturnType<typeof unitSlot> {
  const { units } = sentence;
  const named = units.length > 0 ? units : shortNames(sentence);
  const slots = named.map((one) => unitSlot(one));
  return { ...slots[0], ...(slots.length > 1 && { items: slots }) };
}

const undo =
  /(?:撤销|取消|撤回|作废|收回)(?:我?(?:刚才|刚刚)?的)?(?:收到|确认|回执|回复)|(?:收到|确认|回执)(?:点|按|发|回)?错|(?:点|按|发|回)错(?:了)?.{0,6}(?:收到|确认|撤销|取消)|误(?:点|触|按|操作|回|发)了?.{0,6}(?:收到|确认|回执|回复)|(?:不是|并非)我(?:确认|点|收到)的?/;

export function acknowledgementUndone(sentence: Sentence): Intent | undefined {
  if (!undo.test(sentence.plain) || /签到|换班|整改/.test(sentence.plain)) return undefined;
  return surely('ack.undo', { ...unitSlot(sentence.units[0]) });
}

const missed =
  /(?:没有?|未|还没有?|尚未|没能)(?:收到|看到|接到|收着|见到)|(?:通知|短信|消息).{0,3}(?:没有?|未)(?:收|看|接|见)|收不到/;

/** It did not reach him: counts for nobody. */
export function notReceived(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!missed.test(plain)) return undefined;
  const object = /通知|短信|消息|预警|提醒|文件|信息|推送/.test(plain);
  if (/快递|包裹|货|款|钱|红包|外卖|发票|礼/.test(plain)) return undefined;
  const isHis = isWaiting(sentence) && plain.length <= 10;
  return (object || isHis ? surely : likely)('ack.negative', { text: sentence.said });
}
