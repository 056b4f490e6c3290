import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Its style sheets, each of which may override those before it. */
const styles = [
  'tokens',
  'base',
  'frame',
  'card',
  'table',
  'wall',
  'far',
  'chart',
  'faces',
  'print',
] as const;
const text = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');

/** What pages load besides themselves: one sheet, one script, one picture. A bundle holds their text instead of this file. */
export const sheet = styles.map((name) => text(`${name}.css`)).join('\n');
export const script = text('live.js');
export const icon = text('icon.svg');

/** Part of their address, so that they may be kept for ever. */
export const edition = createHash('sha256').update(sheet).update(script).digest('hex').slice(0, 10);
