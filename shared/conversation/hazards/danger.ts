import {
  a,
  anybody,
  attack,
  blaze,
  boom,
  collapse,
  crush,
  deep,
  done,
  dying,
  event,
  fallen,
  flee,
  help,
  hits,
  hoist,
  hurled,
  injured,
  inside,
  narrow,
  near,
  notFire,
  part,
  poison,
  rammed,
  release,
  several,
  sick,
  struck,
  stuckLift,
  tanker,
  uncontrolled,
  under,
  vehicle,
  waters,
  weapon,
  wrecked,
} from './danger-signs.ts';
import { lift, people } from './danger-words.ts';
import { hereAndNow, saysUnharmed } from './supposed.ts';

/** Words that have somebody or something in them and mean neither. */
const empty =
  /人家|人民|人气|机器人|人手(?!被)|人行道|人来人往|无人(?=机|看|值|管|售)|人多|人少|人挤人|主人|人工|人造|人字梯|人脸|个人(?=所|信|账|突|原|意)|别人|有人说|客人说|手推车|头盔|火锅底|气球|气温|天气|人气|客气|生气|脾气|语气|名气|冒气|打气|热气|蒸汽|暖气|空气|老板娘?(?=说|让|叫|要)|气得|气死|气人|笑得|笑到|笑死[我人]?了?|累得|忙得|困得|热得(?=我|人|要)|辣得|高兴得|激动得|感动得/g;

