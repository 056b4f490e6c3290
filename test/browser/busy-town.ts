import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askSocket, socketPath } from '../../infra/local/socket.ts';
import { dayOf, plusDays } from '../../shared/domain/time.ts';
import { fillTown, photo, sandboxAt, townNow } from './console-town.ts';

const streets = [
  '江湾街道',
  '北苑街道',
  '城南街道',
  '东湖街道',
  '高新技术产业开发区管委会',
  '望江镇',
  '青枫镇',
  '石桥乡',
];
const kinds = ['超市', '加油站', '餐饮企业', '农贸市场', '商业综合体', '仓储冷链'];
const long = '临江区长江国际商贸物流园区冷链仓储配送有限责任公司第二分公司';
const found = [
  '安全出口被货架堵住',
  '灭火器过期三个月',
  '配电箱门坏了，电线裸露',
  '燃气软管老化，没有装报警器',
].concat([
  '电动自行车在楼梯间充电',
  '冷库氨气报警器失灵，值班人员反映夜间有轻微气味，已要求设备厂家明早到场检测，请街道一并核实',
]);

/** A town that has much in it: many streets and units, long names, dozens of cases, an incident, two warnings and a notice. */
export async function busyTown(url: string, folder: string): Promise<void> {
  await importUnits(folder);
  const town = sandboxAt(url);
  await fillTown(url);
  for (let nth = 0; nth < 66; nth += 1) {
    const unit = nth % 9 === 0 ? long : nameOf(nth);
    await town.says(
      nth % 3 === 0 ? 'he' : 'zhou',
      `隐患 ${unit}${1 + (nth % 7)}楼${found[nth % found.length]}`,
    );
  }
  for (let nth = 4; nth < 30; nth += 1)
    await town.says('he', `${nth}属实 ${nth % 8 === 0 ? '重大' : '一般'} ${1 + (nth % 5)}天内整改`);
  const relay =
    '转发预警 临江区气象台发布大风黄色预警信号：预计今天夜间到明天白天我区将出现7级阵风9级以上的偏北大风，请有关单位和人员做好防范准备。';
  const [preview] = await town.says('zhou', relay);
  if (preview) await town.clicks('zhou', preview, '确认发送');
  const today = dayOf(await townNow(url));
  await town.comes(`${plusDays(today, 1)}T16:20:00+08:00`);
  await town.says('chen', '4整改好了', { images: [photo] });
  await town.says(
    'xu',
    '着火了 二楼厨房油烟管道起火，正在用灭火器扑救，顾客已经疏散，有一名员工手部轻微烫伤',
  );
  await town.says(
    'he',
    '通知 明天上午开展商贸领域消防安全交叉检查，请各单位把自查表和整改照片准备好，18时前回复收到',
  );
}

function nameOf(nth: number): string {
  return `${streets[nth % streets.length]?.slice(0, 2)}${kinds[nth % kinds.length]}${1 + (nth % 40)}号店`;
}

async function importUnits(folder: string): Promise<void> {
  const units = Array.from({ length: 40 }, (_, nth) => [
    ...[nameOf(nth), kinds[nth % kinds.length], streets[nth % streets.length], `建设路${nth + 1}号`],
    ...[['重大', '较大', '一般', '低'][nth % 4]],
  ]);
  const rows = [
    ['企业名称', '类别', '所在区域', '地址', '风险等级'],
    [long, '仓储冷链', '高新技术产业开发区管委会', '望江大道与临港三路交叉口东北角物流园C区12号楼', '重大'],
    ...units,
  ];
  const path = join(folder, '企业名录.csv');
  await writeFile(path, `\ufeff${rows.map((row) => row.join(',')).join('\n')}`);
  for await (const _ of askSocket(socketPath(folder), 'import', [path]));
}
