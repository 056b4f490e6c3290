import type { PaperJob, Papers } from '../shared/flows/deps.ts';

/** The files that can be made, each loaded when it is first asked for. */
const jobs: Readonly<Record<string, () => Promise<PaperJob>>> = {};

export const papers: Papers = async (kind) => jobs[kind]?.();
