import { digits } from './number.ts';

const many = `(?:(?<![\\d.]|\\d:)\\d{1,3}|(?!\\d)${digits}{1,3})`;
const floor = `(?:地下|负|地上)?${many}(?:层|楼(?!梯))(?:半)?|[BbLl]-?\\d{1,2}(?:层|楼|区)?|\\d{1,2}F|顶楼|顶层|楼顶|天台`;
const numbered = `${many}号?(?:门|仓库|冷库|库房|库|扶梯|电梯|货梯|楼梯间|楼梯|楼|厅|柜台|柜|出口|入口|水泵|泵房|油罐|罐|加油机|机组|机房|档口|摊位|摊|铺位|铺|车间|通道|展馆|展厅|馆|车位|包厢|灶)`;
const numberedHao = numbered.replace('号?', '号');
const part =
  '员工(?:宿舍|食堂|餐厅|通道)|宿舍|后厨|厨房|操作间|加工间|切配间|气瓶间|燃气间|仓库|库房|储藏室|收货区|收货口|出货口|进货口|卸货区|电影院|卸货平台|卸货口|卸油口|卸油平台|扶梯口|货梯口|餐饮店|夜市|商铺|铺面|消防泵房|发电机房|风机房|油烟净化间|装卸区|理货区|地下停车场|停车场|地下车库|车库|地库|楼道|走廊|过道|走道|楼梯间|楼梯口|楼梯|大厅|大堂|中庭|门厅|前厅|连廊|内街|出入口|入口|(?<!安全)出口|门口|大门|[东西南北前后侧正边偏]门(?!板)|收银台|收银区|服务台|展位|展台|展厅|展馆|舞台|影厅|影院|水产区|肉类区|蔬菜区|熟食区|生鲜区|家禽区|用餐区|就餐区|休息区|办公区|更衣室|试衣间|加油区|卸油区|油罐区|液氨储罐区|储罐区|罐区|便利店|配电室|配电房|配电间|变电所|弱电间|强电间|强电井|电井|管道井|机房|水泵房|泵房|锅炉房|制冷机房|冷库|速冻间|车间|拆解区|拆解车间|堆场|办公室|办公楼|值班室|消控室|消防控制室|监控室|保安室|外墙|屋顶|屋面|楼面|幕墙|电梯间|电梯口|电梯厅|前室|卫生间|洗手间|厕所|通道口|消防通道|疏散通道|安全通道|消防车通道|通道|摊位|档口|柜台|货架区|美食城|美食广场|儿童(?:乐园|游乐区|游乐场|区)|游乐场|游乐区|健身房|网吧|KTV|农贸市场|菜市场|加油站|院内|院子|围墙|工地|施工现场|阁楼|夹层|地下室|隔油池|化粪池旁|食堂|广场上|一条街|步行街|专柜|垃圾房|垃圾站|充电区|充电棚|车棚|雨棚|桥下|河边|路口|街口';
const tail =
  '(?:[东西南北]{1,2}(?:侧|边|面|角|头|区|段)|左侧|右侧|里侧|外侧|尽头|拐角|转角|中间|中部|[A-Za-z]\\d*区|[A-Za-z]座|[A-Za-z]口|第?\\d+排|\\d+号位)';
const zone =
  '(?<=[层楼的]|^|[\\s,:;.])(?![小社片市城辖新]区|地区)[\\u4e00-\\u9fff]{2,3}区(?!域|别|分|间|县|政|内)';
const piece = `(?:${floor}|${zone}|${numberedHao}|[A-Za-z]座|${part}|${tail})`;
const joint = '(?:的|里的|里面的|那边的|那个|那|超市|商场|卖场|门店)?';
const runs = new RegExp(
  `(?:(?:[东西南北]{1,2}(?:侧|边|区))|市场(?=[东西南北正后侧前]门))?${piece}(?:${joint}${piece}){0,5}`,
  'g',
);

/** A field somebody filled in: 地点:三楼 / 部位:收货区 / 位置在B2. */
const labelled =
  /(?:地点|部位|位置|具体位置)(?:\s?[:：]\s?|是在|在|是)([^,.;，。；:!?\n]{2,24}?)(?=$|[,.;，。；:!?\n]|\s+[\u4e00-\u9fff]{2,6}:)/;

/** The place a plain sentence names, as said. `skip` tells which characters belong to a unit's name. */
export function placeIn(
  plain: string,
  skip: readonly { readonly start: number; readonly end: number }[] = [],
): string | undefined {
  const told = labelled.exec(plain)?.[1]?.trim();
  if (told) return told;
  const text = blank(plain, skip);
  const found = [...text.matchAll(runs)];
  const [first, second] = found;
  if (!first) return undefined;
  return second && goesOn(text, first, second) ? first[0] + second[0] : first[0];
}

/** 宿舍…在楼道: the second is where in the first. */
function goesOn(text: string, first: RegExpExecArray, second: RegExpExecArray): boolean {
  const between = text.slice(first.index + first[0].length, second.index);
  const inside = /^[^,.;!?\s]{0,10}在$/.test(between);
  return inside && text[first.index - 1] !== '在';
}

export function blank(
  plain: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  return spans.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    plain,
  );
}

/** Short words that may be a place nobody listed: 老周摊位旁, 靠肯德基那边. Talk of people, asking and ordering is none. */
export const soundsLikePlace =
  /^(?!.*(?:[我你您他她咱]|谁|什么|怎么|为何|为啥|多少|几时|[吗呢吧么嘛?!]|别|不|没|无|未|错|谢|请|查|问|举报|上报|举|隐患|编号|情况|结果|进[展度]|处理|收到|知道|同事|老板|领导|经理|老师|今天|明天|昨天|已经|的那)).{2,20}$/;
