/** What stands in workbooks for each kind of enterprise, the more telling words first. */
const kindWords: readonly (readonly [RegExp, string])[] = [
  [/油库|成品油批发/, 'oil_depot'],
  [/加油|加气|成品油/, 'fuel_station'],
  [/报废|拆解/, 'elv'],
  [/再生资源|废品|回收/, 'recycling'],
  [/旧货/, 'second_hand'],
  [/二手车|汽车|4S/i, 'used_car'],
  [/农贸|菜市|集贸|农\(集\)贸/, 'wet_market'],
  [/批发/, 'wholesale'],
  [/综合体|购物中心|广场|mall/i, 'mall'],
  [/百货|商场/, 'department'],
  [/便利/, 'convenience'],
  [/超市|商超|卖场/, 'supermarket'],
  [/餐|饭店|酒楼|食堂/, 'restaurant'],
  [/宾馆|酒店|旅馆|住宿|民宿/, 'hotel'],
  [/展/, 'exhibition'],
  [/仓储|物流|冷链|冷库|配送/, 'logistics'],
  [/楼宇|写字楼|孵化/, 'building'],
  [/经开区|开发区|转型升级|示范基地|园区/, 'zone'],
  [/夜市|商业街|街区/, 'street'],
  [/电商|直播/, 'ecommerce'],
  [/境外|海外/, 'overseas'],
  [/洗染|美容|美发|沐浴|洗浴|家政|居民服务/, 'life_service'],
];

/** The code of the kind that a workbook names; undefined for words we do not know. */
export function kindIn(text: string): string | undefined {
  return kindWords.find(([word]) => word.test(text))?.[1];
}

export function riskIn(text: string): 'red' | 'orange' | 'yellow' | 'blue' | undefined {
  if (/红|重大|^高|^(1|一|I|Ⅰ)级?$/.test(text)) return 'red';
  if (/橙|较大|^(2|二|II|Ⅱ)级?$/.test(text)) return 'orange';
  if (/黄|一般|^中|^(3|三|III|Ⅲ)级?$/.test(text)) return 'yellow';
  return /蓝|^低|^(4|四|IV|Ⅳ)级?$/.test(text) ? 'blue' : undefined;
}
