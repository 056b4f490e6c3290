import type { Warning } from '../../domain/alerts/warning.ts';

/** What a shop does, short of orange and from orange on, in words of our own after the official guides. */
interface Measures {
  readonly low: string;
  readonly high: string;
}

const typhoon: Measures = {
  low: '停止露天集体活动和高空作业，检查加固门窗、围板、棚架和广告牌。',
  high: '停止聚集和室外作业，加固或拆除户外广告牌，切断室外危险电源，人员留在安全处；政府要求停业的立即停业。',
};
const rain: Measures = {
  low: '暂停空旷处室外作业，切断低洼处室外危险电源，备好沙袋、水泵，查看地下车库和出入口。',
  high: '危险地带停止营业并转移人员，封控地下车库和低洼出入口，停止聚集；看好电源、水泵，专人值守。',
};
const heat: Measures = {
  low: '避开高温时段室外作业，备好防暑用品，检查空调、配电和冷库负荷。',
  high: '停止户外露天作业，保障员工休息饮水，加密配电、制冷和仓库防火巡查。',
};
const wind: Measures = {
  low: '停止高空和露天搭建作业，加固广告牌、棚架，远离临时搭建物。',
  high: '停止一切高空和露天作业，拆除或加固广告牌，切断室外危险电源，疏导顾客远离门窗和搭建物。',
};
const thunder: Measures = {
  low: '暂停露天和高空作业，关好门窗，必要时切断室外电源；加油站注意卸油安全。',
  high: '停止露天和高空作业，加油站停止卸油，切断室外危险电源，人员到室内。',
};
const ice: Measures = {
  low: '出入口铺设防滑垫，及时除雪除冰，检查棚架承重和供暖、用电、水管。',
  high: '停止棚下经营和高处除雪以外的室外作业，加固棚架，专人清障防滑，检查保供库存。',
};
const fog: Measures = {
  low: '配送车辆减速慢行，室外作业人员做好防护，开启出入口照明。',
  high: '暂停室外作业和非必要配送，加强停车场和出入口疏导。',
};
const fire: Measures = {
  low: '严禁室外用火，清理周边可燃物，检查消防器材。',
  high: '停止一切野外和露天用火、动火作业，专人巡查，备足灭火器材。',
};
const ground: Measures = {
  low: '加密巡查边坡、挡墙和地下空间，发现裂缝、渗水立即上报。',
  high: '撤离受威胁区域人员，停止危险地带营业，专人监测，服从转移安排。',
};
const common: Measures = {
  low: '密切关注后续预警，检查重点部位，安排专人值守。',
  high: '停止受影响的作业和活动，确保人员安全，专人值守并及时报告。',
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

export function measuresFor({ hazard, colour }: Pick<Warning, 'hazard' | 'colour'>): string {
  const found = table.find(([name]) => name.test(hazard))?.[1] ?? common;
  return colour === 'orange' || colour === 'red' ? found.high : found.low;
}
