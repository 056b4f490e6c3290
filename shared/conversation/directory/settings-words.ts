import type { SettingRefusal } from '../../domain/directory/settings.ts';
import type { Bureau } from '../../domain/directory/unit.ts';
import type { Card } from '../../domain/message.ts';
import { keeperWords } from './keepers.ts';

export const settingDone = (bureau: Bureau, keepers?: readonly string[]): Card => ({
  title: '设置已保存',
  tone: 'green',
  text: `${signature(bureau)}${limitWords(bureau)}${regionWords(bureau)}${tierWords(bureau)}${keeperWords(keepers)}`,
});

const signature = ({ name, office, landline, retentionDays }: Bureau): string =>
  `落款：${name}${office}${landline === '' ? '（尚未设置值班电话）' : `，值班电话${landline}`}。个人信息保存${retentionDays}天。`;

/** Said only where a place is stricter than the statute. */
function limitWords({ unitReportMinutes: unit, levelReportMinutes: level }: Bureau): string {
  const parts = [
    ...(unit === undefined ? [] : [`单位${unit}分钟内报告`]),
    ...(level === undefined ? [] : [`本级${level}分钟内上报`]),
  ];
  return parts.length === 0 ? '' : `事故信息：${parts.join('，')}。`;
}

/** Where official warnings are looked for. */
function regionWords({ region }: Bureau): string {
  if (!region) return '';
  const { code, name, above, zones, at } = region;
  const zoneNames = zones.map(([zone, ...others]) =>
    others.length > 0 ? `${zone}（${others.join('、')}）` : zone,
  );
  const parts = [
    `区划${code}${above.join('')}${name}`,
    ...(zoneNames.length > 0 ? [`功能区${zoneNames.join('、')}`] : []),
    at ? `位置北纬${at.latitude}、东经${at.longitude}` : '尚未设置位置',
  ];
  return `${parts.join('，')}。`;
}
const tierWords = ({ tiers }: Bureau): string => (tiers ? `挂牌督办分${tiers.join('、')}。` : '');

export const settingRefused: Readonly<Record<SettingRefusal | 'not-yours', string>> = {
  'not-yours': '只有管理员可以修改设置。',
  'bad-name': '名称请写2至30个字，例如：设置 名称 临江区商务局。',
  'bad-landline': '值班电话请写号码，例如：设置 值班电话 0571-88660119。',
  'bad-limit': '时限只能比法定的更严：单位5至60分钟，本级5至120分钟，例如：设置 事故单位时限 30分钟。',
  'bad-region': '区划请写六位代码和名称，例如：设置 区划 350505 福建省泉州市泉港区。',
  'bad-zones': '功能区请写名称，别名用顿号隔开，例如：设置 功能区 石化园区、石化基地。',
  'bad-position': '位置请写北纬和东经，例如：设置 位置 25.13,118.92。',
  'no-region': '请先设置区划，例如：设置 区划 350505 福建省泉州市泉港区。',
  'bad-keeper': '封印接收人最多10人，例如：设置 封印接收人 林国栋、何静。',
  'bad-tiers': '挂牌级别请写三级，例如：设置 挂牌级别 省级、市级、县级。',
  'bad-retention': '保存期请写30至3650天，例如：设置 保存期 730天。',
};
