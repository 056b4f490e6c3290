import type { Inbound } from './message.ts';

/** Text without the signs that turn the direction of letters: they make a name or a sentence read as another. */
export function straight(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '');
}

/** A message all of whose words and names read as they were sent. */
export function straightened(inbound: Inbound): Inbound {
  const from = named(inbound.from);
  switch (inbound.kind) {
    case 'said': {
      const [attachments, mentions] = [inbound.attachments.map(named), inbound.mentions.map(named)];
      return { ...inbound, from, attachments, mentions, text: straight(inbound.text) };
    }
    case 'clicked': {
      const form = Object.entries(inbound.form).map(([field, value]) => [field, straight(value)]);
      return { ...inbound, from, form: Object.fromEntries(form) };
    }
    case 'happened':
      return { ...named(inbound), from };
  }
}

function named<Named extends { readonly name?: string }>(one: Named): Named {
  return one.name === undefined ? one : { ...one, name: straight(one.name) };
}
