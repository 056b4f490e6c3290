import { anyOf, inOrder } from '../pattern.ts';
import { attack, crush, flee, help, weapon } from './danger-deeds.ts';
import {
  done,
  dying,
  fallen,
  hits,
  hurled,
  injured,
  inside,
  sick,
  struck,
  stuckLift,
  under,
} from './danger-hurt.ts';
import {
  blaze,
  boom,
  collapse,
  deep,
  event,
  rammed,
  release,
  tanker,
  uncontrolled,
  vehicle,
  waters,
  wrecked,
} from './danger-loose.ts';
import { anybody, bodyPart, hoist, narrowPlace, poison, several } from './danger-nouns.ts';

const lockedIn = anyOf({
  placeFirst: inOrder(/(?:里面?|里头|里边|关着?|锁|困)[^,.]{0,6}/, anybody),
  personFirst: inOrder(anybody, /[^,.]{0,4}(?:在里|里面|里头|关在|锁在|困|出不来|没出来)/),
});

const dangersTo: Readonly<Record<string, readonly (readonly RegExp[])[]>> = {
  ofLife: [[dying, anybody]],
  inNarrowPlaces: [
    [narrowPlace, anybody, fallen],
    [narrowPlace, anybody, dying],
    [narrowPlace, anybody, /捞不|瘫|闷|没气|头晕|晕|陷|只剩|拽|敲门|拍门|求救|喊救|在里面喊/],
    [
      /下去|进去|下到|爬进|钻进|下井/,
      /没(?:上|出|回)来|没动静|没了?声|不吭声|没吭声|喊不应|叫不应|没人应|没回/,
      anybody,
    ],
  ],
  locked: [
    [
      /(?:冷库|冻库|冰库|冷藏|保鲜库|库房|仓库|车里|车厢|后备箱|厕所|卫生间|房间|屋里|包[间厢房]|机房|柜子|保险柜|桑拿|更衣室|浴室)/,
      /打不开|反锁|锁[上住了在着]|关[着了在]|出不来|没出来|困/,
      lockedIn,
    ],
  ],
  afterWhatHappened: [
    [inOrder(anybody, /[^.!?]{0,18}/, fallen), event],
    [inOrder(anybody, /[^.!?]{0,14}/, fallen), help],
  ],
  ofFood: [
    [sick, several, /吃|喝|饭|餐|席|菜|奶|酒|肉|食|蘑菇|菌|外卖|盒饭|水|一个接一个|全吐|都吐|集体/],
    [
      sick,
      several,
      /(?:往|送|去|拉|在|躺)[^,.]{0,4}(?:医院|卫生院|卫生所|诊所)|急诊|120|救护|抢救|挂水|输液|送医/,
    ],
    [/吃|喝|席|饭|餐/, several, /(?:往|送|去|拉|在|躺)[^,.]{0,4}(?:医院|卫生院|卫生所|诊所)|急诊|120|救护/],
    [/吃坏|喝坏|中招/, /医院|卫生院|诊所|急诊|120|[躺倒趴]了|挂水|输液/],
    [
      /呕吐|上吐下泻|吐了|[在都全]吐|拉肚子|拉稀|腹泻|晕倒|昏倒|抽搐/,
      /先后|陆续|接连|一个接一个|集体|(?:[三四五六七八九十几好\d]{1,3}(?:多|来|几)?[个名位])|一片|全班|半个班|[孩子人生工]们/,
    ],
  ],
  ofPoison: [
    [sick, poison],
    [/熏[着倒到]|呛[倒着]|闷[倒死着]|煤气中|中毒/, anybody],
    [poison, anybody, /软(?=在|倒|了|下|瘫|成)|倒(?:在|了|地)|躺|没动静|没声|捂|迷糊|站不|瘫|昏|没气|憋/],
    [poison, /溅|泼|喷|滋|洒|烫|进(?=眼|嘴|鼻|脸)/, bodyPart],
    [poison, /弄[到进]|溅|[眼]睛里/, bodyPart],
  ],
  onHoists: [
    [hoist, stuckLift, inside],
    [hoist, anybody, fallen],
    [hoist, injured],
    [inOrder(hoist, /[^.]{0,16}/, struck, done), anybody],
    [hoist, /没有?轿厢|踩空|没刹住|一脚空/, anybody],
  ],
  struckDown: [
    [hurled],
    [hits],
    [
      /(?:压|砸|埋|拍|盖|扣)(?:[着住到了在])*[^,.]{0,6}/,
      inOrder(
        /(?:压|砸|埋|拍|盖|扣)(?:[着住到了在]){1,3}(?:个|一个|俩|[两几\d]个|路|骑|过)?[^,.!?\s]{0,3}/,
        anybody,
      ),
    ],
    [/正[好巧]?[砸打]?中|正好砸|砸中/, anybody],
    [/(?:卷|绞|吸|掉|陷|摔|栽|搅)进去?了?(?:一个|俩|[两几\d]个|人|孩|娃)/],
  ],
  hurt: [
    [injured, event],
    [injured, help],
    [injured, anybody, /进去|吃进|拔不|取不|抽不|血|断|绞|卷|疼得|开瓢|糊/],
    [/燎|崩|烫/, anybody, bodyPart],
    [/卡(?:在|住|着|进)/, anybody, bodyPart, /护栏|栏杆|门|缝|梯|孔|洞|洗衣|管|里|出不|拔不|哭/],
  ],
  ofIllness: [
    [
      /中暑|热射病|噎|呛[水到住]|心脏病|心口疼|胸口疼|犯病|癫痫|羊角风|低血糖|休克|过敏/,
      anybody,
      /倒|抽|昏|晕|紫|不[动醒]|没[反意呼]|喘不|救护|120|快来|急救/,
    ],
  ],
  whereItCollapsed: [
    [collapse, under],
    [collapse, inOrder(anybody, /[^.!?]{0,6}(?:摔|躺|掉|压|砸|埋|喊疼|受伤|伤了|不动|血|破了)/)],
    [collapse, /(?:盖|压|砸)[了着住到][^,.]{0,4}(?:车|摊|棚|店|人)/],
  ],
  ofCurrent: [
    [
      /电(?:了|着|到|打|倒|麻|击|晕|死|飞|一下)|漏电|带电|有电|触电|麻了一?下|过电|配电|电线/,
      anybody,
      anyOf({ fallen, down: /倒了/ }),
    ],
    [/(?:被|让|给|遭|叫)电(?:打|了|着|到|打|倒|麻|击|晕|一)/, anybody],
  ],
  inWater: [
    [
      /(?:水|淹)[^,.]{0,6}(?:到|齐|过)了?(?:[我人]们?的?)?(?:腰|胸|脖|大腿|下巴|头)/,
      /推不开|出不|下不|上不|我们|里面|里头|还有|困/,
    ],
    [
      waters,
      deep,
      anybody,
      /还在里|没出来|困|喊|下不来|出不来|出不去|拍窗|联系不上|没气|看不见|不见了|掉(?:下|进)|落水|漂|被冲|冲走|卷走|爬(?:到|上)|救|上面有人|里面?(?:还)?有|里头|在树上|在房顶|在屋顶|在车顶|推不开|没起来|起来/,
    ],
  ],
  inFire: [
    [blaze, anybody, /还在|在里面|里头|没出来|没下来|困/],
    [/烟/, anybody, /灯[^,.]{0,2}灭|停电|全黑/],
    [blaze, /出不[来去]/],
  ],
  fromAbove: [
    [
      anybody,
      /从[^,.]{1,8}(?:高|楼|梯|架|顶|上|台|窗)[^,.]{0,4}(?:下来|下去|落)/,
      /着地|落地|没醒|不动|血|头|腿|喊|疼|120/,
    ],
  ],
  whereItBurst: [[boom, anybody, /伤|血|脸|手|腿|飞|烫|划|倒|没出来|破|碎|眼|跑|喊|崩/]],
  byVehicles: [
    [vehicle, /冲(?:上|进)|扎进|撞进/, /底下|下面|人|客|孩|老|的/],
    [vehicle, /冲破|冲出|悬/, anybody],
    [vehicle, rammed, /店|铺|摊|人|客|门|厅|卖场|市场|超市|孩|娃|老|员|加油机|柜/],
  ],
  ofViolence: [
    [/打起来|干起来|动手|打架/, /泼|滚油|开水|瓶|砖|棍|刀|锤/],
    [weapon, attack],
    [
      /打架|打起来|(?:一群|几个|好几个)[^,.]{0,4}打|围着打|干起来|动手|斗殴|砸店|闹事|群殴/,
      /血|头破|破了|晕|倒|躺|不动|踢|刀|捅|砍|瓶|棍|开瓢|起不来|120/,
    ],
    [/捅了|乱砍|砍人|砍(?:伤|死)|行凶|劫持|挟持/, anybody],
  ],
  inACrowd: [[crush]],
};

/** Each line a danger: all of it must be said, in whatever order. */
export const dangers = Object.values(dangersTo).flat();

/** What harms has broken loose, whoever is near. */
export const brokenLoose: readonly (readonly RegExp[])[] = [
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
