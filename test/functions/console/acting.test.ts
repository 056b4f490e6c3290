import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, textOf, type Visit } from '../../kit/console.ts';
import { walk } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
let wu: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('ma', '着火了 冷库二楼冒烟');
  const [preview] = await town.says('zhou', '通知 明天检查消防，18时前回复收到');
  if (preview) await town.clicks('zhou', preview, '确认发送');
  await town.says('zhou', '通知 这一条还没有发');
  await town.passes(1);
  zhou = await enters(town, 'zhou');
  wu = await enters(town, 'wu');
  const texts = await zhou.get('/console/settings/texts');
  await zhou.sends(texts, '保存为新版本', { 'f.text': '看气瓶间\n看电气柜' });
});
afterAll(() => town.close());

/** What acts at once, and why nobody needs to be asked before. */
const harmless: Readonly<Record<string, RegExp>> = {
  'he comes in again as he came': /^退出$/,
  'a file comes into his own chat':
    /发到对话|^日历订阅链接$|^证据包$|^起草|台账$|^(?:交接班日志|值守履职表)$/,
  'what it does is shown before it holds': /^看预览$|^看改动$|^读取并核对$/,
  'it only looks again, or tells himself':
    /^本年隐患统计$|^本月日周月排查$|^叫醒发送$|^现在再看一遍$|^给我发测试消息$/,
  'it stands below the preview that says whom it goes to, in numbers': /^确认发送$/,
  'nothing went out, and the words stay to be drafted anew': /^取消$/,
};
/** What it brings cannot be counted; the question says it in words. */
const inWords = /^(?:结案|属实，重大)$/;

interface Acting {
  readonly label: string;
  readonly at: string;
  readonly asks: boolean;
  readonly confirm: string;
}

async function actingForms(): Promise<Acting[]> {
  const found = new Map<string, Acting>();
  await walk(town, zhou, ({ route, page }) => {
    for (const form of page.html.matchAll(/<form[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)) {
      const [, body = ''] = form;
      const before = page.html.slice(0, form.index);
      const opens = before.lastIndexOf('<details') > before.lastIndexOf('</details>');
      const fields = /<(?:input(?! type="hidden")|select|textarea)[^>]*name="/.test(body);
      const confirm = textOf(/<p class="confirm">([\s\S]*?)<\/p>/.exec(body)?.[1] ?? '');
      for (const [, button = ''] of body.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)) {
        const label = textOf(button);
        found.set(`${route} ${label}`, { label, at: page.path, asks: opens && fields, confirm });
      }
    }
  });
  return [...found.values()];
}

test('whatever acts at once is harmless, asks for words first, or says what it will do in numbers', async () => {
  const all = await actingForms();
  expect(all.length).toBeGreaterThan(40);
  for (const { label, at, asks, confirm } of all) {
    if (asks || Object.values(harmless).some((why) => why.test(label))) continue;
    expect(confirm, `${label} at ${at}`).not.toBe('');
    if (!inWords.test(label)) expect(confirm, `${label} at ${at}`).toMatch(/\d/);
  }
});

test('whoever ends sessions reads whose and how many before he does', async () => {
  const page = await zhou.get('/console/settings');
  expect(page.text).toContain('将结束您的1处登录，包括本页');
  expect(page.text).toContain('将结束吴海涛的1处登录');
  // Whoever is nowhere in has nothing that could be ended.
  expect(page.text).not.toContain('将结束何静');
  await zhou.sends(await zhou.get('/console/settings?words=吴海涛'), '请出后台');
  expect((await wu.get('/console/wall')).status).toBe(401);
});

test('a list given back to the house says what is lost, and the words can be had again', async () => {
  const page = await zhou.get('/console/settings/texts');
  expect(page.text).toMatch(/清单现在的2条将换成系统自带的，作为第3版/);
  const back = await zhou.sends(page, '改回系统自带');
  expect(back.text).toMatch(/以前的版本.*看气瓶间/);
});
