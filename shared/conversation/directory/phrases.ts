import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { unitCalled } from '../sentence/unit.ts';
import { likely, personSlot, phoneSlot, type Sentence, surely, unitSlot } from '../sentence.ts';

const commands: readonly (readonly [RegExp, Intent])[] = [
  [
    /^(?:帮助(?:一下)?|菜单|功能|说明|使用说明|操作说明|帮助菜单|help|怎么用|如何使用|(?:你|这个)?(?:能|会|可以)(?:做|干)(?:什么|啥)|你(?:是谁|好)|教教我怎么用|有(?:什么|哪些)功能|(?:怎么|如何)操作|(?:怎么|如何|怎样)(?:用|报|上报|报告|提交|签到|换班|调班|绑定|确认|撤回|发通知|查看?)[^?]{0,8})[?!.吗呢啊]*$/i,
    surely('help'),
  ],
  [
    /^(?:我是谁|我(?:是|在|属于)(?:哪|什么)(?:个|家)?(?:单位|企业|店)的?|我的(?:信息|身份|单位|权限|资料)|查(?:看|询)?我的(?:信息|身份))[?!.呢啊]*$/,
    surely('directory.me'),
  ],
  [
    /^(?:进|打开|登录|登陆|给我)?(?:一下)?(?:管理)?后台(?:链接|地址|登录|入口)?[.!]*$/,
    surely('directory.console'),
  ],
  [
    /^(?:导入|上传|更新)(?:一下)?(?:企业|人员|单位)?(?:名录|花名册|通讯录|名单|人员表)[.!]*$/,
    surely('directory.import'),
  ],
  [
    /^(?:看(?:一?下|看)?|查(?:一?下|看)?|有(?:哪些|没有|什么)?)?待(?:我)?(?:核实|确认|审核|审批|批准|处理)(?:的)?(?:联络员|人员|绑定|变更|申请|名单|列表|清单|事项)*[.!]?$/,
    surely('directory.decide'),
  ],
];

/** Words that are a command and nothing else: 帮助, 我是谁, 后台, 绑定. */
export function directoryCommand(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 60) return undefined;
  const found = commands.find(([pattern]) => pattern.test(plain));
  if (found?.[1].kind === 'directory.decide' && (!mayDecide(sentence) || isApproval(sentence)))
    return undefined;
  return found?.[1] ?? bind(sentence) ?? saysWhose(sentence) ?? bindGroup(sentence) ?? setting(sentence);
}

/** 待审批 of the bureau's own is what waits to be sent, unless it names a liaison. */
function isApproval({ plain, context }: Sentence): boolean {
  const isBureau = context.roles.some((role) => /^(?:administrator|officer|leader)$/.test(role));
  return isBureau && /审批|批准/.test(plain) && !/联络员|人员|绑定|变更|申请/.test(plain);
}

/** Who has nothing to decide says the words to somebody else. */
function mayDecide({ context }: Sentence): boolean {
  return isOfficial(context);
}

const settings: readonly (readonly [RegExp, string])[] = [
  [/^(?:局名|名称|单位名称|单位)$/, 'name'],
  [/^(?:落款|值班室|科室)$/, 'office'],
  [/^(?:值班电话|值班室电话|座机|电话)$/, 'landline'],
  [/^(?:保存期|保存时间|保存天数)$/, 'retention'],
  [/^(?:区划|行政区划|区划代码)$/, 'region'],
  [/^功能区$/, 'zones'],
  [/^(?:位置|坐标|经纬度)$/, 'position'],
  [/^封印(?:接收人|接收|发给)$/, 'seal-to'],
  [/^挂牌(?:督办)?(?:级别|层级|名称)$/, 'tiers'],
  [/^(?:事故)?单位(?:事故)?(?:报告|上报)?时限$/, 'unit-limit'],
  [/^(?:事故)?(?:本级)?上报时限$/, 'level-limit'],
];

