import * as z from 'zod/mini';
import type { Choices } from '../domain/delivery/choices.ts';
import type { Address } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { listWords, load, overwrite, type RecordKind } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Key, Table, Write } from './table.ts';

const choicesSchema: z.ZodMiniType<Choices> = z.object({
  message: z.string(),
  actions: z.array(z.object({ id: z.string(), label: z.string() })),
  until: instantSchema,
});
const choicesRecord: RecordKind<Choices> = {
  kind: 'choices',
  edition: 1,
  parse: (data) => choicesSchema.parse(data),
};

export async function loadChoices(table: Table, at: Address): Promise<Choices | undefined> {
  return (await load(table, choicesRecord, keyOf(at)))?.value;
}

/** The last card's numbers win. They name a talk, and so are listed to be erased. */
export function putChoices(at: Address, choices: Choices): Write[] {
  const key = keyOf(at);
  return [overwrite(choicesRecord, key, choices), listWords(choices.until, key)];
}

/** Whether a row is such a one, and still of use then. */
export async function areChoicesGood(table: Table, key: Key, now: Instant): Promise<boolean> {
  const stored = await load(table, choicesRecord, key);
  return stored !== undefined && stored.value.until > now;
}

export function forgetChoices(at: Address): Write {
  return { kind: 'delete', key: keyOf(at), seen: 'any' };
}

function keyOf({ channel, kind, id }: Address): Key {
  return keys.choices(channel, kind, id);
}
