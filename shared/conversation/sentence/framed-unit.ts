import { surname, title } from './surnames.ts';

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const word = '[\\u4e00-\\u9fffA-Za-z·]';
const afterIt =
  '(?=$|[\\s,.;:]|整改|处理|办理|落实|负责|去|来|限|尽快|[\\d一二两三四五六七八九十]+个?(?:天|日|周|工作日|礼拜))';
const calm =
  '(?:平安|无事|无异常|无事故|没(?:啥|什么)(?:事|情况|异常)|没有?(?:事故|异常|情况|险情)|无(?:突发|险情|情况)|一切|安全(?=$|[\\s,])|运行|正常|秩序)';
const day = '(?:\\d{1,2}月\\d{1,2}[日号]|今[天日晚]|昨[天日晚]|目前|当前|截[止至])?';

/** Where a sentence of the trade has a unit, whatever it is called: 检查X，出动…; 派给X; 零报告 X; X收到. */
const frames: readonly RegExp[] = [
  new RegExp(
    `(?:检查|督查|抽查|暗访|夜查|走访|巡查)了?\\s?(${word}{2,10}?)(?=[,\\s]+(?:共|一共)?(?:出动|去了?|派出?|参加|来了|检查组|\\d+人|[一二三四五六七八九十两]+人|发现|查出|隐患|问题))`,
    'g',
  ),
  new RegExp(`(?:派给|派到|派往|转给|交给|交由|下发给?|分给|转到)\\s?(${word}{2,10}?)(?:吧)?${afterIt}`, 'g'),
  new RegExp(`^\\D{0,3}\\d{1,6}号?\\s?(?:派单?|转|交)\\s?(?!给|到|由|去|往)(${word}{2,10}?)${afterIt}`, 'g'),
  new RegExp(`(?:责任|整改|隐患)单位(?:就)?[是为:\\s]{1,2}(${word}{2,12}?)(?=$|[,.;\\s])`, 'g'),
  new RegExp(`零报告[\\s:,]+(?!${calm})(${word}{2,10}?)(?=$|[\\s,.]|${calm})`, 'g'),
  new RegExp(`^(${word}{2,10}?)\\s?${day}[\\s,]?(?=${calm})`, 'g'),
  new RegExp(`^(${word}{2,10}?)(?=零报告|报平安)`, 'g'),
  new RegExp(`^(?:回执[\\s:]*)?(${word}{2,10}?)[\\s,]?(?=已?(?:收到|收悉|知悉|签收|已阅))`, 'g'),
  new RegExp(
    `^(${word}{2,10}?)(?=\\s?(?:[早中晚夜白]班|当班|值班员?|带班)?\\s?(?:\\d{1,2}[点:]\\S{0,6}|准时|按时)?(?:已|全员)?(?:到岗|签到|报到|在岗))`,
    'g',
  ),
  new RegExp(
    `^(${word}{2,8}[店站场城院厂楼]?)(?=(?:[老小阿]${surname}|${surname}${title})(?:已|来)?(?:到岗|到位|签到|报到|在岗))`,
    'g',
  ),
  new RegExp(`^(${word}{2,10}?)\\s(?:[早中晚夜白]班|当班|值班员?|带班)`, 'g'),
  new RegExp(
    `^(?:查一?下|看一?下|看看|帮我看看)?\\s?(${word}{2,10}?)(?=(?:还有|现在有|那)[多几哪][少条个些][^,.]{0,3}(?:隐患|问题|没))`,
    'g',
  ),
];

/** What stands in such a place and is no name: a duty, a time, a group of people, an office. */
const general =
  /值班|带班|领导|人员|保安|队长|全|[我你他她咱]|本[店站单场人公]|各|已|准时|现在|签|报|收到|到岗|今|明|昨|目前|夜间|晚|早|夜班|白班|截|一切|总体|都|人|知|好|嗯|谢|请|通知|预警|消息|是|不|没|有|在|的|了|刚|吗|吧|谁|隐患|问题|整改|情况|安全|生产|经营|设备|发现|查|出[动现]|辖区|企业|商户|单位|部门|街道|办$|[局委科]$|大队|支队|机构|政府|安监|师傅|交班|接班|祝|出入|每|代|替|帮|老婆|老公|看看|平安|巡|这边|那边|食品|家人|一路|(?:老|小|阿)[\u4e00-\u9fff]$|^(?:店|站|场|公司|超市|商场|市场|加油站|酒店|群里|机器人|双方|两家?)$|^(?:门店|重点|上级|大家|老师|全体|节日|假期|国庆|中秋|春节|元旦|五一|端午)/;
const person = new RegExp(
  `^(?:${surname}[\\u4e00-\\u9fff]{1,2}|(?:老|小|阿)[\\u4e00-\\u9fff]|.{0,2}${title})$`,
);
const withPerson = new RegExp(`(?:${surname}${title}|[老小阿]${surname})$`);
const shop = /[店场城楼站厦园院行厂馆坊座]$/;

/** Units that nobody knows and that are built like none, by where they stand in the sentence. */
export function framed(plain: string): Named[] {
  return frames.flatMap((frame) =>
    [...plain.matchAll(frame)].flatMap((match) => {
      const name = match[1] ?? '';
      if (general.test(name) || withPerson.test(name) || (person.test(name) && !shop.test(name))) return [];
      const start = match.index + match[0].lastIndexOf(name);
      return [{ name, start, end: start + name.length }];
    }),
  );
}