/** What the bureau is called, which telephone is always answered, how long names are kept: 设置 值班电话 0571-88660119. */
function setting({ said }: Sentence): Intent | undefined {
  const [, what = '', text = ''] =
    /^\s*设置\s*([\p{Script=Han}]{2,8})\s*[为是:：]?\s+(\S.{0,60}?)\s*$/u.exec(said) ?? [];
  const choice = settings.find(([words]) => words.test(what))?.[1];
  if (choice === undefined) return undefined;
  return surely('directory.set', { choice, text: amountIn(choice, text) });
}

function amountIn(choice: string, text: string): string {
  if (choice === 'retention') return daysIn(text);
  if (choice === 'region') return text.replace(/(省|自治区|自治州|市|盟|地区)(?=\S{2,})/g, '$1 ');
  if (choice === 'zones') return text.replace(/[、，\s]+/g, ',').replace(/[;；]/g, ';');
  if (choice === 'position') return text.replace(/[，\s]+/g, ',');
  return choice.endsWith('limit') ? minutesIn(text) : text;
}

/** 30分钟 or 1小时, as a count of minutes. */
function minutesIn(text: string): string {
  const [, count = '', unit] = /^(\d{1,3})\s*(小时|分钟|分)?$/.exec(text) ?? [];
  return String(Number(count) * (unit === '小时' ? 60 : 1));
}

/** 730天 or 2年, as a count of days. */
function daysIn(text: string): string {
  const [, count = '', unit] = /^(\d{1,4})\s*(年|天|日)?$/.exec(text) ?? [];
  return String(Number(count) * (unit === '年' ? 365 : 1));
}

/** Bare words are a liaison's, who does not know how; an official asks for a code. */
function bind(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const code = /^(?:我要|我想|申请)?(?:绑定|綁定)(?:码|编码|代码|单位)?[\s:,]*([0-9A-Za-z]{4,8})[.!]*$/.exec(
    plain,
  )?.[1];
  if (code) return surely('directory.bind', { reference: code.toUpperCase() });
  return /^(?:我要)?绑定(?:单位|编码|码)?$/.test(plain) && !mayDecide(sentence)
    ? likely('directory.bind')
    : undefined;
}

const ofUnit =
  /^(?:你好|您好|[\s,.!])*我(?:们)?(?:就)?是(?:UNIT店?(?:的|新来的|这边的)?(?:新?的?(?:信息)?(?:联络员|联系人|安全员|负责人|员工)?(?:[\u4e00-\u9fff]{2,4})?)?|[^,.?!\s]{2,14}?(?:的|新来?的?)(?:信息)?(?:联络员|安全员)[\u4e00-\u9fff]{0,4})[.!]*$/;

/** 我是万汇广场的: whoever is not known as that yet reads how to bind; where he was asked whose a hazard is, it answers that. */
function saysWhose(sentence: Sentence): Intent | undefined {
  const { plain, units, utterance, context } = sentence;
  const [unit] = units;
  const masked = unit ? `${plain.slice(0, unit.start)}UNIT${plain.slice(unit.end)}` : plain;
  const isElse = context.open.asked || context.open.lastCase || context.open.alarmed || context.quoted;
  if (utterance.inGroup || isElse || mayDecide(sentence) || !ofUnit.test(masked)) return undefined;
  const isHis = context.units.some(({ id }) => unit?.ids.includes(id));
  return surely(isHis ? 'directory.me' : 'directory.bind');
}

function bindGroup(sentence: Sentence): Intent | undefined {
  const { plain, units, said } = sentence;
  if (
    !/^(?:把)?(?:本群|这个群|此群|该群).{0,6}(?:绑定|关联|是(?!干|做|什么|啥|谁|不|否|哪)|归)|^(?:绑定|关联)(?:本群|群)/.test(
      plain,
    )
  )
    return undefined;
  const [unit] = units;
  return (unit ? surely : likely)('directory.group', { ...unitSlot(unit), text: said });
}

