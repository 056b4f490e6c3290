import { anyOf } from '../pattern.ts';
import { attack, crush, flee, help } from './danger-deeds.ts';
import { dying, fallen, hits, hurled, injured, inside, sick, under } from './danger-hurt.ts';
import { blaze, boom, collapse, deep, event, notFire, rammed, uncontrolled } from './danger-loose.ts';
import { anybody, hoist, narrowPlace, poison } from './danger-nouns.ts';
import { brokenLoose, dangers } from './danger-together.ts';
import { hereAndNow, saysUnharmed } from './supposed.ts';

/** Words that have somebody or something in them and mean neither. */
const empty = new RegExp(
  anyOf({
    reportsNoHarm:
      /(?:司机|师傅|员工|客人|顾客|商户|摊主|店[主长]|保安|业主)们?说(?=不[夹用要会]|没事|行|可以|能|就这)/,
    talkOfMany: /呛人|人太多|酒灌倒?/,
    failingSystem: /(?:网络|网|系统|软件|电脑|服务器|程序|页面|股市|心态)[^,.]{0,3}崩了?/,
    lostThings: /(?:手机|钱包|钥匙|耳机|东西)[^,.]{0,3}掉[^,.]{0,4}/,
    fried: /炸(?:鸡|串|物|薯|酱|油条|货|毛|丸|虾|鱼|饼)|油炸|爆米花/,
    baby: /吐奶/,
    soreMouth: /嘴[里巴唇]?[都也]?[^,.]{0,2}(?:起泡|冒火)|[眼嗓][^,.]{0,2}冒火/,
    sellsOut: /卖爆|挤爆|听爆|人气爆|爆棚/,
    people:
      /人家|人民|人气|机器人|人手(?!被)|人行道|人来人往|无人(?=机|看|值|管|售)|人多|人少|人挤人|主人|人工|人造|人字梯|人脸|个人(?=所|信|账|突|原|意)|别人|有人说|客人说/,
    devices: /手推车|头盔|火锅底|气球/,
    air: /气温|天气|人气|客气|生气|脾气|语气|名气|冒气|打气|热气|蒸汽|暖气|空气/,
    boss: /老板娘?(?=说|让|叫|要)/,
    feelings:
      /气得|气死|气人|笑得|笑到|笑死[我人]?了?|累得|忙得|困得|热得(?=我|人|要)|辣得|高兴得|激动得|感动得/,
  }),
  'g',
);

/** No more of a long text is read: an alarm is short. */
const readLength = 160;

/** What each sign of danger weighs: so many together are one, though no line above has foreseen them. */
const signs: readonly (readonly [number, RegExp])[] = [
  [3.5, dying],
  [2, injured],
  [2.5, hurled],
  [2.5, hits],
  [3.5, fallen],
  [3.5, sick],
  [1, flee],
  [3.5, help],
  [3.5, blaze],
  [2, uncontrolled],
  [1.5, boom],
  [1, collapse],
  [2.5, event],
  [1.5, poison],
  [0.5, narrowPlace],
  [1.5, hoist],
  [1, deep],
  [1, rammed],
  [1, attack],
  [1, crush],
  [0.5, under],
  [1, inside],
  [1.5, anybody],
  [1, /突然|一下子|现在|正在|还在|刚才|刚刚|已经/],
  [1, /哭|喊|惨叫|尖叫|呼救|求救|吓[坏瘫傻得]|疼|痛/],
  [1.5, /[了咗咯嘞啦](?=$|[,.!\s])/],
  [
    -2,
    /没有(?!反应|呼吸|动静|气|人应|脉|心跳|意识)|未(?!醒)|缺|坏了|老化|松了|过期|失灵|不亮|不响|不灵|没(?:装|设|配|关|盖|戴|系|固定|接|上锁|封|做|写|贴|挂|测|水)|坏的|没人(?:疏导|管|看|值|修)/,
  ],
  [
    -3,
    /参观|宣传|讲课|讲了|开会|听课|加固|备货|绑[了好]|捆好|沙袋|弄好了|摆上|巡查|整改|台账|挂牌|往上报|总阀|正常了|修好|恢复|在岗|到岗|点个?名|查一?下岗/,
  ],
  [-1, /老(?=[是在往自]|漏|掉|冒)|经常|天天|总是|每[天次]|一直这|平时|常年|长期/],
];
/** Without one of these nobody is in danger: 灯罩掉下来一半 is a hazard. */
const somebody = [anybody, dying, help, flee, blaze, boom, uncontrolled, rammed, crush, attack];

