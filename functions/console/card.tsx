import type { Child } from 'hono/jsx';
import type { Action, Card, FormField } from '../../shared/domain/message.ts';
import { markWords } from './words.ts';

/** What every form of a page carries: whose it is, where to go back to, and the name of this one sending. */
export interface Desk {
  readonly form: string;
  readonly back: string;
  nonce(): string;
}

/** A card as chat shows it, its buttons as forms. `of` is what its photos belong to. */
export function CardView({ card, desk, of }: { card: Card; desk: Desk; of?: string }) {
  const { title, tone, text, fields = [], actions = [], images = [] } = card;
  return (
    <article class={`card tone-${tone ?? 'none'}`}>
      {title !== undefined && (
        <h2>
          {tone && markWords[tone] && <span class="tone">{markWords[tone]}</span>}
          {title}
        </h2>
      )}
      <p class="text">{text}</p>
      {fields.length > 0 && (
        <dl>
          {fields.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {of !== undefined && images.length > 0 && <Photos of={of} ids={images} />}
      {actions.length > 0 && <Actions actions={actions} desk={desk} />}
    </article>
  );
}

export function Photos({ of, ids }: { of: string; ids: readonly string[] }) {
  return (
    <ul class="photos">
      {ids.map((id, place) => (
        <li>
          <a href={`/console/photo/${of}/${id}`}>
            <img src={`/console/photo/${of}/${id}`} alt={`照片${place + 1}`} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Actions({ actions, desk }: { actions: readonly Action[]; desk: Desk }) {
  return (
    <div class="actions">
      {actions.map((action) => (
        <ActionForm action={action} desk={desk} />
      ))}
    </div>
  );
}

/** A plain button acts at once; one that asks something first opens. */
function ActionForm({ action, desk }: { action: Action; desk: Desk }) {
  const { label, style = 'plain', confirm, form = [] } = action;
  if (form.length === 0 && confirm === undefined) {
    return (
      <Form desk={desk} action={action.id}>
        <button type="submit" class={style}>
          {label}
        </button>
      </Form>
    );
  }
  return (
    <details class="ask">
      <summary class={style}>{label}</summary>
      <Form desk={desk} action={action.id}>
        {form.map((field) => (
          <FieldView field={field} />
        ))}
        {confirm !== undefined && <p class="confirm">{confirm}</p>}
        <button type="submit" class={style}>
          {label}
        </button>
      </Form>
    </details>
  );
}

interface FormProps {
  readonly desk: Desk;
  readonly action?: string;
  readonly children?: Child;
}

/** A form that acts. It can be sent twice and acts once. */
export function Form({ desk, action, children }: FormProps) {
  return (
    <form method="post" action="/console/act">
      <input type="hidden" name="form" value={desk.form} />
      <input type="hidden" name="back" value={desk.back} />
      <input type="hidden" name="nonce" value={desk.nonce()} autocomplete="off" />
      {action !== undefined && <input type="hidden" name="action" value={action} />}
      {children}
    </form>
  );
}

/** A button that says a sentence, as in chat; what comes of it as a file comes there. */
export function SayButton({ desk, text, label }: { desk: Desk; text: string; label: string }) {
  return (
    <Form desk={desk}>
      <input type="hidden" name="text" value={text} />
      <button type="submit">{label}</button>
    </Form>
  );
}

function FieldView({ field }: { field: FormField }) {
  const { name, label, kind, options = [], required, value } = field;
  const common = { name: `f.${name}`, required };
  switch (kind) {
    case 'choices':
      return (
        <fieldset>
          <legend>{label}</legend>
          {options.map((option) => (
            <label class="check">
              <input type="checkbox" name={`f.${name}`} value={option.value} />
              {option.label}
            </label>
          ))}
        </fieldset>
      );
    case 'choice':
      return (
        <label>
          <span>{label}</span>
          <select {...common}>
            {options.map((option) => (
              <option value={option.value}>{option.label}</option>
            ))}
          </select>
        </label>
      );
    case 'long-text':
      return (
        <label>
          <span>{label}</span>
          <textarea {...common} rows={value === undefined ? 3 : 8}>
            {value}
          </textarea>
        </label>
      );
    case 'number':
    case 'date':
    case 'text':
      return (
        <label>
          <span>{label}</span>
          <input {...common} type={kind} value={value} />
        </label>
      );
  }
}
