import type { Action, Card } from '../../shared/domain/message.ts';
import { button, type Element, form, type Place, plainText } from './card-form.ts';
import { attribute, escaped } from './markup.ts';

/** A card in the platform's JSON 2.0. */
export interface CardJson {
  readonly schema: '2.0';
  readonly config: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body: { readonly elements: readonly Element[] };
}

export interface CardOptions extends Place {
  /** URLs that begin so are ours and may be clicked; all others are shown as text. */
  readonly ownUrl?: string | undefined;
  /** The platform's key of a kept photo that has been uploaded. */
  readonly imageKey?: (photo: string) => string | undefined;
  /** The sentence that ends a text that had to be cut. */
  readonly shortened?: string | undefined;
}

/** What may be shown of a card, so that the platform takes it. */
interface Budget {
  readonly characters: number;
  readonly actions: number;
  readonly options: number;
}

/** The platform takes 30 KB a request; what stands around the card in it needs less than 1 KB. */
const BYTES_MAX = 29 * 1024;
const ELEMENTS_MAX = 200;

/** A card as the platform shows it, cut until the platform takes it. All text of ours is shown as text, whatever it holds. */
export function renderCard(card: Card, options: CardOptions): CardJson {
  let budget: Budget = {
    characters: Number.POSITIVE_INFINITY,
    actions: Number.POSITIVE_INFINITY,
    options: Number.POSITIVE_INFINITY,
  };
  let json = render(card, options, budget);
  for (const [options_, actions] of [
    [50, 40],
    [20, 20],
    [8, 12],
  ] as const) {
    if (elementsOf(json) <= ELEMENTS_MAX) break;
    budget = { ...budget, options: options_, actions };
    json = render(card, options, budget);
  }
  for (
    let characters = 8_000;
    bytesOf(json) > BYTES_MAX && characters > 100;
    characters = Math.floor(characters * 0.8)
  ) {
    json = render(card, options, { ...budget, characters });
  }
  return json;
}

function render(card: Card, options: CardOptions, budget: Budget): CardJson {
  const actions = card.actions?.slice(0, budget.actions) ?? [];
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      width_mode: 'fill',
      enable_forward: actions.length === 0,
      summary: { content: firstLine(card).slice(0, 100) },
    },
    ...(card.title !== undefined && {
      header: { title: plainText(cut(card.title, budget, options)), template: card.tone ?? 'default' },
    }),
    body: {
      elements: [
        ...words(card, options, budget),
        ...images(card, options),
        ...controls(actions, options, budget),
        ...links(card),
      ],
    },
  };
}

function firstLine(card: Card): string {
  const [first = ''] = card.text.split('\n');
  return [card.title, first].filter((part) => part !== undefined && part !== '').join(' · ');
}

function words(card: Card, options: CardOptions, budget: Budget): Element[] {
  const fields = (card.fields ?? []).map(
    ({ label, value }) =>
      `<font color='grey'>${escaped(label.replace(/\s+/g, ' '))}</font> ${escaped(cut(value, budget, options), options.ownUrl)}`,
  );
  const lines = [escaped(cut(card.text, budget, options), options.ownUrl), fields.join('\n'), mentions(card)];
  return lines.filter((line) => line !== '').map((content) => ({ tag: 'markdown', content }));
}

function mentions({ mentions = [] }: Card): string {
  return (mentions === 'all' ? ['all'] : mentions).map((id) => `<at id=${attribute(id)}></at>`).join(' ');
}

function images(card: Card, { imageKey }: CardOptions): Element[] {
  return (card.images ?? []).flatMap((photo) => {
    const key = imageKey?.(photo);
    return key === undefined ? [] : [{ tag: 'img', img_key: key, alt: plainText('') }];
  });
}

/** Buttons that open a page of ours, where a robot cannot have others. */
function links({ links = [] }: Card): Element[] {
  const columns = links.map(({ label, url }) => ({
    ...{ tag: 'column', width: 'auto' },
    elements: [
      {
        tag: 'button',
        text: plainText(label),
        type: 'default',
        behaviors: [{ type: 'open_url', default_url: url }],
      },
    ],
  }));
  return columns.length > 0 ? [{ tag: 'column_set', flex_mode: 'flow', columns }] : [];
}

/** Buttons side by side, then the forms: the platform takes a form only at the root of the body. */
function controls(actions: readonly Action[], options: CardOptions, budget: Budget): Element[] {
  const taken = new Set<string>();
  const buttons = actions.filter((action) => !action.form?.length).map((action) => button(action, options));
  const forms = actions
    .filter((action) => action.form?.length)
    .map((action, index) => form(action, index + 1, { ...options, taken, optionsMax: budget.options }));
  const columns = buttons.map((element) => ({ tag: 'column', width: 'auto', elements: [element] }));
  return [...(columns.length > 0 ? [{ tag: 'column_set', flex_mode: 'flow', columns }] : []), ...forms];
}

function cut(text: string, { characters }: Budget, { shortened = '…' }: CardOptions): string {
  return text.length <= characters
    ? text
    : `${text.slice(0, characters).replace(/[\ud800-\udbff]$/, '')}\n${shortened}`;
}

/** As it lies in the request: as JSON text within JSON. */
function bytesOf(card: CardJson): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(card)));
}

function elementsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, part) => sum + elementsOf(part), own);
}
