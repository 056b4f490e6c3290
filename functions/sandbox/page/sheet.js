import { byId, node } from './node.js';
import { words } from './words.js';

/**
 * Asks what an action wants to know before it acts; resolves to its form, or undefined if the person thought better.
 * @returns {Promise<Record<string, string | string[]> | undefined>}
 */
export function askFor(action) {
  if (!action.form && !action.confirm) return Promise.resolve({});
  const sheet = byId('sheet');
  const form = node(
    'form',
    { method: 'dialog' },
    node('h2', { id: 'sheet-title' }, action.label),
    action.confirm && node('p', {}, action.confirm),
    ...(action.form ?? []).map(fieldset),
    node(
      'div',
      { className: 'row end' },
      node('button', { type: 'button', onclick: () => sheet.close('cancel') }, words.cancel),
      node(
        'button',
        { type: 'submit', value: 'ok', className: action.style === 'danger' ? 'danger' : 'primary' },
        action.form ? action.label : words.sure,
      ),
    ),
  );
  sheet.replaceChildren(form);
  sheet.setAttribute('aria-labelledby', 'sheet-title');
  sheet.returnValue = 'cancel';
  return new Promise((resolve) => {
    sheet.addEventListener(
      'close',
      () => resolve(sheet.returnValue === 'ok' ? filled(form, action.form ?? []) : undefined),
      { once: true },
    );
    sheet.showModal();
  });
}

function filled(form, fields) {
  const data = new FormData(form);
  return Object.fromEntries(
    fields.map(({ name, kind }) => [
      name,
      kind === 'choices' ? data.getAll(name).map(String) : String(data.get(name) ?? ''),
    ]),
  );
}

function fieldset(field) {
  const title = node(
    'span',
    { className: 'label' },
    field.label,
    field.required && node('i', { title: '必填' }, ' *'),
  );
  if (field.kind === 'choices' || (field.kind === 'choice' && (field.options ?? []).length <= 5))
    return choices(field, title);
  return node('label', { className: 'stack' }, title, control(field));
}

function control(field) {
  const { name, required } = field;
  if (field.kind === 'long-text') return node('textarea', { name, required, rows: 3 }, field.value ?? '');
  if (field.kind === 'choice') {
    const options = (field.options ?? []).map(({ value, label }) => node('option', { value }, label));
    const hasNone = (field.options ?? []).some(({ value }) => value === '');
    return node(
      'select',
      { name, required },
      !hasNone && node('option', { value: '' }, words.choose),
      ...options,
    );
  }
  return node('input', { name, required, type: field.kind });
}

function choices(field, title) {
  const type = field.kind === 'choice' ? 'radio' : 'checkbox';
  const options = (field.options ?? []).map(({ value, label }) =>
    node(
      'label',
      { className: 'option' },
      node('input', {
        type,
        name: field.name,
        value,
        checked: type === 'radio' && value === '',
        required: type === 'radio' && field.required,
      }),
      label,
    ),
  );
  return node('fieldset', {}, node('legend', {}, title), ...options);
}
