import { byId, node } from './node.js';
import { words } from './words.js';

/** The list of a person's talks, with what is unread in each. */
export function showTalks(talks, { current, unread, open }) {
  byId('talks').replaceChildren(
    ...talks.map((talk) => {
      const count = unread.get(talk.key) ?? 0;
      return node(
        'button',
        {
          type: 'button',
          className: 'talk-link',
          'data-talk': talk.key,
          'aria-current': talk.key === current ? 'true' : undefined,
          onclick: () => open(talk.key),
        },
        icon(talk),
        node('span', { className: 'talk-title' }, talk.name),
        count > 0 &&
          node(
            'span',
            { className: 'badge', 'aria-label': `${count} 条未读` },
            count > 99 ? '99+' : String(count),
          ),
      );
    }),
  );
}

function icon(talk) {
  if (talk.chat === null) return node('img', { src: '/sandbox/icon.svg', alt: '', width: 32, height: 32 });
  return node('span', { className: 'group-icon', 'aria-hidden': 'true' }, talk.name.slice(0, 1));
}

/** A person's talks: the bot first, then the groups he is in. `key` is 'bot' or the group. */
export function talksOf(person, groups) {
  const own = groups.filter(({ members }) => members.includes(person));
  return [
    { key: 'bot', chat: null, name: words.privateTalk, about: words.privateAbout },
    ...own.map(({ id, name, members }) => ({
      key: id,
      chat: id,
      name,
      about: words.members(members.length),
    })),
  ];
}

/** The key of the talk a message of this person's feed belongs to. */
export function talkOf(message) {
  return message.to.chat ?? 'bot';
}
