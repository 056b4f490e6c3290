import { call, toast } from './api.js';
import { excerpt } from './bubble.js';
import { byId, node } from './node.js';
import { hints, words } from './words.js';

const text = byId('text');
const mention = byId('mention');
const quoting = byId('quoting');
const chosen = byId('chosen');
let quote;
let files = [];

/** Lets the person write; `talk()` says who and where, `sent` is called when something was said. */
export function startComposer(talk, { sending, sent }) {
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    void send(talk(), { sending, sent });
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('composer').requestSubmit();
  });
  text.addEventListener('input', grow);
  mention.addEventListener('click', () =>
    mention.setAttribute('aria-pressed', String(mention.getAttribute('aria-pressed') !== 'true')),
  );
  byId('photos').addEventListener('change', (event) => {
    files = [...files, ...event.target.files].slice(0, 9);
    event.target.value = '';
    showChosen();
  });
}

/** Empties what belonged to another talk, and offers sentences for this one. */
export function resetComposer(inGroup, rank) {
  quoteLine(undefined);
  mention.hidden = !inGroup;
  mention.setAttribute('aria-pressed', 'false');
  byId('hints').replaceChildren(
    ...(hints[inGroup ? 'group' : rank] ?? hints.guest).map((hint) =>
      node('li', {}, node('button', { type: 'button', onclick: () => take(hint) }, hint)),
    ),
  );
}

/** The next words answer this message. */
export function quoteLine(message, name = '') {
  quote = message?.id;
  quoting.hidden = !message;
  if (!message) return;
  quoting.replaceChildren(
    node('span', {}, words.quoting(name), excerpt(message)),
    node('button', { type: 'button', onclick: () => quoteLine(undefined), 'aria-label': words.drop }, '×'),
  );
  text.focus();
}

function take(hint) {
  text.value = hint;
  grow();
  text.focus();
}

async function send({ person, chat }, { sending, sent }) {
  if (!text.value.trim() && files.length === 0) return text.focus();
  const images = await Promise.all(files.map(base64));
  const body = {
    person,
    chat,
    text: text.value,
    images,
    mention: chat !== null && mention.getAttribute('aria-pressed') === 'true',
  };
  const said = { ...body, ...(quote && { quote }) };
  text.value = '';
  files = [];
  grow();
  showChosen();
  quoteLine(undefined);
  sending();
  const answer = await call('say', said);
  if (!answer) text.value ||= said.text;
  if (answer?.pending > 0) toast(words.late(answer.pending));
  sent();
}

function grow() {
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
}

function showChosen() {
  for (const image of chosen.querySelectorAll('img')) URL.revokeObjectURL(image.src);
  chosen.hidden = files.length === 0;
  chosen.replaceChildren(
    ...files.map((file, place) =>
      node(
        'li',
        {},
        node('img', { src: URL.createObjectURL(file), alt: file.name }),
        node('button', { type: 'button', 'aria-label': words.removePhoto, onclick: () => drop(place) }, '×'),
      ),
    ),
  );
}

function drop(place) {
  files = files.filter((_, other) => other !== place);
  showChosen();
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
