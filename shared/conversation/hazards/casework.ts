import type { Intent, Slots } from '../intent.ts';
import { likely, personAfter, personSlot, placeSlot, type Sentence, surely, unitSlot } from '../sentence.ts';
import { daysSpanIn, referenceIn } from '../sentence/figures.ts';
import { numberFrom } from '../sentence/number.ts';

/** What officers and units say about a case that is open already. */
export function caseWork(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200) return undefined;
  return (
    doubleReport(sentence) ?? recheck(sentence) ?? verify(sentence) ?? transfer(sentence) ?? escalate(sentence) ??
    extend(sentence) ?? dispatch(sentence) ?? rectified(sentence) ?? append(sentence)
  );
}

function isOfficial({ context }: Sentence): boolean {
  return context.roles.some((role) => role !== 'liaison' && role !== 'guest');
}

/** Which case: by number, the one just spoken of, or one that the words describe. */
function which(sentence: Sentence): Slots {
  const { plain, context } = sentence;
  const reference = referenceIn(plain, false);
  if (reference !== undefined) return { reference };
  if (context.quoted?.topic === 'hazards') return { reference: context.quoted.id };
  if (/刚才|刚刚|方才|上一?[条个]|刚报|这条|该隐患|此隐患/.test(plain)) return { reference: 'last' };
  return /昨天|前天|上周|那[个条处]|上次|之前/.test(plain) ? { reference: 'fuzzy' } : {};
}

const deadlineWord = /(?:于|在|限|到|截止|期限)/;

function deadline(sentence: Sentence): Slots {
  const days = daysSpanIn(sentence.plain);
  const given = sentence.dates.find(({ bare, day }) => (!bare || deadlineWord.test(sentence.plain)) && day >= sentence.today);
  if (given && !/^\d{1,4}号$/.test(sentence.plain.slice(given.start, given.end))) return { date: given.day };
  return days === undefined ? dateless(sentence) : { days };
}

function dateless({ noSuchDay }: Sentence): Slots {
  return noSuchDay === undefined ? {} : { noSuchDay };
}

function responsible(sentence: Sentence): Slots {
  return personSlot(personAfter(sentence, /责任人|负责人|整改人|由/));
}

function levelOf(plain: string): Slots {
  if (/重大/.test(plain) && !/(?:不|非|未)(?:构成|属于?|是|够)?重大/.test(plain)) return { level: 'major' };
  return /一般|(?:不|非)(?:构成|属于?|是|够)?重大/.test(plain) ? { level: 'general' } : {};
}

function verify(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const common = { ...which(sentence), ...deadline(sentence), ...responsible(sentence) };
  if (/(?:重复(?:上?报|了|隐患|件)?(?=[,.\s]|$|和|了)|(?:和|与|跟).{0,16}(?:是)?(?:同一[条个件]|重复|一样的))/.test(plain) && !/重复(?:检查|发生|使用)/.test(plain)) {
    return surely('hazard.verify', { ...common, choice: 'duplicate' });
  }
  if (/不属实|不实(?![在行])|查无此事|虚假(?:上?报|信息)|误报(?![警器])|不是隐患|不算隐患|不构成隐患/.test(plain)) return surely('hazard.verify', { ...common, choice: 'invalid' });
  const valid = /(?:情况|经核实|核查|核实)?属实|(?:核实|核查|核查过|核实过)(?:了|过)?[,\s]*(?:确实|是真的|存在|有这)|确认为?(?:一般|重大)隐患|^(?:定为?|按|判定为?)(?:一般|重大)/.test(plain);
  if (!valid || /[?]|吗$|换班|调班|调值/.test(plain)) return undefined;
  return surely('hazard.verify', { ...common, ...levelOf(plain), choice: 'valid', ...unitSlot(sentence.units[0]) });
}

function recheck(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const about = /复查|复核|复验|验收|回头看|销[号案]|现场(?:看过|核查|检查)/.test(plain);
  if (!about || /请|[?]|吗$|什么时候|安排|申请/.test(plain)) return undefined;
  if (/(?:复查|复核|复验|验收).{0,6}(?:不(?:合格|通过|行|达标|过)|没(?:有)?(?:通过|过|合格)|未(?:通过|达标|过))|不予销|不能销|(?:重新|继续|再次)整改|退回/.test(plain)) {
    return surely('hazard.recheck.fail', { ...which(sentence), ...deadline(sentence), reason: plain });
  }
  const passed = /(?:复查|复核|复验|验收).{0,6}(?:合格|通过|没问题|达标|ok|完成|过了|符合)|(?:同意|可以|予以|准予|给予|现)?销[号案]|(?:整改|处理)(?:已)?到位/i.test(plain);
  return passed ? surely('hazard.recheck.pass', which(sentence)) : undefined;
}

