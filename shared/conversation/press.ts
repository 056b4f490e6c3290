import { dayFrom } from '../domain/time.ts';
import { type Intent, type IntentKind, intentKinds, type Slots } from './intent.ts';

/** What a button wants: `<intent kind>#<reference>[#<choice>]`, the same intent as a sentence would be. */
export function press(action: string, form: Readonly<Record<string, string>>): Intent {
  const [kind = '', reference = '', ...rest] = action.split('#');
  if (!isKind(kind)) return { kind: 'none', sure: true };
  const choice = rest.join('#');
  return {
    kind,
    sure: true,
    ...(reference !== '' && { reference }),
    ...(choice !== '' && { choice }),
    ...((choice === 'general' || choice === 'major') && { level: choice }),
    ...fromForm(form),
  };
}

function isKind(kind: string): kind is IntentKind {
  return intentKinds.some((known) => known === kind);
}

function fromForm(form: Readonly<Record<string, string>>): Slots {
  if (Object.keys(form).length === 0) return {};
  const { days, level, date } = form;
  const day = date === undefined ? undefined : dayFrom(date);
  const term = days?.trim() ?? '';
  const counted = /^(\d{1,3})\s*天?$/.exec(term)?.[1];
  const wrong = day ? undefined : date || (counted === undefined ? term : '');
  return {
    form,
    ...said(form),
    ...(day && { date: day }),
    ...(wrong && { noSuchDay: wrong }),
    ...(counted !== undefined && { days: Number(counted) }),
    ...((level === 'general' || level === 'major') && { level }),
  };
}

const spoken = ['person', 'place', 'reason', 'phone', 'category', 'text', 'unit'] as const;

function said(form: Readonly<Record<string, string>>): Slots {
  return Object.fromEntries(
    spoken.flatMap((name) => (form[name]?.trim() ? [[name, form[name].trim()]] : [])),
  );
}
