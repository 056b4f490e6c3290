import { arena, interleaved } from './arena.ts';
import type { Contender } from './contenders.ts';
import { median, shown, spread, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import type { Platform, Received } from './platform.ts';
import { clicked, said } from './sealed.ts';

const groups = 5_000;
const officer = 900_001;
const words = '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到';

/** From the word that lets it go until the platform has one message for every group. */
export function broadcast(rounds: number): Promise<string> {
  return arena({ units: groups, groups: true, officer }, async ({ platform, contenders }) => {
    const table = await interleaved(contenders, rounds, (one) => once(platform, one));
    return tableOf(
      ['', `seconds for ${groups.toLocaleString('en')} groups`, 'groups/s', 'kept'],
      table.map(({ one, results }) => [
        one.name,
        spread(results),
        shown(groups / median(results)),
        one.keeps,
      ]),
    );
  });
}

async function once(platform: Platform, one: Contender): Promise<number> {
  const letGo =
    one.keeps === 'nothing' ? said(officer, `broadcast ${groups}`) : await confirmation(platform, one);
  const left = new Set(Array.from({ length: groups }, (_, place) => `oc_${place + 1}`));
  const fromMs = performance.now();
  const told = heard(platform, ({ to }) => left.delete(to) && left.size === 0);
  await knock(one.url, letGo);
  await told;
  return (performance.now() - fromMs) / 1000;
}

/** An officer writes, looks at the preview, and is about to press its first button. */
async function confirmation(platform: Platform, { url }: Contender) {
  const preview = heard(platform, ({ to, body }) => to === `ou_${officer}` && action.test(body));
  await knock(url, said(officer, words));
  const { id, body } = await preview;
  return clicked(officer, id, { a: action.exec(body)?.[1], p: 1 });
}

/** The name of a card's first button, in JSON within JSON. */
const action = /\\"value\\":\{\\"a\\":\\"(alert\.[^"\\]+)\\"/;

function heard(platform: Platform, isIt: (message: Received) => boolean): Promise<Received> {
  return new Promise((resolve) => {
    platform.onMessage((message) => {
      if (isIt(message)) resolve(message);
    });
  });
}
