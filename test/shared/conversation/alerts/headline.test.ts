import { describe, expect, test } from 'vitest';
import { readHeadline } from '../../../../shared/conversation/alerts/words-headline.ts';
import { instant, zonedIso } from '../../../../shared/domain/time.ts';

const now = instant('2026-07-25T12:00:00+08:00');
const read = (text: string) => {
  const found = readHeadline(text, now);
  return (
    found && [
      found.issuer,
      found.verb,
      found.hazard,
      found.colour,
      found.issuedAt && zonedIso(found.issuedAt).slice(0, 16),
    ]
  );
};

describe('the headline of an official warning is read as it stands', () => {
  test.each([
    ['上海市浦东新区气象台发布暴雨蓝色预警信号', ['上海市浦东新区气象台', '发布', '暴雨', 'blue', undefined]],
    ['临桂区气象台更新大风蓝色预警信号', ['临桂区气象台', '更新', '大风', 'blue', undefined]],
    [
      '新疆维吾尔自治区伊犁哈萨克自治州昭苏县发布雷电黄色预警信号',
      ['新疆维吾尔自治区伊犁哈萨克自治州昭苏县', '发布', '雷电', 'yellow', undefined],
    ],
    ['东城区气象台发布暴雨蓝色预警[IV/一般]', ['东城区气象台', '发布', '暴雨', 'blue', undefined]],
    ['北京市气象台升级发布暴雨橙色预警信号', ['北京市气象台', '升级发布', '暴雨', 'orange', undefined]],
    [
      '福建省气象台5月17日12时56分继续发布雷电黄色预警信号。预计未来6小时',
      ['福建省气象台', '继续发布', '雷电', 'yellow', '2026-05-17T12:56'],
    ],
    [
      '临桂区气象台24日11时19分继续发布大风蓝色预警信号：预计',
      ['临桂区气象台', '继续发布', '大风', 'blue', '2026-07-24T11:19'],
    ],
    [
      '××市气象台2026年7月2日18时解除台风黄色预警信号',
      ['××市气象台', '解除', '台风', 'yellow', '2026-07-02T18:00'],
    ],
    [
      '广东省清远市广东省连山壮族瑶族自治县气象台发布森林火险橙色预警信号',
      ['广东省清远市广东省连山壮族瑶族自治县气象台', '发布', '森林火险', 'orange', undefined],
    ],
    [
      '珠海市气象台25日08:30发布台风白色预警信号',
      ['珠海市气象台', '发布', '台风', 'white', '2026-07-25T08:30'],
    ],
    [
      '海口市自然资源局和海口市气象局联合发布地质灾害黄色预警',
      ['海口市自然资源局和海口市气象局', '发布', '地质灾害', 'yellow', undefined],
    ],
    [
      '福州市水利局、福州市气象台7月25日10时联合发布山洪红色预警',
      ['福州市水利局、福州市气象台', '发布', '山洪', 'red', '2026-07-25T10:00'],
    ],
    [
      '北京市气象台10时将暴雨黄色预警升级为橙色预警信号',
      ['北京市气象台', '升级', '暴雨', 'orange', '2026-07-25T10:00'],
    ],
    [
      '【预警】区气象台于2026年7月25日9时10分变更发布高温红色预警信号',
      ['区气象台', '变更发布', '高温', 'red', '2026-07-25T09:10'],
    ],
    ['市气象台31日20时发布大雾黄色预警', ['市气象台', '发布', '大雾', 'yellow', undefined]],
    ['市气象台23时50分发布雷雨大风黄色预警', ['市气象台', '发布', '雷雨大风', 'yellow', '2026-07-24T23:50']],
    [
      '凌源市气象台12月30日9时发布寒潮蓝色预警信号',
      ['凌源市气象台', '发布', '寒潮', 'blue', '2025-12-30T09:00'],
    ],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

test.each([
  '明天特大暴雨',
  '今晚要下大雨大家注意',
  '发布暴雨红色预警，各单位马上停业',
  '我局发布暴雨红色预警信号',
  '区商务局发布暴雨红色预警信号',
  '区气象台说明天有暴雨',
  '各单位注意：预计红色预警',
  '',
])('nobody invents a warning: %s', (text) => expect(read(text)).toBeUndefined());
