import type { KnownName } from '../utterance.ts';
import { framed } from './framed-unit.ts';
import { idsOf, namesIn } from './names.ts';

export interface UnitHit {
  readonly name: string;
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

const kinds =
  '购物中心|商业中心|会展中心|展览中心|拆解中心|配送中心|物流中心|服务中心|便利店|专卖店|旗舰店|折扣店|会员店|生活馆|加油站|加气站|充电站|农贸市场|批发市场|集贸市场|菜市场|建材城|家具城|美食城|电影城|影城|影院|商城|商厦|商场|商业街|大厦|广场|超市|卖场|百货|奥莱|酒店|宾馆|饭店|餐厅|酒楼|公寓|写字楼|孵化器|市场(?!监|部|管理?局)|物流园|产业园|园区|基地|夜市|冷库|油库|回收站|拆解厂|拆车厂|有限公司|分公司|公司(?!长)|集团|生鲜|家居|家具|电器|鞋城|服装城|电子城|灯具城|家电城|数码城|茶城|批发城|菜场|菜馆|饭馆|餐馆|茶楼|药房|会所|网吧|网咖|KTV|物业(?!费|管理费)|粮油|仓储|油站|气站|天街|奥特莱斯|商行|店(?![长员主家里内])';
const brands =
  '永辉|盒马|万达|华联|大润发|沃尔玛|家乐福|苏宁|国美|物美|中石化|中石油|壳牌|肯德基|麦当劳|星巴克|山姆|银泰|吾悦|万象城|海底捞|瑞幸|麦德龙|天虹|大悦城|天街|红星美凯龙|居然之家|宜家|罗森|美宜佳|钱大妈|朴朴|万汇|王府井|百盛|世纪联华|世纪华联|大商|新玛特|中百|家家悦|欧亚|龙湖|印象城|凯德|来福士|环球港|太古里|合生汇|步步高|佳惠|永旺|伊藤洋华堂|胖东来|卜蜂莲花|人人乐|新华都|北国|茂业|友阿|百联|杉杉|必胜客|汉堡王|华莱士|蜜雪冰城|屈臣氏|名创优品|优衣库|迪卡侬|中海油|信誉楼|银座|佳乐家|利群|振华|奥特莱斯|乐购|易初莲花|丹尼斯|金鹰|德基|新世界|砂之船|正佳|海雅|岁宝|丽客隆|广百|水晶城|爱琴海|绿地|悦荟|金源|长申|欧尚|华地|八佰伴|文峰|苏果|好又多|美廉美|超市发|京客隆|全聚德|老百姓大药房|京东|七鲜|奥乐齐|开市客|三江|十足|见福|红旗连锁|舞东风|联华|农工商|物美';
/** 万达广场, 银泰城, 中石化城东站, 永辉松园店. */
const branch =
  '(?:(?:[\\u4e00-\\u9fff](?<![在的了已到有是])){1,6}?(?:店(?![长员主家里内])|分店|站(?![长员])|广场|中心|超市|百货)|城|广场|超市|百货|商场|天街|物业)?';
const kindPattern = new RegExp(`(?:${kinds})`, 'g');
const brandPattern = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:[\\u4e00-\\u9fff]{2,3})?(?:${brands})${branch}|(?:${brands})${branch}`,
  'g',
);

/** Words that stand before a unit's name and do not belong to it. */
const leadIn =
  /^.*(?:[这那]|看一?下|看看|暗访|夜查|把|派|叫|催|[早晚夜]班|交(?![通大运电友])|检查|抽查|督查|巡查|查看|举报|反映|投诉|请问|请|派给|派到|转给|通知|告知|联系|来自|关于|代|由|替|给|在|去|到|对|和|与|及|跟|我们是|我们|我是|我|本|回执|单位|企业|地点|发现|报告|领导|老师|好|今[天日早晚]|明天|昨天|上午|下午|晚上|现在|刚才|国庆|中秋|春节|元旦|不是|是|的|模拟|演练|各|某|全|每|这[个家]|那[个家]|隔壁|附近|(?<=[几这那各哪两三五\d])家|打过电话了|了|说|让|值班|值守|隐患|安全)/;
/** What is left when a kind of place is named, not a unit. */
const general =
  /^(?:|[A-Za-z]-?\d{1,2}[F层楼区]?(?:美食|商业)?|(?:负|地下)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[层楼].*|.*[号门]|[大小中老新旧]型?|农贸|集贸|批发|菜|综合|大型|地下|负.层|周边|社区|区|县|市|街道|镇|火锅|美食|建材|家具|商业|购物|门|酒|饭|本|我|分|总|全|到|商|开|关|网|书|药|茶|面|咖啡|奶茶|餐饮|[一二三四五六七八九十两\d]+[家个]?|文化|体育|市民|休闲|儿童|生活|电子|服装|鞋|灯具|家电|数码|茶叶?|花卉|小区)$/;

/** A trade, not a name: 火锅店, 奶茶店, 面包房. */
const trade =
  /^(?:(?:自助|重庆|四川|东北|小|老|大|旁边的?)?(?:火锅|烧烤|烤鱼|烤肉|奶茶|咖啡|蛋糕|面包|水果|服装|鞋|理发|美容|美甲|美发|足疗|按摩|五金|快餐|小吃|饺子|包子|面|米粉|粉|早餐|麻辣烫|串串|炸鸡|汉堡|干洗|洗衣|修车|汽修|手机|电脑|家电|花|宠物|母婴|童装|女装|男装|玩具|眼镜|金|首饰|烟酒|茶叶?|粮油|调料|水产|海鲜|肉|鱼|药|书|文具|建材|灯具|家具|电子|数码|干果|零食|熟食|烟花|杂货|日杂|二手|废品|快递|彩票|打印|照相|影楼|餐饮|西餐|中餐|川菜|湘菜|剧本杀|密室|台球|健身|瑜伽|洗浴|洗车|加盟|沿街|临街|底商|百货))(?:店|馆|铺|房|城|厅|吧|屋)$/;

/** The units a plain sentence names: known ones first, then whatever is built like a unit's name. */
export function unitsIn(plain: string, known: readonly KnownName[]): readonly UnitHit[] {
  const certain = namesIn(plain, known);
  const guessed = [...builtLikeUnits(plain), ...branded(plain), ...framed(plain)]
    .map((one) => ({ ...one, ids: idsOf(one.name, known, plain.slice(one.end)) }))
    .sort((one, other) => other.name.length - one.name.length);
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
    if (general.test(proper) || trade.test(proper + match[0]) || proper.length > 10) return [];
    return [{ name: proper + match[0], start: match.index - proper.length, end }];
  });
}

function branded(plain: string): Omit<UnitHit, 'ids'>[] {
  return [...plain.matchAll(brandPattern)].map((match) => {
    const name = match[0].replace(leadIn, '');
    return { name, start: match.index + match[0].length - name.length, end: match.index + match[0].length };
  });
}
