import { describe, expect, test } from 'vitest';
import { type CardJson, renderCard } from '../../../bots/feishu/card.ts';
import { isPlain, textMessage } from '../../../bots/feishu/text-message.ts';
import type { Action, Card } from '../../../shared/domain/message.ts';
import { cardFault } from '../../kit/feishu/cards.ts';
import { seen } from '../../kit/feishu/seen.ts';

const known = { hasImage: (key: string) => key === 'img_1', hasPerson: (id: string) => id.startsWith('ou_') };

function faultOf(card: CardJson) {
  return cardFault(JSON.stringify(card), known);
}

/** What a person reads of a card, once the platform has taken it. */
function shown(card: Card, ownUrl?: string) {
  const json = renderCard(card, {
    inPrivate: false,
    ownUrl,
    imageKey: (id) => (id === 'photo-1' ? 'img_1' : undefined),
  });
  expect(faultOf(json)).toBeUndefined();
  return seen('interactive', JSON.stringify(json));
}

const hostile = [
  '<at id=all></at>',
  '<at id=\'ou_x\'></at> <at user_id="all">all</at>',
  '**bold** __bold__ *it* _it_ ~~gone~~ `code`',
  '[click me](https://evil.example/x) ![pic](img_1)',
  "<font color='red'>red</font> <text_tag color='red'>x</text_tag> <a href='x'>y</a>",
  '# heading\n## more\n> quote\n- item\n* item\n+ item\n1. one\n2. two\n---',
  '```js\nalert(1)\n```',
  ':OK: :SMILE: $$x^2$$ {{name}} ${name',
  '&lt;at id=all&gt; &#60;at id=all&#62; &amp;',
  '    four spaces\n\ttab',
  '| a | b |\n|---|---|',
  '\\*escaped\\*',
  'https://evil.example/path_with_underscores',
  '=HYPERLINK("https://evil.example")',
];

describe('what people type is shown as they typed it', () => {
  test.each(hostile)('%j', (text) => {
    const card = shown({ title: text, text, fields: [{ label: text, value: text }], tone: 'blue' });
    expect(card.text.replaceAll('\n', '')).toContain(text.replaceAll('\t', ' ').replaceAll('\n', ''));
    expect(card.mentions).toEqual([]);
    expect(card.hasMarkup).toBe(false);
  });

  test('on buttons, in questions and in lists to choose from', () => {
    const [text = ''] = hostile;
    const options = [{ value: 'a', label: text }];
    const form = [{ name: 'x', label: text, kind: 'choice', options, required: true }] as const;
    const card = shown({
      text: '',
      actions: [
        { id: 'a', label: text, confirm: text },
        { id: 'b', label: text, form },
      ],
    });
    expect(card.mentions).toEqual([]);
  });

  test.each(hostile)('in a text message too: %j', (text) => {
    expect(seen('text', textMessage({ text }))).toMatchObject({ mentions: [], hasMarkup: false });
  });
});

test('our own address stays a link, a stranger’s never becomes one', () => {
  const text = '后台 https://zhishou.example/console/enter?key=a_b-c 和 https://evil.example/';
  const json = JSON.stringify(renderCard({ text }, { inPrivate: false, ownUrl: 'https://zhishou.example' }));
  expect(json).toContain('](https://zhishou.example/console/enter?key=a_b-c)');
  expect(json).not.toContain('](https://evil');
});

test('a warning has the colour of its level, its people mentioned and its photos', () => {
  const card: Card = {
    title: '暴雨橙色预警',
    tone: 'orange',
    text: '检查地下空间',
    mentions: ['ou_1', 'ou_2'],
    images: ['photo-1', 'gone'],
  };
  const json = renderCard(card, {
    inPrivate: false,
    imageKey: (id) => (id === 'photo-1' ? 'img_1' : undefined),
  });
  expect(json.header).toMatchObject({ template: 'orange' });
  expect(json.config).toMatchObject({
    update_multi: true,
    summary: { content: '暴雨橙色预警 · 检查地下空间' },
  });
  expect(shown(card)).toMatchObject({ title: '暴雨橙色预警', mentions: ['ou_1', 'ou_2'], images: ['img_1'] });
  expect(shown({ ...card, mentions: 'all' }).mentions).toEqual(['all']);
});