/** Weights and limits as the labelled tables bear them out: above the upper one talk and mere hazards are rare. */
const enough = 6.5;
const doubt = 4.5;

/** What is talk, trade or training, whatever else is said. */
const talk = anyOf({
  ofWatches:
    /(?:值班|上班|到岗)[^,.]{0,3}(?:去不|来不|不了|晚)|迟到|晚[\d一几]+分|换班|顶班|签到|请[个一半]?[天下]?假/,
  ofOffice: /请批准|群消息|培训|讲座|课程|应急预案/,
  ofTrade: /半价|优惠|促销|甩卖|打折|特价|新品|新款|推荐|多少钱/,
  ofFood: /好吃|好喝|真香|好香/,
  ofPlay:
    /好看|好玩|哈哈|嘻嘻|笑死|笑哭|正常[吗不]|密室|鬼屋|剧本杀|剧里|电影(?!院)|电视(?!机|墙)|小说|游戏(?![厅城机区])|动画|恐怖片/,
  ofNews: /抖音|朋友圈|(?:发|看|刷|转)[^,.]{0,4}视频(?!监控)|视频里|帖子|热搜|新闻|听说|据说|传说/,
  ofMoney: /股市|股票|基金|借我|借一?下/,
  ofDrink: /喝多了?[吐睡]|喝趴|喝倒|请[我你他]们?喝|喝大|宿醉/,
  absent: /来不了/,
  ofHealth: /减肥|体检|打疫苗|抽血|孕吐|晕车|晕针/,
  ofDreams: /做梦|梦[见到]/,
  ofJokes: /段子|表情/,
});
const asked = /怎么(?:急救|施救|救治|预防)|[吗么?]$/;

const drill = /演习|演练|模拟/;
const earnest = /真(?:的|是|有|出|晕|伤|摔|着)|不是演|非演/;

/**
 * Somebody is in danger now, or what harms has broken loose. `told`: by its parts, in whatever words and order; `gathered`:
 * no line has foreseen it, but so many signs of danger to somebody are one.
 */
export function dangerIn(plain: string): 'told' | 'gathered' | undefined {
  const read = readFor(plain);
  if (!read) return undefined;
  if (brokenLoose.some(read.tells)) return 'told';
  if (read.isUnharmed) return undefined;
  if (dangers.some(read.tells)) return 'told';
  return read.isOfSomebody() && read.weight() >= enough ? 'gathered' : undefined;
}

/** Not enough for an alarm, too much to wait: it is looked at within the half hour. */
export function mayEndanger(plain: string): boolean {
  const read = readFor(plain);
  return read !== undefined && !read.isUnharmed && read.weight() >= doubt;
}

interface Read {
  readonly isUnharmed: boolean;
  readonly tells: (parts: readonly RegExp[]) => boolean;
  readonly isOfSomebody: () => boolean;
  readonly weight: () => number;
}

function readFor(plain: string): Read | undefined {
  if (drill.test(plain) && !earnest.test(plain)) return undefined;
  if (talk.test(plain) || (asked.test(plain) && !help.test(plain))) return undefined;
  const left = hereAndNow(plain.slice(0, readLength)).replace(empty, ' ').replace(notFire, ' ');
  const known = new Map<RegExp, boolean>();
  const says = (sign: RegExp) => {
    const said = known.get(sign) ?? sign.test(left);
    known.set(sign, said);
    return said;
  };
  return {
    isUnharmed: saysUnharmed(plain),
    tells: (parts) => parts.every(says),
    isOfSomebody: () => somebody.some(says),
    weight: () => signs.reduce((sum, [points, sign]) => sum + (says(sign) ? points : 0), 0),
  };
}
