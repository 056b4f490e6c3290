import type { Stage } from '../../conversation/hazards/words-papers.ts';
import { letterName, reportName } from '../../conversation/hazards/words-papers-asked.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { givenAs, handOverModes } from '../../domain/hazards/hand-over.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { incidentReport } from './export-incident.ts';
import { letterOfCase } from './export-letter.ts';

interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The letters by which a case was given to departments, each as of the day it was given. */
export function lettersOf(deps: Deps, one: Case): Promise<Document[]> {
  const papers = handOverModes.flatMap((mode) => givenAs(one, mode) ?? []);
  return Promise.all(
    papers.map(async ({ mode, to, at }) => ({
      name: letterName(one.number, mode),
      bytes: await letterOfCase(deps, { number: one.number, kind: mode, to }, at),
    })),
  );
}

/** The reports of an emergency, as far as it has come. */
export function reportsOf(deps: Deps, one: Incident, now: Instant): Promise<Document[]> {
  const stages: readonly (Stage | false)[] = [
    'first',
    one.bureauReportedAt !== undefined && 'follow',
    one.state !== 'running' && 'final',
  ];
  return Promise.all(
    stages
      .filter((stage) => stage !== false)
      .map(async (stage) => ({
        name: reportName(one.number ?? '', stage),
        bytes: await incidentReport(deps, { id: one.id, stage }, now),
      })),
  );
}