/** Each line a danger: all of it must be said, in whatever order. */
const dangers: readonly (readonly RegExp[])[] = [
  [dying, anybody],
  [narrow, anybody, fallen],
  [narrow, anybody, dying],
  [narrow, anybody, /捞不|瘫|闷|没气|头晕|晕|陷|只剩|拽|敲门|拍门|求救|喊救|在里面喊/],
  [
    /下去|进去|下到|爬进|钻进|下井/,
    /没(?:上|出|回)来|没动静|没了?声|不吭声|没吭声|喊不应|叫不应|没人应|没回/,
    anybody,
  ],
  [a(people, near(18), '(?:', fallen.source, ')'), event],
  [a(people, near(14), '(?:', fallen.source, ')'), help],
  [sick, several, /吃|喝|饭|餐|席|菜|奶|酒|肉|食|蘑菇|菌|外卖|盒饭|水|一个接一个|全吐|都吐|集体/],
  [sick, several, /[往送去拉][^,.]{0,4}医院|急诊|120|救护|抢救|挂水|输液|送医/],
  [/吃|喝|席|饭|餐/, several, /[往送去拉][^,.]{0,4}医院|急诊|120|救护/],
  [
    /(?:水|淹)[^,.]{0,6}(?:到|齐|过)了?(?:[我人]们?的?)?(?:腰|胸|脖|大腿|下巴|头)/,
    /推不开|出不|下不|上不|我们|里面|里头|还有|困/,
  ],
  [sick, poison],
  [/熏[着倒到]|呛[倒着]|闷[倒死着]|煤气中|中毒/, anybody],
  [poison, anybody, /软(?=在|倒|了|下|瘫|成)|倒(?:在|了|地)|躺|没动静|没声|捂|迷糊|站不|瘫|昏|没气|憋/],
  [poison, /溅|泼|喷|滋|洒|烫|进(?=眼|嘴|鼻|脸)/, part],
  [hoist, stuckLift, inside],
  [hoist, anybody, fallen],
  [hoist, injured],
  [a(lift, '[^.]{0,16}', struck, done), anybody],
  [
    /(?:冷库|冻库|冰库|冷藏|保鲜库|库房|仓库|车里|车厢|后备箱|厕所|卫生间|房间|屋里|包[间厢房]|机房|柜子|保险柜|桑拿|更衣室|浴室)/,
    /打不开|反锁|锁[上住了在着]|关[着了在]|出不来|没出来|困/,
    a(
      '(?:里面?|里头|里边|关着?|锁|困)[^,.]{0,6}',
      people,
      '|',
      people,
      '[^,.]{0,4}(?:在里|里面|里头|关在|锁在|困|出不来|没出来)',
    ),
  ],
  [hurled],
  [hits],
  [injured, event],
  [injured, help],
  [injured, anybody, /进去|吃进|拔不|取不|抽不|血|断|绞|卷|疼得|开瓢|糊/],
  [collapse, under],
  [collapse, a(people, near(6), '(?:摔|躺|掉|压|砸|埋|喊疼|受伤|伤了|不动|血|破了)')],
  [
    /(?:压|砸|埋|拍|盖|扣)(?:[着住到了在])*[^,.]{0,6}/,
    a(
      '(?:压|砸|埋|拍|盖|扣)(?:[着住到了在]){1,3}(?:个|一个|俩|[两几\\d]个|路|骑|过)?',
      '[^,.!?\\s]{0,3}',
      people,
    ),
  ],
  [
    /电(?:了|着|到|打|倒|麻|击|晕|死|飞|一下)|漏电|带电|有电|触电|麻了一?下|过电|配电|电线/,
    anybody,
    a('(?:', fallen.source, ')|倒了'),
  ],
  [/(?:被|让|给|遭|叫)电(?:打|了|着|到|打|倒|麻|击|晕|一)/, anybody],
  [
    waters,
    deep,
    anybody,
    /还在里|没出来|困|喊|下不来|出不来|出不去|拍窗|联系不上|没气|看不见|不见了|掉(?:下|进)|落水|漂|被冲|冲走|卷走|爬(?:到|上)|救|上面有人|里面?(?:还)?有|里头|在树上|在房顶|在屋顶|在车顶|推不开|没起来|起来/,
  ],
  [vehicle, rammed, /店|铺|摊|人|客|门|厅|卖场|市场|超市|孩|娃|老|员|加油机|柜/],
  [boom, anybody, /伤|血|脸|手|腿|飞|烫|划|倒|没出来|破|碎|眼|跑|喊|崩/],
  [weapon, attack],
  [
    /打架|打起来|(?:一群|几个|好几个)[^,.]{0,4}打|围着打|干起来|动手|斗殴|砸店|闹事|群殴/,
    /血|头破|破了|晕|倒|躺|不动|踢|刀|捅|砍|瓶|棍|开瓢|起不来|120/,
  ],
  [/捅了|乱砍|砍人|砍(?:伤|死)|行凶|劫持|挟持/, anybody],
  [crush],
  [/卡(?:在|住|着|进)/, anybody, part, /护栏|栏杆|门|缝|梯|孔|洞|洗衣|管|里|出不|拔不|哭/],
  [
    /中暑|热射病|噎|呛[水到住]|心脏病|心口疼|胸口疼|犯病|癫痫|羊角风|低血糖|休克|过敏/,
    anybody,
    /倒|抽|昏|晕|紫|不[动醒]|没[反意呼]|喘不|救护|120|快来|急救/,
  ],
  [/燎|崩|烫/, anybody, part],
];

/** What harms has broken loose, whoever is near. */
const brokenLoose: readonly (readonly RegExp[])[] = [
  [poison, release, uncontrolled],
  [poison, /漏|喷|冒|泄|跑|溅|泼|洒|炸|味/, flee],
  [poison, release, help],
  [tanker],
  [boom, wrecked],
  [boom, flee],
  [boom, help],
  [blaze],
  [flee, event],
  [help, event],
  [/加油(?:机|枪)|卸油|油管|油罐/, /往外|往上|喷|哗|一地|满地|撞[飞倒断]/],
  [
    /仓库|货柜|电池|电瓶|充电|锂电|储能|罐|瓶|变压器|锅炉|高压锅|车间|配电/,
    /(?:一个接一个|噼里啪啦|不停地?|接连|连着|一直|轰|砰|嘭|喷火|炸(?:了|开|响))/,
    /炸|爆|响|崩|火|烟/,
  ],
  [/烟/, /看不[见清]|进不去|下不[去来]|出不[去来]|倒灌|往外涌|大得/],
];

