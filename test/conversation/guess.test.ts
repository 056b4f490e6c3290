import { expect, test } from 'vitest';
import { intentKinds } from '../../shared/conversation/intent.ts';
import { readWeights, weightsOf } from '../../shared/conversation/leaning.ts';
import { leanings } from '../../shared/conversation/lexicon/leanings.ts';
import { hears, open } from './listening.ts';

test.each(['万汇广场，三楼影院', '三楼', '后厨', '北街加油站', '老李'])(
  '%s alone means nothing unasked',
  (text) => {
    expect(hears(text, open).kind).toBe('none');
  },
);

test.each(['是否收到', '礼物都到了吧', '他们那边都知道的'])('%s is no guessed confirmation', (text) => {
  expect(hears(text, { confirm: 1 }).kind).not.toBe('ack');
});

test.each(['换班申请请大家提一下意见', '这消息撤了算了', '把群发给别人看看'])(
  '%s sends nothing and takes nothing back',
  (text) => {
    expect(hears(text, open, ['officer']).kind).not.toMatch(
      /^alert\.(?:notice|send|recall|correct|forward)$/,
    );
  },
);

test('待核实 is a question only of those who decide', () => {
  expect(hears('待核实', {}, ['officer']).kind).toBe('directory.decide');
  expect(hears('待核实', {}, ['street']).kind).toBe('directory.decide');
  expect(hears('待核实', {}, ['liaison']).kind).toBe('none');
});

test('a question after a yes is carried on while its notice is open, confirmed or not', () => {
  const question = '收到，地下车库也要关吗';
  expect(hears(question, { confirm: 1 })).toMatchObject({ kind: 'ack.question', sure: true });
  expect(hears(question, { confirmed: 1 })).toMatchObject({ kind: 'ack.question', sure: true });
  expect(hears(question)).toMatchObject({ kind: 'ack.question', sure: false });
});

test('what was learned names kinds of intents only', () => {
  expect(leanings.kinds.length).toBeGreaterThan(50);
  const weights = readWeights(leanings);
  const kinds = [...weights.runs.keys()].flatMap((run) => weightsOf(run, weights).map(([kind]) => kind));
  expect([...weights.placed, ...kinds].every((kind) => intentKinds[kind] !== undefined)).toBe(true);
});
