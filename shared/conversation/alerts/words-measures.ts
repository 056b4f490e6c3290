import type { Warning } from '../../domain/alerts/warning.ts';
import type { Exposure } from './exposures.ts';

/** What a shop does, short of orange and from orange on, in words of our own after the official guides. */
interface Measures {
  readonly low: string;
  readonly high: string;
  /** What must be done first where a place has this; in the order of what can kill. */
  readonly first: readonly (readonly [Exposure, string])[];
}

const typhoon: Measures = {
  low: '停止露天集体活动和高空作业，检查加固门窗、围板、棚架和广告牌。',
  high: '停止聚集和室外作业，加固或拆除户外广告牌，切断室外危险电源，人员留在安全处；政府要求停业的立即停业。',
  first: [
    ['height', '人员撤下高处'],
    ['fuel', '检查罩棚，停止卸油'],
    ['billboard', '加固或拆除广告牌'],
    ['outdoor', '收起棚伞，停止露天经营'],
    ['underground', '备好沙袋水泵，封堵地下车库'],
    ['cold', '检查冷库备用电源'],
  ],
};
const rain: Measures = {
  low: '暂停空旷处室外作业，切断低洼处室外危险电源，备好沙袋、水泵，查看地下车库和出入口。',
  high: '危险地带停止营业并转移人员，封控地下车库和低洼出入口，停止聚集；看好电源、水泵，专人值守。',
  first: [
    ['underground', '封堵地下车库，人车不进地下'],
    ['gas', '进水处先断电断气'],
    ['fuel', '检查油罐区排水，停止卸油'],
    ['cold', '检查制冷机房防水'],
    ['outdoor', '停止露天经营'],
  ],
};
const heat: Measures = {
  low: '避开高温时段室外作业，备好防暑用品，检查空调、配电和冷库负荷。',
  high: '停止户外露天作业，保障员工休息饮水，加密配电、制冷和仓库防火巡查。',
  first: [
    ['fuel', '错峰卸油，加密油气检测'],
    ['gas', '气瓶防晒，检查软管阀门'],
    ['cold', '检查制冷系统和氨报警'],
    ['heat', '高温岗位轮换，备防暑药'],
    ['height', '高空作业避开午后'],
    ['outdoor', '露天作业避开午后'],
  ],
};
const wind: Measures = {
  low: '停止高空和露天搭建作业，加固广告牌、棚架，远离临时搭建物。',
  high: '停止一切高空和露天作业，拆除或加固广告牌，切断室外危险电源，疏导顾客远离门窗和搭建物。',
  first: [
    ['height', '人员撤下高处'],
    ['billboard', '加固广告牌，牌下不站人'],
    ['fuel', '检查罩棚，停止卸油'],
    ['outdoor', '收起棚伞，停止露天经营'],
  ],
};
const thunder: Measures = {
  low: '暂停露天和高空作业，关好门窗，必要时切断室外电源；加油站注意卸油安全。',
  high: '停止露天和高空作业，加油站停止卸油，切断室外危险电源，人员到室内。',
  first: [
    ['fuel', '立即停止卸油'],
    ['height', '人员撤下高处'],
    ['outdoor', '露天人员到室内'],
  ],
};
const ice: Measures = {
  low: '出入口铺设防滑垫，及时除雪除冰，检查棚架承重和供暖、用电、水管。',
  high: '停止棚下经营和高处除雪以外的室外作业，加固棚架，专人清障防滑，检查保供库存。',
  first: [
    ['outdoor', '棚架积雪时停止棚下经营'],
    ['gas', '燃气管道防冻，取暖防中毒'],
    ['underground', '坡道除冰防滑'],
    ['height', '停止高处作业'],
    ['billboard', '牌下冰凌拉线隔离'],
  ],
};
const fog: Measures = {
  low: '配送车辆减速慢行，室外作业人员做好防护，开启出入口照明。',
  high: '暂停室外作业和非必要配送，加强停车场和出入口疏导。',
  first: [['fuel', '油罐车缓行，卸油专人引导']],
};
const fire: Measures = {
  low: '严禁室外用火，清理周边可燃物，检查消防器材。',
  high: '停止一切野外和露天用火、动火作业，专人巡查，备足灭火器材。',
  first: [
    ['fuel', '清除站外可燃物'],
    ['outdoor', '露天堆场专人看护'],
  ],
};
const ground: Measures = {
  low: '加密巡查边坡、挡墙和地下空间，发现裂缝、渗水立即上报。',
  high: '撤离受威胁区域人员，停止危险地带营业，专人监测，服从转移安排。',
  first: [['underground', '地下空间停止使用']],
};
const common: Measures = {
  low: '密切关注后续预警，检查重点部位，安排专人值守。',
  high: '停止受影响的作业和活动，确保人员安全，专人值守并及时报告。',
  first: [],
};

/** The first that a hazard's name contains wins: 雷雨大风 is thunder before it is wind. */
const table: readonly (readonly [RegExp, Measures])[] = [
  [/台风|热带/, typhoon],
  [/雷|强对流|冰雹/, thunder],
  [/山洪|地质|滑坡|泥石流/, ground],
  [/雪|冰|寒潮|霜冻|低温/, ice],
  [/暴雨|内涝|洪水|降雨/, rain],
  [/高温|干旱/, heat],
  [/大风|沙尘/, wind],
  [/雾|霾/, fog],
  [/火险|火灾/, fire],
];

const mostFirst = 2;

/** What to do; first of all what a place of these exposures must do. */
export function measuresFor(
  { hazard, colour }: Pick<Warning, 'hazard' | 'colour'>,
  exposures: readonly Exposure[] = [],
): string {
  const found = measuresOf(hazard);
  const own = found.first.flatMap(([exposure, words]) => (exposures.includes(exposure) ? words : []));
  const head = own.length === 0 ? '' : `${own.slice(0, mostFirst).join('，')}。`;
  return `${head}${isHigh(colour) ? found.high : found.low}`;
}

function measuresOf(hazard: string): Measures {
  return table.find(([name]) => name.test(hazard))?.[1] ?? common;
}

function isHigh(colour: Warning['colour']): boolean {
  return colour === 'orange' || colour === 'red';
}

/** Whether a place is touched at all: from orange on every one is, below it those that have what the hazard reaches for. */
export function isTouched(
  { hazard, colour }: Pick<Warning, 'hazard' | 'colour'>,
  exposures: readonly Exposure[],
): boolean {
  const { first } = measuresOf(hazard);
  return isHigh(colour) || first.length === 0 || first.some(([exposure]) => exposures.includes(exposure));
}