const authority = '(?:住建|消防|应急|市监|市场监管|城管|公安|交警|卫健|环保|生态环境|水务|质监|综合执法|执法|供电|燃气|文旅|交通|街道|派出所|大队|支队|[\\u4e00-\\u9fff]{1,6}[局委办队])';
const handOver = new RegExp(`(?:抄告|函告|函送|发函|移交|移送|转办|转交|转给|转|交由|报送)(?:给|至|到|区|市|县|属地|\\s)*[^,.]{0,6}?${authority}|线索移交|移交(?:执法|线索)`);

function transfer(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const found = handOver.exec(plain);
  if (!found || /[?]|吗$|值班|班(?:了|$)|钥匙|安全的事|联络/.test(plain)) return undefined;
  const to = /(?:给|至|到|抄告|函告|函送|移交|移送|转办|转交|转)\s*((?:区|市|县)?[\u4e00-\u9fff]{2,10}(?:局|委|办|队|所|部门|街道|公司|站))/.exec(plain)?.[1];
  return surely('hazard.transfer', { ...which(sentence), ...(to && { choice: to }), text: sentence.said });
}

function escalate(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!/挂牌督办|(?:厅|处|科|省|市|县|区)级(?:挂牌|督办)|提级督办|列入督办/.test(plain) || /[?]|哪些|多少|台账|制度/.test(plain)) return undefined;
  const tier = /[厅处科省市县区]级/.exec(plain)?.[0];
  return surely('hazard.escalate', { ...which(sentence), ...(tier && { choice: tier }) });
}

function extend(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const asked = /延期|宽限|展期|延长.{0,6}(?:期限|时间|时限|整改|几天|[\d一二三四五六七八九十两]+天)|推迟.{0,8}整改|(?:时间|期限|来)不够|再给.{0,4}(?:天|周|时间)|晚几天/.test(plain);
  if (!asked || /会议|活动|放假|比赛|航班|培训|高考/.test(plain)) return undefined;
  const reason = /(?:配件|厂家|材料|没货|缺货|资金|电工|施工|下雨|物业|审批|因为|由于)[^,.]{0,16}/.exec(plain)?.[0];
  return surely('hazard.extend', { ...which(sentence), ...deadline(sentence), ...(reason && { reason }), ...grant(plain) });
}

function grant(plain: string): Slots {
  if (/不(?:同意|予|批准|准)/.test(plain)) return { choice: 'refuse' };
  return /^(?:同意|批准|准予)/.test(plain) ? { choice: 'grant' } : {};
}

function dispatch(sentence: Sentence): Intent | undefined {
  const { plain, units } = sentence;
  const sent = /(?:派|交办|分派|派单|下发|转办|指派|分)(?:给|到|至|发)|交(?:给|由).{0,14}(?:整改|处理|落实|办理)/.test(plain);
  const ordered = /(?:限|责令|督促|要求|请|须|务必|立即|当[场天日]|[前内])[^?]{0,16}(?:整改|停用|停业|停止使用|整顿)|整改(?:到位|完毕|完成)?.{0,6}责任人|[天日周]内(?:完成)?整改/.test(plain);
  if (!sent && !ordered) return undefined;
  if (/[?]|吗$|班(?:$|[,.\s])|复查|已(?:经)?(?:整改|完成)|整改(?:完成|好了|完毕)了|申请/.test(plain)) return undefined;
  const target = Object.keys(deadline(sentence)).length > 0 || /责任人|停用|停业/.test(plain);
  if (!sent && !target) return undefined;
  const slots = { ...which(sentence), ...unitSlot(units[0] ?? sentTo(plain)), ...deadline(sentence), ...responsible(sentence), ...levelOf(plain) };
  return isOfficial(sentence) || sent || /责令|责任人|限/.test(plain) ? surely('hazard.dispatch', slots) : likely('hazard.dispatch', slots);
}

