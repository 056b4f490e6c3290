import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { broadcast } from './broadcast.ts';
import { bundles } from './bundles.ts';
import { root } from './child.ts';
import { consolePages } from './console.ts';
import { installPeers } from './contenders.ts';
import { lookAhead } from './forecast.ts';
import { ledger } from './ledger.ts';
import { machine } from './machine.ts';
import { night } from './night.ts';
import { outlets } from './outlets.ts';
import { photoReports } from './photos.ts';
import { quiet } from './quiet.ts';
import { talk } from './talk.ts';
import { watch } from './watch.ts';

const rounds = 5;

/** Each part with what is compared, and what of it cannot be. */
const parts = {
  talk: {
    title: 'An event, its effect, and the reply',
    run: () => talk(rounds),
    about:
      'A signed, encrypted `im.message.receive_v1` with “隐患 三楼消防通道堆货” from one of 2,000 liaisons, 16 in flight over HTTP; ' +
      'each sends the next when his last was acknowledged and the reply was seen by the platform. Here that means a case with its number, history, ' +
      'lists and deadline on disk (synced) before the acknowledgement, then a receipt through the outbox. The peers answer a fixed sentence and keep ' +
      'nothing: a crash loses what they acknowledged, a redelivery is answered twice. So the work is not the same, only the trip.',
  },
  photos: {
    title: 'Reports with a photo each, fifty a second',
    run: () => photoReports(rounds),
    about:
      'A district of 2,000 units on disk; “隐患 三楼消防通道堆货” and a photo in one message from fifty people a second, one after the other whether the ' +
      'last was answered or not. Measured from the signed event until the platform has the receipt. Meanwhile each photo is fetched, stripped of its tags, ' +
      'hashed, looked at for its likeness and kept, and an officer is told of each case; the platform’s windows are lifted.',
  },
  broadcast: {
    title: 'A broadcast without the platform’s limits',
    run: () => broadcast(rounds),
    about:
      'From the word that lets it go until the platform has a message for each of 5,000 groups. Ours keeps who is to get it, each try before it is made ' +
      'and each fate after it, and sends a card with buttons, at most 60 at once; the SDK sends text, 16 at once; Koishi’s `bot.broadcast` sends text ' +
      'one by one with its delay set to 0 – with its default of 500 ms it would take 5,000 × 0.5 s, more than 41 minutes. On the real platform all of ' +
      'them meet the same floor of 1,000 a minute.',
  },
  bundles: {
    title: 'Size and load time of the packaged functions',
    run: bundles,
    about:
      'Median of 15 fresh processes each, in turn: what `require` of the file takes. The SDK’s is the least that receives and replies.',
  },
  forecast: {
    title: 'The roster of 2,000 units, ninety days ahead',
    run: () => lookAhead(rounds),
    about:
      'Two watches a day for each unit, in memory: empty days and hours, watches without people, people nobody can reach, two watches at once, no ' +
      'time to sleep. One round looks over all of them.',
  },
  quiet: {
    title: 'A tick with nothing due',
    run: () => quiet(rounds),
    about:
      'The whole tick of the house on the on-disk table; 400 ticks a round. Equal within noise: cost grows with what is due, not with what is stored.',
  },
  ledger: {
    title: 'A ledger of 100,000 cases',
    run: () => ledger(rounds),
    about:
      'From a sentence to its durable answer, on disk: a unit reads its 50 cases, officers read statistics from counters that are as full as two years ' +
      'make them. The workbook is made row by row; its heap is what was left after each collection while it was made, the table’s own cache included.',
  },
  console: {
    title: 'A page of the console',
    run: () => consolePages(),
    about:
      'Over a city on disk: 20,000 units, a group for each, and 100,000 cases, all of them open, which is the worst there can be; 200 looks at each page one after another, ' +
      'from the request to the last byte, without network. Counts over all cases and rolls are kept for some seconds once they take long; the first look, ' +
      'which nobody made before, stands apart: the service has read the directory and loaded what draws charts within half a minute of its start, and again after each change. Then the bot is told 20 sentences a second, without and with 160 walls and 40 officers who look on over HTTP, in turn: ' +
      'medians of nine rounds of eight seconds each, after two minutes that do not count, for a service that has run for a day.',
  },
  outlets: {
    title: 'Other channels',
    run: outlets,
    about:
      'A robot may say 20 messages a minute, a personal WeChat account what a person might: three seconds between two, ten a minute, four in a room, 300 a ' +
      'day. The courier and the gateway run as they are, against a platform that takes all, on a clock that jumps to whatever is waited for.',
  },
  watch: {
    title: 'A morning of 2,000 watches',
    run: watch,
    about:
      'Each unit of the district has a watch that runs. All check in, half by a button and half with “签到”, as fast as the door takes them; their ' +
      'answers drain at the platform’s pace. Of 500 units nobody comes: the ladder, also with a service that was down and with a clock that jumps. Then a ' +
      'month of such watches becomes one workbook, row by row.',
  },
  night: {
    title: 'A typhoon night in a city of 20,000 groups',
    run: night,
    about:
      'The broadcast runs on a clock that jumps, before a platform with the documented windows (50 a second, 1,000 a minute, 5 a second in a chat); a call ' +
      'whose answer was lost is made again, behind all who surely have nothing, and counts like all others; one that was turned away at the gate with the ' +
      'header that names the wait (`x-ogw-ratelimit-reset`) is made again after it and does not count. Feishu’s page on rate limits names the header and the ' +
      'wait and does not say whether refused calls count: the last row of the broadcast shows the same night if they do. The confirmations go over HTTP to the ' +
      'service on disk while it edits the cards’ counts; that they were counted is what an officer reads who asks who has not answered. Chases and warnings are ' +
      'handed over in this process, on disk.',
  },
} as const;

type Name = keyof typeof parts;
const isName = (text: string): text is Name => text in parts;

/** `npm run bench`, or `npm run bench -- NAME` for one part, which is printed only. */
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked.filter(isName) : Object.keys(parts).filter(isName);
if (names.length < asked.length) throw new Error(`the parts are ${Object.keys(parts).join(', ')}`);
if (names.some((name) => name !== 'photos')) installPeers();
const sections: string[] = [];
for (const name of names) {
  const { title, about, run } = parts[name];
  const before = machine.load();
  const section = `## ${title}\n\n${about}\n\n${await run()}\n\nLoad of the machine before and after: ${before}, ${machine.load()}.\n`;
  process.stdout.write(`${section}\n`);
  sections.push(section);
}
if (asked.length === 0)
  await writeFile(join(root, 'docs/benchmark.md'), [machine.page(rounds), ...sections].join('\n'));
