import { ask, call, toast } from './api.js';
import { bubble, dayLine } from './bubble.js';
import { quoteLine, resetComposer, startComposer } from './composer.js';
import { byId, node } from './node.js';
import { askFor } from './sheet.js';
import { showTalks, talkOf, talksOf } from './talks.js';
import { showNow, startTools } from './tools.js';
import { words } from './words.js';

const facts = JSON.parse(document.body.dataset.facts ?? '{}');
const people = new Map(facts.people.map((person) => [person.id, person]));
const lines = byId('lines');
const pollMs = 1500;
const shownAtMost = 300;

/** Who and where one is, and all that person may see, by message id. */
let me = '';
let current = 'bot';
let cursor = '';
let seen = new Map();
let unread = new Map();
let busy = 0;
let polling;

const view = {
  get me() {
    return me;
  },
  tones: facts.tones,
  nameOf: (id) => (id === 'bot' ? words.bot : (people.get(id)?.name ?? id)),
  aboutOf: (id) => people.get(id)?.what ?? '',
  find: (id) => seen.get(id),
  press,
  quote: (message) => quoteLine(message, view.nameOf(message.from)),
};

function be(person, talk) {
  me = person;
  byId('person').value = person;
  cursor = '';
  seen = new Map();
  unread = new Map();
  open(talk);
  void poll();
}

function open(key) {
  const talks = talksOf(me, facts.groups);
  const talk = talks.find((one) => one.key === key) ?? talks[0];
  current = talk.key;
  unread.delete(current);
  history.replaceState(null, '', `#${me}@${current}`);
  byId('talk-name').textContent = talk.name;
  byId('talk-about').textContent = talk.about;
  resetComposer(talk.chat !== null, people.get(me)?.rank);
  listTalks();
  drawAll();
}

function listTalks() {
  showTalks(talksOf(me, facts.groups), { current, unread, open });
}

function drawAll() {
  const here = [...seen.values()].filter((message) => talkOf(message) === current).slice(-shownAtMost);
  const days = here.map((message, place) =>
    here[place - 1]?.at.slice(0, 10) === message.at.slice(0, 10) ? null : message.at.slice(0, 10),
  );
  const rows = here.flatMap((message, place) => [
    ...(days[place] ? [dayLine(days[place])] : []),
    bubble(message, view),
  ]);
  lines.replaceChildren(...(rows.length > 0 ? rows : [node('li', { className: 'empty' }, words.empty)]));
  showBusy();
  lines.scrollTop = lines.scrollHeight;
}

/** Draws what is new below, and what changed where it stands. */
function draw(messages) {
  const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 120;
  lines.querySelector('.empty')?.remove();
  for (const message of messages) {
    const old = document.getElementById(message.id);
    if (old) {
      old.replaceWith(bubble(message, view));
      continue;
    }
    const before = [...lines.querySelectorAll('time[datetime]')]
      .at(-1)
      ?.getAttribute('datetime')
      ?.slice(0, 10);
    if (before !== message.at.slice(0, 10)) lines.append(dayLine(message.at.slice(0, 10)));
    lines.append(bubble(message, view));
  }
  showBusy();
  if (atEnd) lines.scrollTop = lines.scrollHeight;
}

function showBusy() {
  lines.querySelector('.typing')?.remove();
  if (busy > 0) lines.append(node('li', { className: 'typing' }, words.typing));
  if (busy > 0) lines.scrollTop = lines.scrollHeight;
}

/** Asks for what is new; one question at a time, and nothing while nobody looks. */
async function poll() {
  clearTimeout(polling);
  const person = me;
  const first = cursor === '';
  const answer = await ask(`messages?person=${encodeURIComponent(person)}&chat=*&after=${cursor}`);
  if (person === me && !answer.error) take(answer, first);
  clearTimeout(polling);
  polling = setTimeout(() => void poll(), document.hidden ? pollMs * 10 : pollMs);
}

function take({ messages, cursor: next, now }, first) {
  if (next < cursor) return;
  cursor = next;
  showNow(now);
  for (const message of messages) {
    const key = talkOf(message);
    if (!first && key !== current && message.from !== me) unread.set(key, (unread.get(key) ?? 0) + 1);
    seen.set(message.id, message);
  }
  if (messages.length === 0) return;
  listTalks();
  if (first) return drawAll();
  draw(messages.filter((message) => talkOf(message) === current));
}

async function press(message, action) {
  const form = await askFor(action);
  if (!form) return;
  enable(message, false);
  const answer = await call('click', { person: me, message: message.id, action: action.id, form });
  if (answer?.toast) toast(answer.toast);
  else if (answer?.pending > 0) toast(words.late(answer.pending));
  enable(message, true);
  await poll();
}

/** A pressed card cannot be pressed again until it is answered. */
function enable(message, may) {
  const card = document.getElementById(message.id);
  for (const button of card?.querySelectorAll('.card-actions button') ?? [])
    button.toggleAttribute('disabled', !may);
}

startComposer(() => ({ person: me, chat: current === 'bot' ? null : current }), {
  sending() {
    busy += 1;
    showBusy();
    setTimeout(() => void poll(), 120);
  },
  sent() {
    busy -= 1;
    showBusy();
    void poll();
  },
});
showNow(facts.now);
startTools(() => void poll());
byId('person').addEventListener('change', (event) => be(event.target.value, current));
document.addEventListener('visibilitychange', () => document.hidden || void poll());
const [person, talk] = decodeURIComponent(location.hash.slice(1)).split('@');
be(people.has(person) ? person : facts.people[0].id, talk || facts.groups[0]?.id);
byId('text').focus({ preventScroll: true });
