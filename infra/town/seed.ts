import { dayOf, type Instant } from '../../shared/domain/time.ts';
import type { Deps } from '../../shared/flows/deps.ts';
import { fillDirectory, fillRoster } from '../../shared/flows/filling.ts';
import { people } from './people.ts';
import { monthOf } from './roster.ts';
import { bureau, groups, region } from './town.ts';
import { units } from './units.ts';

const retentionDays = 730;

/** Fills an empty sandbox once: the town's directory, and the roster of the month. */
export async function seedTown(deps: Deps, now: Instant): Promise<void> {
  await fillDirectory(deps, {
    bureau: { ...bureau, region, retentionDays, bornAt: now },
    people,
    units,
    groups,
  });
  await fillRoster(deps, monthOf(dayOf(now)), now);
}
