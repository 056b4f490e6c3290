import type { Unit } from '../../shared/domain/directory/unit.ts';
import { personId, type UnitId, unitId } from '../../shared/domain/ids.ts';

export const streets = { jiangwan: '江湾街道', beiyuan: '北苑街道' } as const;

interface Given extends Pick<Unit, 'name' | 'aliases' | 'kind' | 'address' | 'size' | 'risk'> {
  readonly id: string;
  readonly liaison: string;
  readonly exposures?: Unit['exposures'];
}

const jiangwan: readonly Given[] = [
  {
    id: 'wanhui',
    name: '万汇广场',
    aliases: ['万汇'],
    kind: 'mall',
    address: '江湾大道 88 号',
    size: '9.6 万平方米',
    risk: 'orange',
    liaison: 'chen',
  },
  {
    id: 'huijia',
    name: '惠家超市江湾店',
    aliases: ['惠家超市', '惠家'],
    kind: 'supermarket',
    address: '江湾大道 102 号',
    size: '4200 平方米',
    risk: 'yellow',
    liaison: 'xu',
  },
  {
    id: 'jiangwan-market',
    name: '江湾农贸市场',
    aliases: ['江湾菜场'],
    kind: 'wet_market',
    address: '渡口路 15 号',
    size: '186 个摊位',
    risk: 'yellow',
    exposures: ['outdoor'],
    liaison: 'zhao',
  },
  {
    id: 'jufulou',
    name: '聚福楼酒家',
    aliases: ['聚福楼'],
    kind: 'restaurant',
    address: '渡口路 31 号',
    size: '620 平方米',
    risk: 'orange',
    exposures: ['heat'],
    liaison: 'liu',
  },
  {
    id: 'yunting',
    name: '云亭酒店',
    aliases: ['云亭'],
    kind: 'hotel',
    address: '滨江路 6 号',
    size: '118 间客房',
    risk: 'yellow',
    liaison: 'song',
  },
  {
    id: 'night-street',
    name: '江湾夜市步行街',
    aliases: ['江湾夜市', '夜市'],
    kind: 'street',
    address: '滨江路中段',
    size: '240 米，92 个摊位',
    risk: 'orange',
    exposures: ['outdoor'],
    liaison: 'guo',
  },
];

const beiyuan: readonly Given[] = [
  {
    id: 'beijie',
    name: '北街加油站',
    aliases: ['北街油站'],
    kind: 'fuel_station',
    address: '北街 1 号',
    size: '三级站',
    risk: 'red',
    exposures: ['outdoor'],
    liaison: 'li',
  },
  {
    id: 'cold-store',
    name: '临江冷链物流园',
    aliases: ['临江冷库', '冷链园'],
    kind: 'logistics',
    address: '物流一路 9 号',
    size: '2.1 万吨库容',
    risk: 'red',
    liaison: 'ma',
  },
  {
    id: 'beiyuan-wholesale',
    name: '北苑农副产品批发市场',
    aliases: ['北苑批发市场'],
    kind: 'wholesale',
    address: '物流一路 2 号',
    size: '310 个档口',
    risk: 'orange',
    exposures: ['outdoor'],
    liaison: 'ma',
  },
  {
    id: 'shunda',
    name: '顺达报废汽车回收拆解厂',
    aliases: ['顺达拆解', '顺达'],
    kind: 'elv',
    address: '工业南路 47 号',
    size: '年拆解 1.2 万辆',
    risk: 'orange',
    exposures: ['outdoor', 'heat'],
    liaison: 'gao',
  },
  {
    id: 'tongda',
    name: '通达汽车城',
    aliases: ['通达'],
    kind: 'used_car',
    address: '工业南路 8 号',
    size: '14 个展厅',
    risk: 'yellow',
    liaison: 'deng',
  },
  {
    id: 'xinghe',
    name: '星河直播电商基地',
    aliases: ['星河基地', '星河'],
    kind: 'ecommerce',
    address: '北苑路 66 号',
    size: '1.8 万平方米',
    risk: 'yellow',
    liaison: 'yang',
  },
];

/** Twelve enterprises of two streets; 马俊 stands for two of them. */
export const units: readonly Unit[] = [
  ...inStreet(jiangwan, streets.jiangwan),
  ...inStreet(beiyuan, streets.beiyuan),
];

export function unitsOf(person: string): readonly UnitId[] {
  return units.filter(({ liaison }) => liaison === person).map(({ id }) => id);
}

function inStreet(given: readonly Given[], street: string): Unit[] {
  return given.map(({ id, liaison, exposures = [], ...unit }) => ({
    ...unit,
    id: unitId(id),
    street,
    exposures,
    liaison: personId(liaison),
    notes: {},
    active: true,
  }));
}
