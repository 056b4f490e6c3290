import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardFor, morning, type Town } from './kit.ts';
import { fileFor, textOf, unpacked } from './kit-papers.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function pack(number: string) {
  const files = unpacked((await fileFor(town, 'zhou', `证据包 ${number}`)).bytes);
  return { files, report: textOf(files.get('报告.docx') ?? new Uint8Array()) };
}

test('the pack of a case holds each letter it was given by, with its number, and says by which paper and until when', async () => {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('sun', '1抄告市场监管局，文号：临商抄〔2026〕2号');
  await town.says('sun', '1市场监管局反馈：已检查');
  await town.says('sun', '1移交区消防救援大队，文号：临商移〔2026〕7号，5月20日前反馈');
  const { files, report } = await pack('1');
  const letter = (name: string) => textOf(files.get(`文书草稿/${name}YH-2026-0001.docx`) ?? new Uint8Array());
  expect(letter('抄告函')).toContain('临商抄〔2026〕2号');
  expect(letter('移交函')).toMatch(/临商移〔2026〕7号.*2026年5月20日前反馈/);
  expect(report).toMatch(/移交主管部门，抄告.*移交主管部门，移交[^，]+，反馈期限2026-05-20/);
});

test('the pack of an emergency holds its reports, who reported when, and what proved to be of another, marked so', async () => {
  await town.says('guest', '人民路88号烧烤店着火了，2人受伤');
  await town.passes(2);
  const second = await town.says('song', '人民路88号着火了，3人被困');
  await town.clicks('zhou', cardFor('zhou', second), '不是同一起，另立一起');
  await town.says('zhou', 'SG-2026-0001 已上报区政府');
  const { files, report } = await pack('SG-2026-0001');
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      '文书草稿/事故信息首报SG-2026-0001.docx',
      '文书草稿/事故信息续报SG-2026-0001.docx',
    ]),
  );
  expect(report).toContain('3人被困（后核实为另一起）');
  expect(report).toContain('登记已报告，本级，报告时间2026-05-06 09:02');
  expect(report).toContain('没有照片');
  const followed = textOf(files.get('文书草稿/事故信息续报SG-2026-0001.docx') ?? new Uint8Array());
  expect(followed).not.toContain('3人被困');
});
