import type { PaperJob, Papers } from '../shared/flows/deps.ts';

/** The files that can be made, each loaded when it is first asked for. */
const jobs: Readonly<Record<string, () => Promise<PaperJob>>> = {
  'hazards.evidence': async () => (await import('../shared/flows/hazards/export-evidence.ts')).evidence,
  'hazards.incident': async () => (await import('../shared/flows/hazards/export-incident.ts')).incidentReport,
  'hazards.letter': async () => (await import('../shared/flows/hazards/export-letter.ts')).letterOfCase,
  'hazards.ledger': async () => (await import('../shared/flows/hazards/export.ts')).ledgerBook,
  'alerts.assessments': async () =>
    (await import('../shared/flows/alerts/export-assessments.ts')).assessmentBook,
  'duty.roster': async () => (await import('../shared/flows/duty/import.ts')).makeRoster,
  'duty.read-roster': async () => (await import('../shared/flows/duty/import.ts')).readRoster,
  'duty.ledger': async () => (await import('../shared/flows/duty/export.ts')).ledgerBook,
};

export const papers: Papers = async (kind) => jobs[kind]?.();
