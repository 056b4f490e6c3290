import type { Context } from 'hono';
import type { House } from '../app.ts';
import { rendered } from '../render.ts';
import type { Desk } from './card.tsx';
import type { Seen } from './frame.tsx';
import type { Inside } from './guard.ts';

/** A whole page of what was rendered. Where there is no table and none to come, none is offered as a workbook. */
export function page(body: { toString(): string | Promise<string> }): string {
  const html = rendered(body);
  return `<!doctype html>${/<table|class="pages"/.test(html) ? html : html.replace(workbookOffer, '')}`;
}

const workbookOffer = /<a class="button" href="\/console\/workbook[^>]*>[^<]*<\/a>/;

/** What every page of a visitor is drawn with. */
export function seenBy({ deps }: House, context: Context<Inside>): Seen {
  const visitor = context.get('visitor');
  const answered = { said: context.get('said'), making: context.get('making') };
  return {
    visitor,
    ...answered,
    nonce: context.req.query('said') ?? '',
    desk: deskOf(context, visitor.form, deps.newId),
  };
}

function deskOf(context: Context<Inside>, form: string, newId: (prefix: string) => string): Desk {
  const url = new URL(context.req.url);
  url.searchParams.delete('said');
  return { form, back: `${url.pathname}${url.search}`, nonce: () => newId('n') };
}
