import { Hono } from 'hono';
import { zonedIso } from '../shared/domain/time.ts';
import type { House } from './app.ts';

/** Says whether the service can do its work; probes ask each few seconds. */
export function healthz(house: House, reasons: () => readonly string[]): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => {
    const found = reasons();
    return found.length === 0
      ? context.json({ ok: true, now: zonedIso(house.now()) })
      : context.json({ ok: false, reasons: found }, 503);
  });
  return app;
}
