import { expect, test } from 'vitest';
import { exposuresOf } from '../../../../shared/conversation/alerts/exposures.ts';
import { isTouched, measuresFor } from '../../../../shared/conversation/alerts/words-measures.ts';

const place = (
  kind: string,
  notes: Record<string, string> = {},
  exposures: ('outdoor' | 'height' | 'heat')[] = [],
) => exposuresOf({ kind, exposures, notes });

test.each([
  ['雷电', 'yellow', place('fuel_station'), '立即停止卸油，露天人员到室内。暂停露天'],
  ['暴雨', 'red', place('mall'), '封堵地下车库，人车不进地下，进水处先断电断气。危险地带停止营业'],
  ['高温', 'orange', place('logistics'), '检查制冷系统和氨报警。停止户外露天作业'],
  ['高温', 'orange', place('elv', {}, ['heat']), '高温岗位轮换，备防暑药，高空作业避开午后。停止'],
  ['大风', 'blue', place('supermarket'), '加固广告牌，牌下不站人。停止高空'],
  ['雷雨大风', 'yellow', place('elv'), '人员撤下高处，露天人员到室内。暂停'],
  ['暴雨', 'yellow', place('ecommerce', { 地下空间: '有，两层' }), '封堵地下车库'],
  ['暴雨', 'yellow', place('ecommerce', { 地下空间: '无' }), '暂停空旷处'],
  ['空间天气', 'yellow', place('mall'), '密切关注后续预警'],
] as const)('%s %s: what this place must do stands first', (hazard, colour, exposures, words) => {
  const text = measuresFor({ hazard, colour }, exposures);
  expect(text.startsWith(words)).toBe(true);
  expect(text.length).toBeLessThanOrEqual(90);
});

test('below orange only those are touched that have what the hazard reaches for; from orange on everybody', () => {
  const heat = (colour: 'yellow' | 'orange', kind: string) =>
    isTouched({ hazard: '高温', colour }, place(kind));
  expect([heat('yellow', 'logistics'), heat('yellow', 'ecommerce'), heat('orange', 'ecommerce')]).toEqual([
    true,
    false,
    true,
  ]);
});
