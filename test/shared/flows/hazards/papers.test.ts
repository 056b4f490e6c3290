import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, numberIn, type Town, toldTo } from './kit.ts';
import { fileFor, textOf, unpacked } from './kit-papers.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const asked = (person: string, said: string) => fileFor(town, person, said);
const fire = () => town.says('guest', '万汇广场着火了 三楼有人被困');

test('the first report is a draft with the six items, and what nobody said stays to be verified', async () => {
  await fire();
  const { name, bytes } = await asked('he', '导出事故首报');
  expect(name).toBe('事故信息首报SG-2026-0001.docx');
  const text = textOf(bytes);
  expect(text).toMatch(/草稿，核对签发后方可报出.*临江区商务局.*事故信息首报/);
  expect(text).toMatch(
    /发生单位概况 万汇广场.*时间 待核.*简要经过 据首次报告：.*三楼有人被困.*死亡待核，受伤待核.*损失 待核.*措施 待核/,
  );
  expect(text).toMatch(/事故等级 由有权机关认定/);
});

test('later reports carry what was told since, and the figures of the last word', async () => {
  await fire();
  await town.says('chen', '起火时间8点50分，2人受伤已送医，无人员死亡，无人被困');
  const text = textOf((await asked('he', '生成事故续报')).bytes);
  expect(text).toMatch(
    /事故信息续报.*2026-05-06 08:50.*死亡0人，受伤2人，被困或下落不明0人.*后续情况.*已送医/,
  );
});

test('a report is for those who work on it', async () => {
  await fire();
  expect(await answerTo(town, 'xu', '导出事故首报')).not.toContain('生成');
});

test('the evidence of a case is one archive: a report to print, the links of its history, each photo under its checksum', async () => {
  const number = numberIn(await town.says('chen', '隐患 三楼消防通道堆货', { images: [dot] }));
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  await town.passes(1);
  const { name, bytes } = await asked('he', '证据包 1');
  expect(name).toBe(`证据包${number}.zip`);
  const files = unpacked(bytes);
  expect([...files.keys()]).toEqual(['报告.docx', '历史记录.json', '照片/01-整改前.png']);
  const text = textOf(files.get('报告.docx') ?? Buffer.alloc(0));
  expect(text).toMatch(/登记隐患 陈思远（万汇广场）.*核实属实，一般隐患，期限2026-05-09 何静/);
  expect(text).toMatch(
    /原始消息.*陈思远（万汇广场） \S+ 隐患 三楼消防通道堆货 01-整改前.png [0-9a-f]{12}.*何静 \S+ 1属实 一般 三天内整改/,
  );
  expect(text).toMatch(/何时告知何人.* \d\d:\d\d:\d\d \S+ \d\d:\d\d:\d\d 孙倩.*已送达/);
  expect(text).toContain(
    createHash('sha256')
      .update(files.get('照片/01-整改前.png') ?? '')
      .digest('hex'),
  );
  const links = JSON.parse(files.get('历史记录.json')?.toString() ?? '[]');
  expect(links[1].prev).toBe(links[0].hash);
  expect(text).toContain(links.at(-1).hash);
});

test('the evidence of an emergency tells who said what and who was told when', async () => {
  await fire();
  const text = textOf(
    unpacked((await asked('zhou', '证据包 SG-2026-0001')).bytes).get('报告.docx') ?? Buffer.alloc(0),
  );
  expect(text).toMatch(/路人 万汇广场着火了 三楼有人被困/);
  expect(text).toMatch(/林国栋 突发事件报告/);
});

test('nobody else gets it, and whoever reported in confidence is nowhere in it', async () => {
  const number = numberIn(await town.says('ma', '举报 万汇广场地下室住人，别说是我说的'));
  await town.passes(1);
  await town.says('he', `${number}属实 一般 三天内整改`);
  for (const person of ['chen', 'sun', 'lin', 'guest'])
    expect(toldTo(person, await town.says(person, `证据包 ${number}`))).not.toContain('正在生成');
  const files = unpacked((await asked('he', `证据包 ${number}`)).bytes);
  const all =
    [...files.values()].map((bytes) => bytes.toString()).join(' ') +
    textOf(files.get('报告.docx') ?? Buffer.alloc(0));
  expect(all).not.toMatch(/马俊|sandbox:ma|别说是我说的/);
});

test('a letter to the department that is competent is drafted from the case, for a person to number and sign', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货', { images: [dot] });
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  const { name, bytes } = await asked('he', '移交函 1 区消防救援大队');
  expect(name).toBe('移交函YH-2026-0001.docx');
  const text = textOf(bytes);
  expect(text).toMatch(
    /草稿.*关于移交万汇广场安全隐患线索的函.*区消防救援大队：.*消防通道堆货.*现予移交.*反馈我局.*附件：现场照片.*照片1/,
  );
  expect(text).not.toContain('责令');
  expect(textOf((await asked('he', '抄告函 1')).bytes)).toMatch(/消防救援机构（请核对）：/);
});