function sentTo(plain: string): { name: string; ids: readonly string[] } | undefined {
  const name = /(?:派|交办|分派|派单|下发|指派)(?:给|到|至)([\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:[,.\s]|$|整改|处理)/.exec(plain)?.[1];
  return name ? { name, ids: [] } : undefined;
}

const doneWord =
  /(?:整改|修|换|清|处理|改|弄|搬|拆|补|恢复|维修|更换|清理|清运|移|装|关|锁|通|疏通|解决|落实)(?:理|除|复|新|好|装|走|开|到位|出来|干净)*(?:已|已经|都)?(?:完成|完毕|完|好|到位|出来|干净|掉|走|上|通|定|新)(?:的|了|啦|,|\.|\s|$)|(?:已|已经|都|全部)(?:经)?(?:整改|修复|修好|更换|换新|清理|清除|清空|处理|搬走|拆除|补齐|恢复|解决|维修|改|安装|换|销除)|换(?:了|成)新的|(?:清|修|换|改|搬|拆|弄|处理)(?:完|好|掉|走|干净|出来|妥|通)了|整改(?:情况|结果|回复|反馈)[\s:,]|整改(?:完成|完毕|到位|好了|了)|搞定了?$|解决了/;

function rectified(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const part = partly(plain);
  if (part) return surely('hazard.rectify.partial', { ...which(sentence), ...part, reason: plain });
  if (!doneWord.test(plain) || /[?]|吗$|没(?:有)?(?:整改|修|清|换|处理|解决)|未(?:整改|修|清|换)|什么时候|尽快|请(?!复查|看|查|领导|验收)|要求|前整改|内整改|天内|明天|下周|准备|正在|打算|条.{0,3}整改|手机|电脑|衣服|账号|车(?:修|换)|快递|发票/.test(plain)) return undefined;
  const trade = /整改|隐患|复查|销号|通道|灭火|消防|电|门|货|灯|线|气|管|箱|堵|锁|器|梯|柜|架|牌|水|井|地面|玻璃|护栏|出口|插|阀|栓|标识|照片|图/.test(plain) || sentence.images > 0;
  const slots = { ...which(sentence), ...unitSlot(sentence.units[0]), ...responsible(sentence), text: sentence.said };
  if (!trade) return sentence.context.open.lastCase || sentence.context.quoted?.topic === 'hazards' ? likely('hazard.rectify.done', slots) : undefined;
  return /整改|隐患|复查|请.{0,6}看|麻烦.{0,6}看/.test(plain) || sentence.images > 0 || slots.reference ? surely('hazard.rectify.done', slots) : likely('hazard.rectify.done', slots);
}

/** 5条整改了4条, 改了一半: some of it. */
function partly(plain: string): Slots | undefined {
  const found = /([\d一二三四五六七八九十两]+)[条个处项](?:隐患|问题)?[^,.]{0,6}?(?:已|整改|改|修|处理|完成)(?:了|完成|好|完)*([\d一二三四五六七八九十两]+)[条个处项]/.exec(plain);
  const left = /(?:还有|还剩|剩下?|剩余|其余|另外?)[^,.]{0,8}(?:[条个处项]|那|没|未|等|在)/.test(plain);
  const done = numberFrom(found?.[2] ?? '');
  if (found && done !== undefined && (left || numberFrom(found[1] ?? '') !== done)) return { count: done };
  const half = /(?:整改|改|修|处理|清理?|换)(?:了|完)?(?:一半|一部分|部分|大部分|[一两二三四五六七八九\d]+成)|部分(?:整改|完成|已改)/.test(plain);
  return half && !/检查|出动/.test(plain) ? {} : left && /(?:整改|改|修|换)(?:了|完|好)/.test(plain) && !/检查|出动/.test(plain) ? {} : undefined;
}

function doubleReport({ plain, said }: Sentence): Intent | undefined {
  const both = /双报告|(?:重大.{0,8}(?:隐患|方案|治理)).{0,20}(?:已|已经)?(?:上?报|报送|报告).{0,20}(?:局|职代会|职工|政府|应急)/.test(plain);
  return both && !/[?]|是什么|怎么|制度|要求|落实/.test(plain) ? surely('hazard.doublereport', { text: said }) : undefined;
}

const addition = /^(?:[\s,.]*)(?:补充(?:一下|说明|信息|照片|一点)?(?=[\s:,]|$|位置|地点|照片)|补(?:一|几|两|\d)?张?(?:图|照片)|补拍|再补)|照片(?:已)?(?:补上|来了|补发|在这|发了|补一)|(?:刚才|刚刚|上面|上一?条|前面|那[个条])(?:说的|报的|发的|那[个条处]|的)?[^,.]{0,6}(?:照片|图|位置|地点|地址|是在?|在|应该是|说错|写错)/;

/** More about the case just reported. */
function append(sentence: Sentence): Intent | undefined {
  const { plain, images, context } = sentence;
  if (!addition.test(plain) || /[?]|吗$|撤回|通知/.test(plain)) return undefined;
  const certain = images > 0 || context.open.lastCase !== undefined || context.quoted?.topic === 'hazards' || /补充|补上|照片/.test(plain);
  const reference = referenceIn(plain, false) ?? 'last';
  return (certain ? surely : likely)('hazard.append', { reference, ...placeSlot(sentence), text: sentence.said });
}
