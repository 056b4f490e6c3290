import { expect, test } from 'vitest';
import { placesNamed } from '../../../../shared/conversation/alerts/places.ts';
import { concernOf } from '../../../../shared/domain/alerts/concern.ts';
import type { Region } from '../../../../shared/domain/region.ts';
import { officesOf } from '../../../../shared/feeds/weather/offices.ts';

const region: Region = {
  ...{ code: '350505', name: '泉港区', above: ['福建省', '泉州市'] },
  zones: [['石化园区', '石化基地']],
};
const of = (issuer: string, text = '', places: string[] = []) =>
  concernOf({ offices: officesOf(issuer), text: `${issuer}${text}`, places }, region);

test.each([
  ['泉港区气象台', '', [], 'named'],
  ['福建省泉州市泉港区气象台', '', [], 'named'],
  ['泉州市气象台', '', [], 'above'],
  ['福建省气象台', '', [], 'above'],
  ['福建省气象台', '预计泉港区有暴雨', [], 'named'],
  ['泉州市气象台', '石化基地附近有雷电', [], 'named'],
  ['厦门市气象台', '', [], 'elsewhere'],
  ['某省某市泉港区气象台', '', [], 'elsewhere'],
  ['鲤城区气象台', '', ['350502'], 'elsewhere'],
  ['某台', '', ['350505'], 'named'],
  ['某台', '', ['350500'], 'above'],
  ['某台', '', ['350000'], 'above'],
  ['某台', '', ['360000'], 'elsewhere'],
  ['南京市气象台', '泉港区有暴雨', ['320100'], 'elsewhere'],
  ['泉港区气象台', '', ['320106'], 'elsewhere'],
  ['福建省泉州市泉港区气象台', '', ['350599', '320106'], 'named'],
  ['泉州市气象台', '泉港区有暴雨', ['350502'], 'named'],
])('%s%s %j is %s', (issuer, text, places, expected) => expect(of(issuer, text, places)).toBe(expected));

test('a street is named with and without its last word', () => {
  expect(placesNamed('预计江湾、北苑街道有短时强降水', ['江湾街道', '北苑街道', '城东街道'])).toEqual([
    '江湾街道',
    '北苑街道',
  ]);
});