test('an id of a person cannot carry anything but an id', () => {
  expect(shown({ title: 't', text: '', mentions: ['ou_1></at><at id=all'] }).mentions).toEqual([
    'ou_1atatidall',
  ]);
});

const everyKind: Action = {
  ...{ id: 'hazard.dispatch#YH-2026-0031', label: '派单', style: 'primary', confirm: '确定？' },
  form: [
    { name: 'who', label: '责任人', kind: 'text', required: true },
    { name: 'note', label: '说明', kind: 'long-text', required: false },
    { name: 'days', label: '天数', kind: 'number', required: false },
    { name: 'until', label: '期限', kind: 'date', required: true },
    {
      name: 'level',
      label: '等级',
      kind: 'choice',
      options: [{ value: 'g', label: '一般' }],
      required: true,
    },
    {
      name: 'kinds',
      label: '类别',
      kind: 'choices',
      options: [{ value: 'f', label: '消防' }],
      required: false,
    },
  ],
};

test('forms lie at the root with one button to send them, and their names never meet', () => {
  const again = { ...everyKind, id: 'hazard.transfer#YH-2026-0031' };
  const plain: Action = { id: 'ack#al_1', label: '收到', style: 'danger' };
  const { actions } = shown({ title: '隐患', text: '', actions: [plain, everyKind, again] });
  expect(actions).toEqual([
    { id: 'ack#al_1', label: '收到' },
    { id: everyKind.id, label: '派单', form: ['who', 'note', 'days', 'until', 'level', 'kinds'] },
    {
      id: again.id,
      label: '派单',
      form: ['who__2', 'note__2', 'days__2', 'until__2', 'level__2', 'kinds__2'],
    },
  ]);
});

describe('what the platform would find too much is cut, and says so', () => {
  const options = { inPrivate: false, shortened: '（已截短）' };

  test('ten thousand characters, even of the dearest kind', () => {
    for (const text of ['字'.repeat(10_000), '<'.repeat(10_000), '😀'.repeat(10_000)]) {
      const card = renderCard(
        { title: 't', text, fields: [{ label: 'f', value: text }], actions: [everyKind] },
        options,
      );
      expect(faultOf(card)).toBeUndefined();
      const read = seen('interactive', JSON.stringify(card));
      expect(read.text).toContain('（已截短）');
      expect(read.text).not.toContain('\ufffd');
      expect(read.actions).toHaveLength(1);
    }
  });

  test('hundreds of choices and buttons', () => {
    const choices = Array.from({ length: 400 }, (_, place) => ({
      value: `${place}`,
      label: `第 ${place} 家`,
    }));
    const form = [{ name: 'unit', label: '单位', kind: 'choice', options: choices, required: true }] as const;
    const buttons = Array.from(
      { length: 90 },
      (_, place): Action => ({ id: `a#${place}`, label: `${place}`, confirm: '?' }),
    );
    expect(
      faultOf(renderCard({ text: '', actions: [{ id: 'u', label: '选', form }] }, options)),
    ).toBeUndefined();
    expect(faultOf(renderCard({ text: '', actions: buttons }, options))).toBeUndefined();
  });
});

test('a card of nothing but words is a text message, with the people it mentions', () => {
  const card: Card = { text: '已签到 08:20', mentions: ['ou_1'] };
  expect(isPlain(card)).toBe(true);
  expect(isPlain({ text: '', tone: 'red' })).toBe(false);
  expect(isPlain({ text: '', actions: [], fields: [], images: [] })).toBe(true);
  expect(seen('text', textMessage(card))).toMatchObject({ text: '已签到 08:20', mentions: ['ou_1'] });
});
