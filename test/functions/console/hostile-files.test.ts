import { afterAll, beforeAll, expect, test } from 'vitest';
import { unzipped } from '../../kit/cloud/packaged.ts';
import { enters, formsOf, type Visit } from '../../kit/console.ts';
import { dengAudits } from '../../kit/people.ts';
import { type Town, world } from '../../kit/world.ts';

const formula = "=cmd|' /C calc'!A0";
const markup = '<w:p><script>alert(1)</script>&xxe;]]>';
/** Who reported in confidence, as he is known and as he calls himself. */
const whistle = /宋佳|song|隔壁云亭|13777778888/;

let town: Town;
let zhou: Visit;
let auditor: Visit;
beforeAll(async () => {
  town = await world('2026-05-06', '10:00');
  await dengAudits(town.house.deps.table);
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，我是隔壁云亭的宋佳，电话13777778888，别说是我说的');
  await town.says('chen', `隐患 三楼消防通道堆货${formula}，联系人李四13912345678`);
  await town.says('gao', `隐患 拆解车间地面有油${markup}`);
  for (const nth of [1, 2, 3]) await town.says('zhou', `${nth}属实 一般 三天内整改`);
  [zhou, auditor] = [await enters(town, 'zhou'), await enters(town, 'deng')];
});
afterAll(() => town.close());

interface Made {
  readonly label: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Every file that pages offer him, opened to its innermost part. */
async function filesOf(visitor: Visit): Promise<Made[]> {
  const found: Made[] = [];
  const cases = [1, 2, 3].map((nth) => `/console/cases/YH-2026-000${nth}`);
  for (const path of ['/console/figures', '/console/duty', '/console/calendar', ...cases]) {
    const page = await visitor.get(path);
    const labels = formsOf(page.html).flatMap((form) => form.labels);
    for (const label of labels.filter((one) => /导出|上墙版|台账|日志|履职表|证据包|通知书|函/.test(one))) {
      const asked = await visitor.sends(page, label);
      await town.passes(1);
      const [, part = ''] = /data-live="(\/console\/making[^"]+)"/.exec(asked.html) ?? [];
      const [, file] = /href="([^"]+)"/.exec((await visitor.get(part)).html) ?? [];
      if (file) found.push({ label: `${path} ${label}`, files: opened(label, await visitor.bytes(file)) });
    }
  }
  return found;
}

function opened(name: string, bytes: Uint8Array): { name: string; text: string }[] {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return [{ name, text: Buffer.from(bytes).toString() }];
  return unzipped(Buffer.from(bytes)).flatMap(({ name: inner, content }) =>
    opened(`${name}/${inner}`, content),
  );
}

test('no made file holds a formula, markup of somebody’s words or who reported in confidence', async () => {
  const made = await filesOf(zhou);
  expect(made.length).toBeGreaterThan(6);
  for (const { label, files } of made)
    for (const { name, text } of files) {
      const where = `${label} ${name}`;
      expect(text, where).not.toMatch(whistle);
      expect(text, where).not.toContain('<script>');
      expect(text, where).not.toMatch(/<f[ >]|<!DOCTYPE|<!ENTITY/);
      expect(name, where).not.toMatch(/\.\.|[\\:]/);
    }
  const all = made.flatMap(({ files }) => files.map(({ text }) => text)).join('');
  expect(all).toContain('calc');
  expect(all).toContain('&lt;script&gt;');
});

test('a file of an auditor’s holds no mobile number, but for evidence, which is as it was said', async () => {
  const made = await filesOf(auditor);
  expect(made.length).toBeGreaterThan(6);
  for (const { label, files } of made)
    for (const { name, text } of files) {
      const number = label.includes('证据包') ? /1996001\d{4}/ : /1996001\d{4}|13912345678/;
      expect(text, `${label} ${name}`).not.toMatch(number);
    }
  const ledger = made.find(({ label }) => label.endsWith(' 隐患台账'))?.files.map(({ text }) => text);
  expect(ledger?.join('')).toContain('联系人李四139****5678');
});