/** No more of a long text is read: an alarm is short. */
const readLength = 160;

/** What each sign of danger weighs: so many together are one, though no line above has foreseen them. */
const signs: readonly (readonly [number, RegExp])[] = [
  [4, dying],
  [3, injured],
  [3, hurled],
  [3, hits],
  [2, fallen],
  [2, sick],
  [2, flee],
  [3, help],
  [2, blaze],
  [2, uncontrolled],
  [2, boom],
  [2, collapse],
  [1, event],
  [1, poison],
  [1, narrow],
  [1, hoist],
  [2, deep],
  [3, rammed],
  [3, attack],
  [3, crush],
  [1, under],
  [2, inside],
  [2, anybody],
  [1, several],
  [1, /突然|一下子|现在|正在|还在|刚才|刚刚|已经/],
  [2, /哭|喊|惨叫|尖叫|呼救|求救|吓[坏瘫傻得]|疼|痛/],
  [1, /[了咗咯嘞啦](?=$|[,.!\s])/],
  [
    -2,
    /没有(?!反应|呼吸|动静|气|人应|脉|心跳|意识)|未(?!醒)|缺|坏了|老化|松了|过期|失灵|不亮|不响|不灵|没(?:装|设|配|关|盖|戴|系|固定|接|上锁|封|做|写|贴|挂|测|水)|坏的|没人(?:疏导|管|看|值|修)/,
  ],
  [
    -3,
    /参观|宣传|讲课|讲了|开会|听课|加固|备货|绑[了好]|捆好|沙袋|弄好了|摆上|巡查|整改|台账|挂牌|往上报|在岗|到岗|点个?名|查一?下岗/,
  ],
  [-3, /老(?=[是在往自]|漏|掉|冒)|经常|天天|总是|每[天次]|一直这|平时|常年|长期/],
];
const enough = 7;
const doubt = 5;

/** What is talk, trade or training, whatever else is said. */
const talk =
  /请批准|(?:值班|上班|到岗)[^,.]{0,3}(?:去不|来不|不了|晚)|迟到|晚[\d一几]+分|换班|顶班|签到|群消息|请[个一半]?[天下]?假|培训|讲座|课程|半价|优惠|促销|甩卖|打折|特价|新品|新款|推荐|好吃|好喝|真香|好香|好看|好玩|哈哈|嘻嘻|笑死|笑哭|正常[吗不]|密室|鬼屋|剧本杀|剧里|电影(?!院)|电视(?!机|墙)|小说|游戏(?![厅城机区])|动画|恐怖片|抖音|朋友圈|(?:发|看|刷|转)[^,.]{0,4}视频(?!监控)|视频里|帖子|热搜|新闻|听说|据说|传说|股市|股票|基金|喝多了?[吐睡]|喝大|宿醉|减肥|体检|打疫苗|抽血|孕吐|做梦|梦[见到]|段子|表情|借我|借一?下|多少钱|晕车|晕针|应急预案/;
const asked = /怎么(?:急救|施救|救治|预防)|[吗么?]$/;

const drill = /演习|演练|模拟/;
const earnest = /真(?:的|是|有|出|晕|伤|摔|着)|不是演|非演/;

/** Somebody is in danger now, or what harms has broken loose: told by its parts, in whatever words and order. */
export function endangers(plain: string): boolean {
  const read = readFor(plain);
  if (!read) return false;
  return (
    brokenLoose.some(read.tells) ||
    (!read.isUnharmed && (dangers.some(read.tells) || read.weight() >= enough))
  );
}

/** Not enough for an alarm, too much to wait: it is looked at within the half hour. */
export function mayEndanger(plain: string): boolean {
  const read = readFor(plain);
  return read !== undefined && !read.isUnharmed && read.weight() >= doubt;
}

interface Read {
  readonly isUnharmed: boolean;
  readonly tells: (parts: readonly RegExp[]) => boolean;
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
    weight: () => signs.reduce((sum, [points, sign]) => sum + (says(sign) ? points : 0), 0),
  };
}
