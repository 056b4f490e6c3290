import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['chen', '隐患 一楼安全出口堆货'], ['sun', '1属实 一般 三天内整改']);
});
afterEach(() => town.close());

test('20号才到货 is why it takes longer: no number of a case, and no day it is done by', async () => {
  const asked = await answerTo(town, 'chen', '20号才到货，申请延期');
  expect(asked).toContain('请写明延到哪天');
  expect(asked).not.toContain('编号 20');
});

test.each(['申请延期到20号，20号才到货', '延期到20号', '配件18号到货，申请延期到5月20日'])(
  '%s asks for the twentieth',
  async (words) => {
    expect(toldTo('sun', await town.says('chen', words))).toContain('申请延期：至5月20日');
  },
);

test('1重新办理 of a case that is being worked on adds nothing to it, and is said so', async () => {
  await town.says('chen', '1整改好了，货已搬走', { images: [dot] });
  await town.says('sun', '1复查合格');
  await town.says('chen', '1重新办理');
  const again = await answerTo(town, 'chen', '1重新办理');
  expect(again).toContain('YH-2026-0001 正在办理（待核实）');
  expect(await answerTo(town, 'sun', 'YH-2026-0001')).not.toContain('堆货；');
  expect(await answerTo(town, 'chen', '1又堵了')).toContain('已补充到 YH-2026-0001');
});

test('what may be no department’s answer at all is asked about, and written when it was named', async () => {
  await town.says('sun', '1归消防管，移交过去');
  const asked = await answerTo(town, 'sun', '部门反馈 工资发了');
  expect(asked).toContain('这句是 YH-2026-0001（已移交消防救援机构） 的反馈吗？还没有记入');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('收到处理反馈后才能办理');
  expect(await answerTo(town, 'sun', '1 反馈 工资发了')).toContain('反馈已登记');
});

test.each(['部门反馈 已责令整改并罚款', '消防反馈 人已到位'])('%s is written at once', async (words) => {
  await town.says('sun', '1归消防管，移交过去');
  expect(await answerTo(town, 'sun', words)).toContain('反馈已登记');
});
