import { type Evidence, evidenceLetter, evidenceNames } from '../../conversation/hazards/words-evidence.ts';
import { caseFields, incidentFields } from '../../conversation/hazards/words-evidence-fields.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { caseNumber, groupId } from '../../domain/ids.ts';
import { type Address, channels } from '../../domain/message.ts';
import { type Instant, later } from '../../domain/time.ts';
import { letterBytes } from '../../papers/letter.ts';
import { bytesOf, type ZipEntry, zipped } from '../../papers/zip-write.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadMadeOf } from '../../store/case-words.ts';
import { loadBureau, loadGroup, loadHolder, loadUnit } from '../../store/directory.ts';
import { loadCase } from '../../store/hazards.ts';
import { historyOf, linksOf } from '../../store/history.ts';
import { allWordsOf } from '../../store/incident-words.ts';
import { numberedIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import { measuresOf } from '../../store/measures.ts';
import { noticesAbout } from '../../store/outbox.ts';
import { loadReporter } from '../../store/reporters.ts';
import { lastSeal } from '../../store/seals.ts';
import type { Deps, PaperJob } from '../deps.ts';
import { peopleOf } from '../people.ts';
import { lettersOf, reportsOf } from './evidence-documents.ts';

/** One archive of all that is kept of a case or an emergency; whoever reported in confidence is in none of it. */
export const evidence: PaperJob = async (deps, args, now) => {
  const subject = await subjectOf(deps, args['number'] ?? '');
  const bureau = (await loadBureau(deps.table))?.value;
  if (!subject || !bureau) throw new Error('nothing is kept under this number');
  const [photos, past, told, seal] = await Promise.all([
    photosWith(deps, subject.pk),
    pastOf(deps, subject.pk),
    toldOf(deps, subject),
    lastSeal(deps.table),
  ]);
  const [messages, measures] = await Promise.all([
    messagesOf(deps, { past, photos }),
    subject.unit === undefined ? [] : measuresOf(deps.table, subject.unit),
  ]);
  const letter = evidenceLetter({
    ...{ ...subject, photos, past, told, messages, seal: seal.hash, house: bureau, now },
    measures: measures.filter(({ number: of }) => of === subject.number),
  });
  const history = JSON.stringify(await linksOf(deps.table, subject.pk), null, 2);
  const entries: ZipEntry[] = [
    { name: evidenceNames.report, content: [await letterBytes(letter)] },
    { name: evidenceNames.history, content: [history] },
    ...(await subject.documents(now)).map(({ name, bytes }) => ({
      name: evidenceNames.document(name),
      content: [bytes],
    })),
    ...photos.flatMap(({ file, bytes }) => (bytes ? [{ name: file, content: [bytes] }] : [])),
  ];
  return bytesOf(zipped(entries));
};

interface Subject extends Pick<Evidence, 'number' | 'fields' | 'said'> {
  /** Where it lies, and how orders name it. */
  readonly pk: string;
  readonly id: string;
  readonly unit?: string;
  readonly documents: (now: Instant) => ReturnType<typeof lettersOf>;
  /** Nobody is told what reached this address. */
  readonly hidden?: Address;
}

async function subjectOf(deps: Deps, number: string): Promise<Subject | undefined> {
  return number.startsWith('SG-') ? incidentOf(deps, number) : caseOf(deps, number);
}

async function incidentOf(deps: Deps, number: string): Promise<Subject | undefined> {
  const one = (await numberedIncident(deps.table, number))?.value;
  if (!one) return undefined;
  const words = await allWordsOf(deps.table, one.id);
  return {
    ...{ number, id: one.id, pk: keys.incident(one.id).pk, fields: incidentFields(one) },
    documents: (now) => reportsOf(deps, one, now),
    said: words.map(({ at, name, text, apart }) => ({
      ...{ at, who: name ?? evidenceNames.erased },
      text: apart === undefined ? text : evidenceNames.apart(text),
    })),
  };
}

async function caseOf(deps: Deps, number: string): Promise<Subject | undefined> {
  const one = (await loadCase(deps.table, caseNumber(number)))?.value;
  if (!one) return undefined;
  const reporter = one.protected ? (await loadReporter(deps.table, one.number))?.value : undefined;
  const names = await namesOf(deps, [one.verifier ?? '', one.reinspector ?? '']);
  return {
    ...{ number, id: number, pk: keys.case(number).pk, said: [] },
    fields: caseFields(one, (id) => names.get(id) ?? ''),
    documents: () => lettersOf(deps, one),
    ...(one.unit && { unit: one.unit }),
    ...(reporter && { hidden: reporter.address }),
  };
}

async function photosWith(deps: Deps, pk: string): Promise<Evidence['photos']> {
  const photos = (await photosOf(deps.table, pk)).map(({ value }) => value);
  return Promise.all(photos.map((photo, place) => photoWith(deps, photo, place + 1)));
}

async function photoWith(deps: Deps, photo: CasePhoto, place: number): Promise<Evidence['photos'][number]> {
  const file = evidenceNames.photo(place, photo.phase, photo.type);
  if (photo.apart !== undefined) return { ...photo, file: evidenceNames.apart(file) };
  const bytes = photo.state === 'kept' ? (await deps.photos.get(photo.id))?.bytes : undefined;
  return { ...photo, file, ...(bytes && { bytes }) };
}

async function pastOf(deps: Deps, pk: string): Promise<Evidence['past']> {
  const [past, links] = await Promise.all([historyOf(deps.table, pk), linksOf(deps.table, pk)]);
  const names = await namesOf(
    deps,
    past.map(({ value }) => value.who),
  );
  return past.map(({ value: { at, what, who, through, facts } }, place) => ({
    ...{ at, what, through, facts, who: names.get(who) ?? evidenceNames.somebody },
    hash: links[place]?.hash ?? '',
  }));
}

async function toldOf(deps: Deps, { id, hidden }: Subject): Promise<Evidence['told']> {
  const notices = (await noticesAbout(deps.table, id)).filter(
    ({ order }) => order.what.kind === 'card' && !(hidden && isSame(order.to, hidden)),
  );
  const told = await Promise.all(
    notices.map(async ({ order, state, askedWallMs, settledWallMs }) => {
      const card = order.what.kind === 'card' ? order.what.card : undefined;
      const text = [card?.title, card?.text].filter(Boolean).join('：') || evidenceNames.wordless;
      const reached = state === 'sent' && settledWallMs !== undefined && settledWallMs - askedWallMs;
      const reachedAt = reached === false ? {} : { reachedAt: later(order.askedAt, reached) };
      return { ...reachedAt, at: order.askedAt, to: await nameAt(deps, order.to), text, fate: state };
    }),
  );
  return told.sort((one, other) => one.at - other.at);
}

/** The messages by which something was done or photos came, as they were sent. */
async function messagesOf(
  deps: Deps,
  { past, photos }: Pick<Evidence, 'past' | 'photos'>,
): Promise<Evidence['messages']> {
  const ids = [...past.map(({ through }) => through), ...photos.map(({ message }) => message ?? '')];
  const found = await Promise.all([...new Set(ids)].map((id) => messageOf(deps, id)));
  const messages = found.flatMap((one) => one ?? []);
  const names = await namesOf(
    deps,
    messages.map(({ who }) => who),
  );
  return messages
    .map(({ who, ...rest }) => ({ ...rest, who: names.get(who) ?? evidenceNames.somebody }))
    .sort((one, other) => one.at - other.at);
}

/** History names a message as its platform does, without saying which platform. */
async function messageOf(deps: Deps, id: string) {
  const found = await Promise.all(channels.map((channel) => loadMadeOf(deps.table, channel, id)));
  const words = found.find((made) => made?.words)?.words;
  return words && { id, ...words };
}

function isSame(one: Address, other: Address): boolean {
  return one.channel === other.channel && one.id === other.id;
}

async function nameAt(deps: Deps, address: Address): Promise<string> {
  const holder = (await loadHolder(deps.table, address))?.value;
  if (holder?.kind === 'group')
    return (await loadGroup(deps.table, groupId(holder.id)))?.value.name ?? holder.id;
  return holder ? named(deps, await peopleOf(deps)(holder.id)) : evidenceNames.somebody;
}

/** Who is behind what history calls him; somebody unknown has no name there. */
async function namesOf(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const personOf = peopleOf(deps);
  const known = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<readonly [string, string]> => {
      if (id === 'clock') return [id, evidenceNames.clock];
      if (id === '') return [id, evidenceNames.erased];
      if (id === 'reporter' || id === 'protected') return [id, evidenceNames[id]];
      return [id, await named(deps, await personOf(id))];
    }),
  );
  return new Map(known);
}

/** With the units somebody stands for: an auditor knows nobody by name. */
async function named({ table }: Deps, person: Person | undefined): Promise<string> {
  if (!person) return evidenceNames.somebody;
  const units = await Promise.all(person.units.slice(0, mostUnits).map((id) => loadUnit(table, id)));
  return evidenceNames.ofUnit(
    person.name,
    units.flatMap((unit) => unit?.value.name ?? []),
  );
}

const mostUnits = 3;
