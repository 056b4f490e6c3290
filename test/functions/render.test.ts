import { AsyncLocalStorage } from 'node:async_hooks';
import { jsx } from 'hono/jsx';
import { expect, test, vi } from 'vitest';
import { rendered } from '../../functions/render.ts';

test('what was written as JSX becomes markup, and what people typed stays text', () => {
  expect(rendered(jsx('p', { title: '"' }, '<b>三楼</b>'))).toBe(
    '<p title="&quot;">&lt;b&gt;三楼&lt;/b&gt;</p>',
  );
});

test('no page opens a storage that would slow every answer in chat', () => {
  const run = vi.spyOn(AsyncLocalStorage.prototype, 'run');
  rendered(jsx('p', {}, '三楼'));
  expect(run).not.toHaveBeenCalled();
  run.mockRestore();
  expect(process.getBuiltinModule('node:async_hooks').AsyncLocalStorage).toBe(AsyncLocalStorage);
});
