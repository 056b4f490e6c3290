import { Hono } from 'hono';
import { act } from '../../shared/flows/console/desk.ts';
import { leave } from '../../shared/flows/console/enter.ts';
import type { House } from '../app.ts';
import { actBody, bodyOf, cardFields, formOf, leaveBody, readForm } from './body.ts';
import { dropCookie, type Inside } from './guard.ts';

/** What a visitor does: each form is his, made by us, and acts once. */
export function acts(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.post('/act', async (context) => {
    const visitor = context.get('visitor');
    const sentForm = await formOf(context.req.raw);
    const sent = readForm(sentForm, actBody);
    if (!sent || sent.form !== visitor.form) return context.text('', 403);
    const { nonce, back, action, text } = sent;
    const form = cardFields(sentForm);
    const wish = { nonce, form, ...(action !== undefined ? { action } : { text: text ?? '' }) };
    await act(house.deps, { visitor, wish, hear: house.hear }, house.now());
    return context.redirect(`${back}${back.includes('?') ? '&' : '?'}said=${nonce}`, 303);
  });
  door.post('/leave', async (context) => {
    const visitor = context.get('visitor');
    const sent = await bodyOf(context.req.raw, leaveBody);
    if (sent?.form !== visitor.form) return context.text('', 403);
    await leave(house.deps, visitor, house.now());
    dropCookie(context);
    return context.redirect('/console', 303);
  });
  return door;
}
