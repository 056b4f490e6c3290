import { expect, test } from 'vitest';
import { actName } from '../../shared/conversation/act-names.ts';
import { entryName } from '../../shared/conversation/console/words-history.ts';
import { textOf, tracked } from './tracked.ts';

const written = /(?:what: |\b(?:moved|entryOf|changed)\([^()]*?)'((?:[a-z]+)\.[a-z-]+)'/g;

function everyEntry(): string[] {
  const texts = tracked('shared/flows/*.ts').map(textOf);
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(written)].map(([, what = '']) => what))),
  ].sort();
}

test('whatever is written into a history is told in words of its own', () => {
  expect(everyEntry().length).toBeGreaterThan(40);
  expect(everyEntry().filter((what) => entryName(what) === entryName('nothing.known'))).toEqual([]);
});

test('the evidence of a case names each of its entries, and a department’s answer as the department’s', () => {
  const own = everyEntry().filter((what) => /^(?:hazard|incident)\./.test(what));
  expect(own.filter((what) => actName(what) === actName('nothing.known'))).toEqual([]);
  expect(actName('hazard.answered')).toBe('主管部门反馈');
});
