import { expect, test } from 'vitest';
import { cardFault } from '../kit/feishu/cards.ts';

const known = { hasImage: (key: string) => key === 'img_1', hasPerson: (id: string) => id === 'ou_1' };
const words = { tag: 'markdown', content: 'x' };
const submit = {
  tag: 'button',
  name: 'go',
  form_action_type: 'submit',
  text: { tag: 'plain_text', content: 'go' },
};
const input = (name: string) => ({ tag: 'input', name });
const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements });

function codeOf(elements: readonly object[], rest: object = {}): number | undefined {
  return cardFault(JSON.stringify({ schema: '2.0', body: { elements }, ...rest }), known)?.code;
}

const cases: readonly (readonly [string, number | undefined, readonly object[], object?])[] = [
  ['a plain card', undefined, [words]],
  [
    'an alert with a form',
    undefined,
    [words, form(input('a'), submit)],
    { header: { template: 'red', title: { tag: 'plain_text', content: 't' } } },
  ],
  ['another schema', 200621, [words], { schema: '1.0' }],
  ['a property nobody knows', 200621, [{ ...words, colour: 'red' }]],
  ['a part of the old schema', 200861, [{ tag: 'note', elements: [] }]],
  ['a colour that is none', 200621, [words], { header: { template: 'pink' } }],
  ['a card not shared by all', 200621, [words], { config: { update_multi: false } }],
  ['a picture that was not uploaded', 200570, [{ tag: 'img', img_key: 'img_2' }]],
  ['a picture that was', undefined, [{ tag: 'img', img_key: 'img_1' }]],
  ['a person nobody knows', 100290, [{ tag: 'markdown', content: "<at id='ou_2'></at>" }]],
  [
    'everybody, and a person known',
    undefined,
    [{ tag: 'markdown', content: '<at id=all></at><at id=ou_1></at>' }],
  ],
  [
    'a form in a column',
    200621,
    [{ tag: 'column_set', columns: [{ tag: 'column', elements: [form(submit)] }] }],
  ],
  ['a form that cannot be sent', 200530, [form(input('a'))]],
  ['a field without a name', 200530, [form({ tag: 'input' }, submit)]],
  ['two fields of one name', 200530, [form(input('a'), input('a'), submit)]],
  ['too many elements', 11310, Array.from({ length: 201 }, () => words)],
  ['too many bytes', 230025, [{ tag: 'markdown', content: '字'.repeat(10_300) }]],
];

test.each(cases.map(([name, code, elements, rest = {}]) => ({ name, code, elements, rest })))(
  '$name: $code',
  ({ code, elements, rest }) => {
    expect(codeOf(elements, rest)).toBe(code);
  },
);

test('what is no JSON is no card', () => {
  expect(cardFault('{', known)?.code).toBe(200621);
});
