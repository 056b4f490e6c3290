import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { givingWay } from '../../../infra/local/giving-way.ts';

/** A console whose pages tell when they begin and end when they are let. */
function desk() {
  const way = givingWay();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const app = new Hono();
  app.use(way.looks);
  app.get('/:page', async (context) => {
    const page = context.req.param('page');
    begun.push(page);
    await new Promise<void>((resolve) => ends.set(page, resolve));
    return context.text(page);
  });
  return {
    way,
    begun,
    opens: (page: string) => app.request(`/${page}`),
    ends: (page: string) => ends.get(page)?.(),
  };
}

/** Somebody is being answered until it is let go. */
function sentence(way: ReturnType<typeof givingWay>) {
  let answered = () => {};
  const done = way.first(() => new Promise<void>((resolve) => (answered = resolve)));
  return { done, answered: () => answered() };
}

async function soon(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

test('a page begins when the chat has been answered', async () => {
  const { way, begun, opens, ends } = desk();
  const said = sentence(way);
  const page = opens('wall');
  await soon();
  expect(begun).toEqual([]);
  said.answered();
  await said.done;
  await soon();
  expect(begun).toEqual(['wall']);
  ends('wall');
  expect(await (await page).text()).toBe('wall');
});

test('however much is said, a page is shown', async () => {
  const { way, begun, opens, ends } = desk();
  const said = sentence(way);
  const page = opens('wall');
  await expect.poll(() => begun).toEqual(['wall']);
  ends('wall');
  expect(await (await page).text()).toBe('wall');
  said.answered();
  await said.done;
});

test('an answer that failed holds nobody up, and no third page begins beside two', async () => {
  const { way, begun, opens, ends } = desk();
  await expect(way.first(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow();
  const pages = [opens('wall'), opens('cases'), opens('duty')];
  await soon();
  expect(begun).toEqual(['wall', 'cases']);
  ends('wall');
  await pages[0];
  await soon();
  expect(begun).toEqual(['wall', 'cases', 'duty']);
  ends('cases');
  ends('duty');
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('once the chat has been answered two of those who wait begin together, and the third when one is done', async () => {
  const { way, begun, opens, ends } = desk();
  const said = sentence(way);
  const pages = [opens('wall'), opens('cases'), opens('duty')];
  said.answered();
  await said.done;
  await soon();
  expect(begun).toEqual(['wall', 'cases']);
  ends('wall');
  await pages[0];
  await soon();
  expect(begun).toEqual(['wall', 'cases', 'duty']);
  ends('cases');
  ends('duty');
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('a page pauses amid its work while somebody is answered, and goes on after', async () => {
  const { way } = desk();
  const said = sentence(way);
  const steps: string[] = [];
  const page = way.pause().then(() => steps.push('drawn'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(steps).toEqual([]);
  said.answered();
  await said.done;
  await page;
  expect(steps).toEqual(['drawn']);
});

test('however much is said, a page goes on', async () => {
  const { way } = desk();
  const said = sentence(way);
  await way.pause();
  said.answered();
  await said.done;
});
