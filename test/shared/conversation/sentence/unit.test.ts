import { expect, test } from 'vitest';
import { plain } from '../../../../shared/conversation/sentence/plain.ts';
import { unitsIn } from '../../../../shared/conversation/sentence/unit.ts';

const known = [
  { id: 'u18', names: ['北苑仓储冷链18号店'] },
  { id: 'u2', names: ['江湾物流园仓储'] },
];
const idsSaid = (said: string) => unitsIn(plain(said), known).flatMap(({ ids }) => ids);

test.each([
  ['北苑仓储冷链26号店后门堆了纸箱', []],
  ['北苑仓储26号店后门堆了纸箱', []],
  ['北苑仓储冷链18号店后门堆了纸箱', ['u18']],
  ['北苑仓储后门堆了纸箱', ['u18']],
  ['江湾物流园2号库温度异常', ['u2']],
])('%s: a number that is not the known one means another unit', (said, expected) => {
  expect(idsSaid(said)).toEqual(expected);
});
