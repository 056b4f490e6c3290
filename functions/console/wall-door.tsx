import { Hono } from 'hono';
import { type Wall, wall, wallAgain } from '../../shared/flows/console/wall.ts';
import type { House } from '../app.ts';
import { rendered } from '../render.ts';
import type { Inside } from './guard.ts';
import { page, seenBy } from './page.tsx';
import { WallPage, WallPart } from './wall.tsx';

export function wallDoor(house: House): Hono<Inside> {
  const door = new Hono<Inside>();
  door.get('/wall', async (context) => {
    const seen = seenBy(house, context);
    const now = await wall(house.deps, seen.visitor, house.now());
    return context.html(page(<WallPage wall={now} seen={seen} />));
  });
  door.get('/wall/part', async (context) => {
    const { value } = await wallAgain(house.deps, { visitor: context.get('visitor'), now: house.now() });
    return context.html(partOf(value));
  });
  return door;
}

/** Two hundred walls are shown the same for a moment. */
const parts = new WeakMap<Wall, string>();

function partOf(wall: Wall): string {
  const before = parts.get(wall);
  if (before !== undefined) return before;
  const part = rendered(<WallPart wall={wall} />);
  parts.set(wall, part);
  return part;
}
