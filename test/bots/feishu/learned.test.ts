import { expect, test } from 'vitest';
import { learnedOf } from '../../../bots/feishu/learned.ts';

function notebook() {
  const notes = new Map<string, string>();
  return {
    notes,
    read: async (name: string) => notes.get(name),
    write: async (name: string, text: string) => void notes.set(name, text),
  };
}

test('what one process learned another knows: which bot we are, and which photos the platform has', async () => {
  const shared = notebook();
  const mouth = learnedOf({ notebook: shared }, 'cli_1');
  mouth.askForBot(async () => 'ou_bot');
  await mouth.imageKeys.keep('photo-1', 'img_1');
  await expect.poll(() => shared.notes.get('feishu#cli_1#bot')).toBe('ou_bot');
  const ear = learnedOf({ notebook: shared }, 'cli_1');
  await expect.poll(() => ear.bot()).toBe('ou_bot');
  expect(await ear.imageKeys.find('photo-1')).toBe('img_1');
});

test('another app of the same house learns for itself', async () => {
  const world = { notebook: notebook() };
  await learnedOf(world, 'cli_1').imageKeys.keep('photo-1', 'img_1');
  expect(await learnedOf(world, 'cli_2').imageKeys.find('photo-1')).toBeUndefined();
});

test('a notebook that fails costs a question, never an answer', async () => {
  const failing = {
    read: () => Promise.reject(new Error('down')),
    write: () => Promise.reject(new Error('down')),
  };
  const learned = learnedOf({ notebook: failing }, 'cli_1');
  await learned.imageKeys.keep('photo-1', 'img_1');
  expect(await learned.imageKeys.find('photo-1')).toBe('img_1');
  expect(await learned.imageKeys.find('photo-2')).toBeUndefined();
});