test('a letter is signed by the bureau, dated as documents are, and says nothing worse than what is on record', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货', { images: [dot] });
  await town.passes(1);
  await town.says('he', '1属实 重大 三十天内整改');
  await town.says('he', '1移交给消防');
  const letter = textOf((await asked('he', '移交函 1')).bytes);
  expect(letter).toMatch(/于2026年5月\d+日前反馈我局/);
  expect(letter).toMatch(
    /附件：现场照片\s*临江区商务局 2026年5月6日 （联系电话：\S+） .*附件 现场照片 照片1/,
  );
  expect(letter).not.toMatch(/商务局值班室 2026|2026-05/);
  const interview = textOf((await asked('he', '约谈通知 1')).bytes);
  expect(interview).toContain('以下安全隐患尚未整改到位');
  expect(interview).not.toContain('整改不力');
});

test('circular and interview say on what they rest, and are for those who judge cases', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.passes(1);
  await town.says('he', '1属实 重大 三天内整改');
  await town.comes('2026-05-25', '10:00');
  expect(textOf((await asked('he', '约谈通知 1')).bytes)).toMatch(
    /关于约谈万汇广场的通知.*已超期\d+天.*属重大隐患.*约谈时间/,
  );
  expect(textOf((await asked('he', '起草通报 1')).bytes)).toMatch(
    /关于万汇广场隐患整改情况的通报.*各街道、各有关企业/,
  );
  expect(await answerTo(town, 'chen', '约谈通知 1')).toContain('只有');
});

test('a letter never carries the words of somebody who reported in confidence', async () => {
  const number = numberIn(await town.says('ma', '举报 万汇广场地下室住人，我是保安队的'));
  await town.passes(1);
  await town.says('he', `${number}属实 一般 三天内整改`);
  expect(textOf((await asked('he', `移交函 ${number}`)).bytes)).not.toContain('保安队');
});

test('a letter of a case that was handed over names the department, its number and the day of the answer; the ledger too', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  await town.says('he', '1移交给消防，文号临商函〔2026〕12号');
  const text = textOf((await asked('he', '移交函 1')).bytes);
  expect(text).toMatch(/消防救援机构：.*现予移交.*月\d+日前反馈我局/);
  expect(text).toContain('12号');
  const pack = textOf(unpacked((await asked('he', '证据包 1')).bytes).get('报告.docx') ?? Buffer.alloc(0));
  expect(pack).toMatch(/移交 消防救援机构；.*12号；.*前反馈/);
});

test('a letter of the bureau stands as official letters do: red head and line, number at the right, date four letters in, photos behind it', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货', { images: [dot] });
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  const xml =
    unpacked((await asked('he', '移交函 1')).bytes)
      .get('word/document.xml')
      ?.toString() ?? '';
  const paragraphs = xml.split('</w:p>');
  const of = (words: string) => paragraphs.find((one) => one.includes(`>${words}<`)) ?? '';
  expect(of('临江区商务局')).toMatch(/w:bottom w:val="thickThinSmallGap" w:color="C00000".*方正小标宋/);
  expect(of('〔　　　〕　　号')).toContain('w:jc w:val="right"');
  expect(of('2026年5月6日')).toMatch(/w:jc w:val="right".*w:right="1280"|w:right="1280".*w:jc w:val="right"/);
  expect(of('附件')).toContain('w:pageBreakBefore');
  expect(xml.indexOf('2026年5月6日')).toBeLessThan(xml.indexOf('<w:drawing'));
  const circular =
    unpacked((await asked('he', '起草通报 1')).bytes)
      .get('word/document.xml')
      ?.toString() ?? '';
  expect(circular.split('</w:p>').find((one) => one.includes('>〔　　　〕　　号<'))).toMatch(
    /w:bottom w:val="single" w:color="C00000"/,
  );
});

test('the report to print has the plan, and no word of the machine where something came in confidence or by the clock', async () => {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  await town.says('sun', '1属实 重大 三天内整改');
  await town.says(
    'liu',
    '1整改方案 内容：拆除；措施：重布；资金：无；责任人：刘芳；时限：5月9日；复查人：孙倩',
  );
  await town.comes('2026-05-08', '10:00');
  const pack = textOf(unpacked((await asked('he', '证据包 1')).bytes).get('报告.docx') ?? Buffer.alloc(0));
  expect(pack).toMatch(/整改方案 整改内容：拆除；整改措施：重布/);
  expect(pack).toMatch(/举报人（保密） （保密）/);
  expect(pack).not.toMatch(/protected|tick#/);
});
