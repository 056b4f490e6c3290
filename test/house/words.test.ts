import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { textOf, tracked } from './tracked.ts';

const han = /\p{Script=Han}/u;

/** Where Chinese may stand in code: words for people, what is read from notices, workbooks and WeChat, pages, the town. */
const chinese =
  /^(shared\/(conversation|feeds|papers)|functions\/(sandbox|console)|bots\/sandbox|infra\/(town|bench)|test)\/|^bots\/wechat\/(bench|complaint|page)\.ts$/;

/** What we say stands in files of words; the other files of conversation hear. */
const spoken = /(?:^|[/-])words(?:-[a-z-]+)?\.ts$|\/(?:clock|delivery)\.ts$/;

/** Latin that people say in Chinese: units, our case numbers, names of things. */
const latin = /^(LED|LNG|LPG|CNG|PDF|Excel|xlsx|docx|json|csv|CAP|YH|T|kg|km|mm|cm|m|s|h|App)$/;

test('Chinese stands in code only where people are spoken to or read', async () => {
  const elsewhere = tracked('*.ts', '*.tsx').filter((path) => !chinese.test(path));
  const bare = await Promise.all(elsewhere.map(async (path) => ({ path, code: await bareCode(path) })));
  expect(bare.filter(({ code }) => han.test(code)).map(({ path }) => path)).toEqual([]);
});

test('what we say is plain Chinese: no Latin words and no pictures', async () => {
  const texts = await said();
  const strange = texts.filter(({ text }) => wordsOf(text).some((word) => !latin.test(word)));
  expect(strange.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  expect(texts.filter(({ text }) => /\p{Extended_Pictographic}/u.test(text))).toEqual([]);
});

test('we urge and never order: 责令 is an enforcement document’s word', async () => {
  expect((await said()).filter(({ text }) => text.includes('责令'))).toEqual([]);
});

test('a text is read without what is put into it', async () => {
  const sample =
    'const a = `共\u0024{count({ of: `家\u0024{x}` })}户`; const b = "已签到"; const c = /责令/;';
  expect(literalsOf(await plain(sample, 'ts'))).toEqual(['共', '家', '户', '已签到']);
});

/** Every Chinese text that our pages can say. */
async function said(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const pages = tracked('shared/conversation/*.ts').filter((path) => spoken.test(path));
  const found = pages.map(async (path) => literalsOf(await bareCode(path)).map((text) => ({ path, text })));
  return (await Promise.all(found)).flat().filter(({ text }) => han.test(text));
}

/** Latin words; addresses, case numbers and binding codes are none. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/\\[a-z]|https?:\/\/\S+|[\w-]*\d[\w-]*/g, '').match(/[A-Za-z]+/g) ?? [];
}

const bareCode = (path: string) => plain(textOf(path), path.endsWith('.tsx') ? 'tsx' : 'ts');

/** The code without comments and types, its templates taken apart into plain texts. */
async function plain(code: string, loader: 'ts' | 'tsx'): Promise<string> {
  const supported = { 'template-literal': false };
  const lean = { charset: 'utf8', legalComments: 'none', minifyWhitespace: true, jsx: 'preserve' } as const;
  return (await transform(code, { loader, supported, ...lean })).code;
}

function literalsOf(code: string): readonly string[] {
  const literals = code.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g);
  return [...literals].map(([, double, single]) => double ?? single ?? '').filter((text) => text !== '');
}