const post = '(?:信息)?(?:联络员|联系人|联络人|安全员|对接人|负责人)';
const newcomer = new RegExp(
  `${post}.{0,20}?(?:换成|改成|改为|换为|变更为|更换为|更改为|调整为|改由|换了?人.{0,8}?(?:是|叫|为)|现在是|以后是|新来的是)|(?:以后|今后|现在|往后|目前).{0,16}${post}(?:就)?(?:是|为|叫)|换(?:了)?${post}(?:了)?[,s]*(?:现在|新的|以后)?是|(?:新的?${post}|新人)\\s?(?:是|为|叫|:)`,
);
/** 安全的事转给马俊: the work is handed on, whoever hands it. */
const handedOn =
  /^(?:以后|今后)?(?:我们?店?|本店|店里|单位)?的?(?:安全|联络|消防)(?:联络|工作|检查|这块|这摊)*的?(?:事情?|工作|活)?(?:以后|今后|现在)?(?:都|就)?(?:转给|移交给|交接给|交给)(?=(?:(?![的你我他她们])[\u4e00-\u9fff]){2,4}(?:[\s,.\d]|$))/;
const leaving =
  /(?:调走|调到.{0,6}(?:部门|单位|岗位|店|科室|公司)|调离|调岗|离职|辞职|退休|不干了|不在.{0,8}(?:干|做|上班)了|换岗|休产假|借调|轮岗|走了|不负责|不管.{0,6}了)/;
const passingOn = /(?:转给|转到|交给|移交给|交接给|由|找|联系|换成|归)/;

/** Somebody goes, somebody else takes over. */
export function liaisonMove(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (/[?？]$|值班|带班|的班|夜班|白班/.test(plain)) return undefined;
  const word = newcomer.test(plain) ? newcomer : isHandedOn(sentence) ? handedOn : leavingTo(plain);
  if (!word) return undefined;
  const unit = unitOf(sentence);
  const isNamed = word === newcomer || unit.unitId !== undefined;
  return surely('directory.move', {
    ...(isNamed && unit),
    ...nameBehind(plain, word),
    ...personSlot(newPerson(sentence, word)),
    ...phoneSlot(sentence),
    text: sentence.said,
  });
}

/** Alone with the bot it is said to the bot; among others it may be said to anybody. */
function isHandedOn({ plain, utterance, context }: Sentence): boolean {
  const isSpokenTo = !utterance.inGroup || utterance.mentionsBot;
  return isSpokenTo && context.roles.some((role) => role !== 'guest') && handedOn.test(plain);
}

function leavingTo(plain: string): RegExp | undefined {
  const work = /(?:安全|联络|消防|这块|这摊|工作|事情|的事|业务)/;
  if (leaving.test(plain) && passingOn.test(plain)) return passingOn;
  return /以后/.test(plain) && work.test(plain) && passingOn.test(plain) ? passingOn : undefined;
}

function newPerson({ plain, people }: Sentence, word: RegExp): Sentence['people'][number] | undefined {
  const match = word.exec(plain);
  const after = match ? match.index + match[0].length : 0;
  return people.find(({ start }) => start >= after - 1) ?? people.at(-1);
}

/** A name nobody would take for one: 路人甲 right behind the word, before a number or the end. */
function nameBehind(plain: string, word: RegExp): { readonly person?: string } {
  const match = word.exec(plain);
  const rest = match ? plain.slice(match.index + match[0].length) : '';
  const person = /^[\s:]*([\u4e00-\u9fff]{2,4})[\s,:]*(?:1\d{10}[.!]?|$)/.exec(rest)?.[1];
  return person === undefined ? {} : { person };
}

/** The unit as somebody of the trade calls it: 盒马的联络员. */
function unitOf({ units, plain, context }: Sentence): ReturnType<typeof unitSlot> {
  if (units[0]) return unitSlot(units[0]);
  const short = new RegExp(`^(?:把)?([\\u4e00-\\u9fffA-Za-z0-9]{2,10}?)的?${post}`).exec(plain)?.[1];
  return short && !/^(?:我们?|本|原|新|老|我店|这边|安全|信息)/.test(short)
    ? unitSlot(unitCalled(short, context.known.units))
    : {};
}
