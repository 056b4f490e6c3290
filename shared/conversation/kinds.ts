/** What people call each kind of enterprise; the first name is the one we use ourselves. */
export const kindNames: Readonly<Record<string, readonly [string, ...string[]]>> = {
  mall: ['商业综合体', '购物中心', '综合体', '商场'],
  department: ['百货商场', '百货', '商场'],
  supermarket: ['超市', '商超'],
  convenience: ['便利店'],
  wet_market: ['农贸市场', '菜市场', '集贸市场'],
  wholesale: ['批发市场'],
  restaurant: ['餐饮企业', '餐饮', '饭店', '餐馆'],
  hotel: ['宾馆', '酒店', '旅馆', '住宿'],
  fuel_station: ['加油站'],
  oil_depot: ['油库'],
  elv: ['报废车拆解企业', '报废车', '拆解'],
  recycling: ['再生资源回收', '再生资源', '废品回收'],
  second_hand: ['旧货市场'],
  used_car: ['汽车销售', '二手车'],
  exhibition: ['展会', '展馆', '会展'],
  logistics: ['仓储冷链', '冷库', '仓储', '物流', '冷链'],
  building: ['楼宇', '写字楼', '孵化器'],
  zone: ['经开区', '示范基地'],
  street: ['商业街', '夜市'],
  ecommerce: ['电商', '直播基地'],
  overseas: ['境外项目'],
  life_service: ['居民服务', '美容美发', '洗浴', '家政'],
};

export function kindName(code: string): string {
  return kindNames[code]?.[0] ?? code;
}

/** A street as it stands in a list; the directory may not say of which a unit is. */
export function streetName(street: string): string {
  return street === '' ? '未填街道' : street;
}
