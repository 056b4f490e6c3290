import type { KnownName } from '../intent.ts';
import { idsOf, namesIn } from './names.ts';

export interface UnitHit {
  readonly name: string;
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

const kinds =
  '购物中心|商业中心|会展中心|展览中心|拆解中心|配送中心|物流中心|服务中心|便利店|专卖店|旗舰店|折扣店|会员店|生活馆|加油站|加气站|充电站|农贸市场|批发市场|集贸市场|菜市场|建材城|家具城|美食城|电影城|影城|影院|商城|商厦|商场|商业街|大厦|广场|超市|卖场|百货|奥莱|酒店|宾馆|饭店|餐厅|酒楼|公寓|写字楼|孵化器|市场|物流园|产业园|园区|基地|夜市|冷库|油库|回收站|拆解厂|拆车厂|有限公司|分公司|公司|集团|生鲜|家居|家具|电器|店';
const brands =
  '永辉|盒马|万达|华联|大润发|沃尔玛|家乐福|苏宁|国美|物美|中石化|中石油|壳牌|肯德基|麦当劳|星巴克|山姆|银泰|吾悦|万象城|海底捞|瑞幸|麦德龙|天虹|大悦城|天街|红星美凯龙|居然之家|宜家|罗森|美宜佳|钱大妈|朴朴|万汇|王府井|百盛';
const kindPattern = new RegExp(`(?:${kinds})`, 'g');
const brandPattern = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:[\\u4e00-\\u9fff]{2,3})?(?:${brands})(?:[\\u4e00-\\u9fff]{1,6}?店)?|(?:${brands})(?:[\\u4e00-\\u9fff]{1,6}?店)?`,
  'g',
);

/** Words that stand before a unit's name and do not belong to it. */
const leadIn =
  /^.*(?:检查|抽查|督查|巡查|查看|举报|反映|投诉|请问|请|派给|派到|转给|通知|告知|联系|来自|关于|代|由|替|给|在|去|到|对|和|与|及|跟|我们是|我们|我是|我|本|回执|单位|企业|地点|发现|报告|领导|老师|好|今[天日早晚]|明天|昨天|上午|下午|晚上|现在|刚才|国庆|中秋|春节|元旦|不是|是|的|模拟|演练|各|某|全|每|这[个家]|那[个家]|隔壁|附近|(?<=[几这那各哪两三五\d])家|打过电话了|了|说|让|值班|值守|隐患|安全)/;
/** What is left when a kind of place is named, not a unit. */
const general =
  /^(?:|[A-Za-z]-?\d{1,2}[F层楼区]?(?:美食|商业)?|(?:负|地下)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[层楼].*|.*[号门]|[大小中老新旧]型?|农贸|集贸|批发|菜|综合|大型|地下|负.层|周边|社区|区|县|市|街道|镇|火锅|美食|建材|家具|商业|购物|门|酒|饭|本|我|分|总|全|到|商|开|关|网|书|药|茶|面|咖啡|奶茶|餐饮|[一二三四五六七八九十两\d]+[家个]?|文化|体育|市民|休闲|儿童|生活)$/;

/** The units a plain sentence names: known ones first, then whatever is built like a unit's name. */
export function unitsIn(plain: string, known: readonly KnownName[]): readonly UnitHit[] {
  const certain = namesIn(plain, known);
  const guessed = [...builtLikeUnits(plain), ...branded(plain)].map((one) => ({
    ...one,
    ids: idsOf(one.name, known),
  }));
  return [...certain, ...guessed]
    .filter(
      (one, at, every) =>
        !every.some((other, earlier) => earlier < at && other.start < one.end && one.start < other.end),
    )
    .sort((one, other) => one.start - other.start);
}

/** The unit somebody means by a short name: its id where only one can be meant. */
export function unitCalled(name: string, known: readonly KnownName[]): Pick<UnitHit, 'name' | 'ids'> {
  return { name, ids: idsOf(name, known) };
}

function builtLikeUnits(plain: string): Omit<UnitHit, 'ids'>[] {
  return [...plain.matchAll(kindPattern)].flatMap((match) => {
    const end = match.index + match[0].length;
    const run =
      /[\u4e00-\u9fffA-Za-z0-9·]{0,14}$/.exec(plain.slice(Math.max(0, match.index - 14), match.index))?.[0] ??
      '';
    const proper = run.replace(/^.*\d[点日号分]/, '').replace(leadIn, '');
    if (general.test(proper) || proper.length > 10) return [];
    return [{ name: proper + match[0], start: match.index - proper.length, end }];
  });
}

function branded(plain: string): Omit<UnitHit, 'ids'>[] {
  return [...plain.matchAll(brandPattern)].map((match) => {
    const name = match[0].replace(leadIn, '');
    return { name, start: match.index + match[0].length - name.length, end: match.index + match[0].length };
  });
}
