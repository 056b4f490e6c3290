import type { Action, FormField } from '../../shared/domain/message.ts';
import { escaped } from './markup.ts';

/** A part of a card as the platform writes it. */
export type Element = { readonly tag: string; readonly [name: string]: unknown };

export interface Plain {
  readonly tag: 'plain_text';
  readonly content: string;
}

export function plainText(content: string): Plain {
  return { tag: 'plain_text', content };
}

/** What a button's callback carries: the action, and whether its card lies in a private talk. */
export interface Place {
  readonly inPrivate: boolean;
}

export function button(action: Action, place: Place): Element {
  return {
    tag: 'button',
    text: plainText(action.label),
    type: styles[action.style ?? 'plain'],
    ...(action.confirm !== undefined && {
      confirm: { title: plainText(action.label), text: plainText(action.confirm) },
    }),
    behaviors: [{ type: 'callback', value: { a: action.id, ...(place.inPrivate && { p: 1 }) } }],
  };
}

/** An action that asks for something first. `taken` are field names of the card's forms before it: names must be unique in a card. */
export function form(
  action: Action,
  index: number,
  context: Place & { readonly taken: Set<string>; readonly optionsMax: number },
): Element {
  const fields = (action.form ?? []).flatMap((field) => {
    const name = freeName(field.name, context.taken);
    return [...label(field), input(field, name, context.optionsMax)];
  });
  const submit = { ...button(action, context), name: `submit_${index}`, form_action_type: 'submit' };
  return { tag: 'form', name: `form_${index}`, elements: [...fields, submit] };
}

const styles = { primary: 'primary_filled', danger: 'danger_filled', plain: 'default' } as const;

/** The longest input the platform takes. */
const INPUT_MAX = 1000;

function label(field: FormField): Element[] {
  const star = field.required ? " <font color='red'>&#42;</font>" : '';
  return [{ tag: 'markdown', content: `${escaped(field.label.replace(/\s+/g, ' '))}${star}` }];
}

function input(field: FormField, name: string, optionsMax: number): Element {
  const common = { name, required: field.required };
  const options = (field.options ?? [])
    .slice(0, optionsMax)
    .map(({ value, label }) => ({ text: plainText(label), value }));
  switch (field.kind) {
    case 'text':
    case 'number':
      return { tag: 'input', ...common, input_type: 'text', max_length: INPUT_MAX, width: 'fill' };
    case 'long-text':
      return {
        tag: 'input',
        ...common,
        input_type: 'multiline_text',
        rows: 3,
        max_length: INPUT_MAX,
        width: 'fill',
        ...(field.value !== undefined && field.value.length <= INPUT_MAX && { default_value: field.value }),
      };
    case 'date':
      return { tag: 'date_picker', ...common, width: 'fill' };
    case 'choice':
      return { tag: 'select_static', ...common, options, width: 'fill' };
    case 'choices':
      return { tag: 'multi_select_static', ...common, options, width: 'fill' };
  }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}__${count}`;
  taken.add(name);
  return name;
}
