import { incidentLetter, stages } from '../../conversation/hazards/words-papers.ts';
import { factsFrom } from '../../domain/hazards/incident-facts.ts';
import { letterBytes } from '../../papers/letter.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import { wordsOf } from '../../store/incident-words.ts';
import { loadIncident } from '../../store/incidents.ts';
import type { PaperJob } from '../deps.ts';

/** The report of an emergency at one of its stages, as far as it is known when it is made. */
export const incidentReport: PaperJob = async (deps, args, now) => {
  const [stored, bureau] = await Promise.all([
    loadIncident(deps.table, args['id'] ?? ''),
    loadBureau(deps.table),
  ]);
  if (!stored || !bureau) throw new Error('the incident is gone');
  const ofUnit = stored.value.unit && (await loadUnit(deps.table, stored.value.unit))?.value;
  const words = await wordsOf(deps.table, stored.value.id);
  const facts = factsFrom(words.map((word) => word.facts));
  const stage = stages.find((known) => known === args['stage']) ?? 'first';
  return letterBytes(
    incidentLetter({
      one: stored.value,
      ...(ofUnit && { unit: ofUnit }),
      facts,
      words,
      stage,
      house: bureau.value,
      now,
    }),
  );
};
