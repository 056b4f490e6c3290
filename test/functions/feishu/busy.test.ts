import { expect, test } from 'vitest';
import { district } from '../../kit/feishu/district.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, town } from './world.ts';

closeAfterEach();

const groups = 2_000;
test(`while a notice goes to ${groups} groups, people are heard at once`, async () => {
  const house = await town({ on: 'classic-level', empty: true, patienceMs: 20_000 });
  await district(house.fake, house.table, groups);
  await house.says('zhou', '通知 今晚8点前检查疏散通道，拍照留存');
  await house.settled();
  await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  const tookMs: number[] = [];
  for (let nth = 0; nth < 60; nth += 1) {
    const startMs = performance.now();
    const { attempts } = await house.says(
      nth % 2 ? 'zhou' : 'guest',
      nth % 2 ? '我是谁' : `隐患 ${nth}号门前堆货`,
    );
    tookMs.push(performance.now() - startMs);
    expect(attempts).toMatchObject([{ status: 200 }]);
  }
  const sorted = [...tookMs].sort((a, b) => a - b);
  const [median, most] = [sorted[30] ?? 0, sorted.at(-1) ?? 0];
  console.log(`heard within ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms`);
  expect(house.fake.record.sent().length).toBeLessThan(groups);
  expect(median).toBeLessThan(1_000);
  expect(wordsOf(house.told('guest'))).toContain('YH-2026-');
}, 120_000);
