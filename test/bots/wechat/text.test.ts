import { expect, test } from 'vitest';
import { wholeText } from '../../../bots/wechat/raw-text.mjs';
import { mentionsAny, withoutMention } from '../../../bots/wechat/wechaty.mjs';

test('a text that the puppet cut at a colon and a line end is whole again', () => {
  const raw = { OriginalContent: '@abc123:<br/>整改清单:<br/>1. 灭火器<br/>2. 通道 &lt;东&gt;' };
  expect(wholeText('整改清单', raw)).toBe('整改清单:\n1. 灭火器\n2. 通道 <东>');
});

test.each([
  ['整改清单：\n1. 灭火器', undefined],
  ['你好', { OriginalContent: '@abc:<br/>别的话' }],
  ['你好', { OriginalContent: 7 }],
])('%s stays as it is', (text, raw) => {
  expect(wholeText(text, raw)).toBe(text);
});

test.each([
  ['@值守\u2005签到', true],
  ['@值守 签到', true],
  ['签到 @值守', true],
  ['@值守小助手\u2005签到', false],
  ['值守 签到', false],
  ['@所有人\u2005签到', false],
])('%s mentions us: %s', (text, expected) => {
  expect(mentionsAny(text, ['值守', '(bot)'])).toBe(expected);
});

test('the mention is no part of the words', () => {
  expect(withoutMention('@值守\u2005 3号门堵了', ['值守'])).toBe('3号门堵了');
});
