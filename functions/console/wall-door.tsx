import { Hono } from 'hono';
import { wall, wallAgain } from '../../shared/flows/console/wall.ts';
import type { House } from '../app.ts';
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
    return context.html(String(<WallPart wall={value} />));
  });
  return door;
}
