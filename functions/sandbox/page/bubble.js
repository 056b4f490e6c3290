import { node } from './node.js';
import { words } from './words.js';

/**
 * One message as people see it.
 * @param {any} message
 * @param {{ me: string, nameOf(id: string): string, aboutOf(id: string): string, tones: Record<string, string>,
 *   find(id: string): any, press(message: any, action: any): void, quote(message: any): void }} talk
 */
export function bubble(message, talk) {
  const mine = message.from === talk.me;
  const bot = message.from === 'bot';
  const own = node('li', {
    className: `line ${mine ? 'mine' : ''} ${bot ? 'bot' : ''}`,
    id: message.id,
    'data-id': message.id,
  });
  own.append(
    avatar(message.from, talk),
    node('div', { className: 'column' }, meta(message, talk), quoted(message, talk), content(message, talk)),
  );
  return own;
}

/** A day on its own line. */
export function dayLine(day) {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = '日一二三四五六'[date.getUTCDay()];
  return node(
    'li',
    { className: 'day' },
    node('time', { dateTime: day }, `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${weekday}`),
  );
}

function avatar(from, talk) {
  if (from === 'bot')
    return node('img', { className: 'avatar', src: '/sandbox/icon.svg', alt: '', width: 36, height: 36 });
  const hue = [...from].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 6, 0);
  return node(
    'span',
    { className: `avatar hue-${hue}`, 'aria-hidden': 'true' },
    talk.nameOf(from).slice(0, 1),
  );
}

function meta(message, talk) {
  const about = message.from === 'bot' ? '' : talk.aboutOf(message.from);
  return node(
    'p',
    { className: 'meta' },
    node('b', {}, talk.nameOf(message.from)),
    about && node('span', { className: 'about' }, about),
    node('time', { dateTime: message.at }, message.at.slice(11, 16)),
    node(
      'button',
      { type: 'button', className: 'quote-it', onclick: () => talk.quote(message) },
      words.quote,
    ),
  );
}

function quoted(message, talk) {
  const source = message.quote && talk.find(message.quote);
  return source ? node('blockquote', {}, `${talk.nameOf(source.from)}：${excerpt(source)}`) : null;
}

/** The beginning of a message, on one line. */
export function excerpt(message) {
  const text = [message.title, message.text].filter(Boolean).join(' ').replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text || words.photo;
}

function content(message, talk) {
  if (message.recalled) return node('p', { className: 'recalled' }, message.text);
  const isCard = message.title || message.fields || message.actions || message.tone;
  const parts = [
    mentions(message, talk),
    message.text && node('p', { className: 'text' }, ...linked(message.text)),
    fields(message),
    photos(message),
    file(message),
  ];
  if (!isCard) return node('div', { className: 'bubble' }, ...parts);
  return node(
    'article',
    { className: 'card', 'data-tone': message.tone ?? 'plain' },
    head(message, talk),
    node('div', { className: 'card-body' }, ...parts),
    buttons(message, talk),
  );
}

function head(message, talk) {
  if (!message.title && !message.tone) return null;
  const tone = message.tone && node('span', { className: 'tone' }, talk.tones[message.tone]);
  return node('header', { className: 'card-head' }, node('h3', {}, message.title ?? ''), tone);
}

function mentions(message, talk) {
  if (message.from !== 'bot' || !message.mentions) return null;
  return node('p', { className: 'mentions' }, message.mentions.map((id) => `@${talk.nameOf(id)}`).join(' '));
}

function fields(message) {
  if (!message.fields) return null;
  return node(
    'dl',
    {},
    ...message.fields.flatMap(({ label, value }) => [node('dt', {}, label), node('dd', {}, value)]),
  );
}

function photos(message) {
  if (!message.images) return null;
  const shown = message.images.map((key) => {
    const src = `/sandbox/api/photo/${encodeURIComponent(key)}`;
    const image = node('img', { src, alt: words.photo, loading: 'lazy' });
    image.addEventListener('error', () =>
      image.replaceWith(node('span', { className: 'no-photo' }, words.photo)),
    );
    return node('a', { href: src, target: '_blank', rel: 'noopener' }, image);
  });
  return node('div', { className: 'photos' }, ...shown);
}

function file({ file }) {
  if (!file) return null;
  const name = encodeURIComponent(file.name);
  const href = `/sandbox/api/file/${encodeURIComponent(file.key)}?name=${name}`;
  return node('p', { className: 'file' }, node('a', { href, download: file.name }, file.name));
}

function buttons(message, talk) {
  if (!message.actions) return null;
  const made = message.actions.map((action) =>
    node(
      'button',
      {
        type: 'button',
        className: action.style ?? 'plain',
        'data-action': action.id,
        onclick: () => talk.press(message, action),
      },
      action.label,
    ),
  );
  return node('footer', { className: 'card-actions' }, ...made);
}

/**
 * Links to our own pages can be followed, as on a real platform; any other address stays text.
 * @param {string} text
 */
function linked(text) {
  return text.split(/(https?:\/\/[\w.:[\]-]+\/console\/[\w/-]+)/).map((part) => {
    if (!URL.canParse(part) || new URL(part).origin !== location.origin) return part;
    return node('a', { href: part, target: '_blank', rel: 'noopener' }, part);
  });
}
