import { type Instant, isoOf } from '../domain/time.ts';
import type { Key } from './table.ts';

/** Every key of the table, in one place. */
export const keys = {
  bureau: (): Key => ({ pk: 'bureau', sk: 'bureau' }),
  person: (id: string): Key => ({ pk: 'people', sk: id }),
  unit: (id: string): Key => ({ pk: 'units', sk: id }),
  group: (id: string): Key => ({ pk: 'groups', sk: id }),
  /** Who is behind a platform's id. */
  address: (channel: string, kind: string, id: string): Key => ({
    pk: `address#${channel}#${kind}#${id}`,
    sk: 'address',
  }),
  /** Counts the changes of the directory, so that a cached list of names knows when it is old. */
  directoryEdition: (): Key => ({ pk: 'directory', sk: 'edition' }),
  bindingCode: (hash: string): Key => ({ pk: `binding#${hash}`, sk: 'binding' }),
  /** Until when a unit's last binding code is good. */
  unitCode: (unit: string): Key => ({ pk: `unit#${unit}`, sk: 'code' }),
  /** What an accepted import still has to do, in pieces. */
  importPart: (id: string, part: number): Key => ({
    pk: `import#${id}`,
    sk: `part#${String(part).padStart(3, '0')}`,
  }),
  /** A change of liaison that waits for the street's or an officer's word. */
  move: (id: string): Key => ({ pk: 'moves', sk: id }),
  /** That somebody was told once what is kept of him. */
  met: (channel: string, id: string): Key => ({ pk: `met#${channel}#${id}`, sk: 'met' }),
  /** What a bot learned of its platform. */
  note: (name: string): Key => ({ pk: `note#${name}`, sk: 'note' }),
  /** How often somebody tried a code lately. */
  tries: (channel: string, id: string): Key => ({ pk: `tries#${channel}#${id}`, sk: 'tries' }),
  /** The same as a counter of an hour, for what many try at one moment. */
  triesIn: (channel: string, id: string, hour: number): Key => ({
    pk: `tries#${channel}#${id}`,
    sk: `hour#${hour}`,
  }),
  /** A way into the console, by the hash of its secret. */
  consoleLink: (hash: string): Key => ({ pk: `console-link#${hash}`, sk: 'link' }),
  consolePutOut: (person: string): Key => ({ pk: `console-put-out#${person}`, sk: 'last' }),
  /** Somebody who is in the console, by the hash of his secret. */
  session: (person: string, hash: string): Key => ({ pk: `sessions#${person}`, sk: hash }),
  /** What was looked at and done in the console on a day. */
  looksOn: (day: string): string => `looks#${day}`,
  look: (day: string, at: Instant, id: string): Key => ({ pk: `looks#${day}`, sk: `${isoOf(at)}#${id}` }),
  /** Something done each day: the morning lines of a topic. */
  daily: (topic: string): Key => ({ pk: 'daily', sk: topic }),
  /** Words kept of a day that name people, so that they can be erased when their time is over. */
  words: (day: string, of: string): Key => ({ pk: `words#${day}`, sk: of }),
  heard: (channel: string, message: string): Key => ({ pk: `heard#${channel}#${message}`, sk: 'heard' }),
  notice: (once: string): Key => ({ pk: `notice#${once}`, sk: 'notice' }),
  /** An order by the case or emergency it is about, on the second index. */
  noticeAbout: (id: string, once: string): Key => ({ pk: `about#${id}`, sk: once }),
  queue: (channel: string): string => `queue#${channel}`,
  /** Who sends on a channel just now. */
  courier: (channel: string): Key => ({ pk: `courier#${channel}`, sk: 'lease' }),
  /** A courier at the end of its host's time hands on; each baton is a row of its own, so that it is seen as new. */
  baton: (channel: string, id: string): Key => ({ pk: `courier#${channel}`, sk: `baton#${id}` }),
  /** What a platform's message was about. */
  sent: (channel: string, message: string): Key => ({ pk: `sent#${channel}#${message}`, sk: 'sent' }),
  /** What is known of a gateway, one account each. */
  gateway: (account: string): Key => ({ pk: `gateway#${account}`, sk: 'gateway' }),
  /** All gateways, those that are silent too, on the second index. */
  gatewaysBy: (account: string): Key => ({ pk: 'gateways', sk: account }),
  /** What signed pages are sealed with. */
  pageKeys: (): Key => ({ pk: 'page-keys', sk: 'keys' }),
  /** Bytes that came without a platform, in pieces. */
  upload: (id: string, part: number): Key => ({ pk: `upload#${id}`, sk: String(part).padStart(3, '0') }),
  /** What the numbers of the last card in a talk mean, where there are no buttons. */
  choices: (channel: string, kind: string, id: string): Key => ({
    pk: `choices#${channel}#${kind}#${id}`,
    sk: 'choices',
  }),
  /** All watches of a day lie together. */
  dayShifts: (day: string): string => `shifts#${day}`,
  /** The watches of a street or unit, day after day. */
  postShifts: (post: string): string => `shifts@${post}`,
  post: (key: string): Key => ({ pk: 'posts', sk: key }),
  spotCheck: (id: string): Key => ({ pk: `spot#${id}`, sk: 'check' }),
  spotAsked: (id: string, person: string): Key => ({ pk: `spot#${id}`, sk: `asked#${person}` }),
  /** The check that somebody may answer with one word. */
  openCheck: (person: string): Key => ({ pk: `spot-open#${person}`, sk: 'open' }),
  checksOn: (day: string, id: string): Key => ({ pk: `spots#${day}`, sk: id }),
  spotPlan: (day: string): Key => ({ pk: 'spot-plans', sk: day }),
  /** Who has not signed in, of watches that began together; `street` is empty for the bureau. */
  absenceRoll: (start: Instant, street: string): Key => ({
    pk: `absences#${isoOf(start)}#${street}`,
    sk: 'roll',
  }),
  absence: (start: Instant, street: string, shift: string): Key => ({
    pk: `absences#${isoOf(start)}#${street}`,
    sk: `shift#${shift}`,
  }),
  standIn: (person: string): Key => ({ pk: `stand-in#${person}`, sk: 'watch' }),
  handover: (shift: string): Key => ({ pk: `watch#${shift}`, sk: 'handover' }),
  /** Something noted during a watch, in order. */
  watchNote: (shift: string, at: Instant, message: string): Key => ({
    pk: `watch#${shift}`,
    sk: `note#${isoOf(at)}#${message}`,
  }),
  /** What the bureau asks of its watches, beside the roster. */
  dutyRules: (): Key => ({ pk: 'duty-rules', sk: 'rules' }),
  swap: (id: string): Key => ({ pk: `swap#${id}`, sk: 'swap' }),
  /** That a swap waits for somebody, or he for it. */
  swapOf: (person: string, id: string): Key => ({ pk: `swaps-of#${person}`, sk: id }),
  /** What somebody last sent as a roster, until he says that it holds. */
  rosterDraft: (person: string): Key => ({ pk: `roster-draft#${person}`, sk: 'draft' }),
  /** What somebody's next picture or place belongs to. */
  dutyPending: (person: string): Key => ({ pk: `duty-pending#${person}`, sk: 'pending' }),
  /** By the hash of the key. */
  calendarKey: (hash: string): Key => ({ pk: `calendar#${hash}`, sk: 'key' }),
  calendarOf: (person: string, scope: string): Key => ({ pk: `calendars-of#${person}`, sk: scope }),
  collection: (id: string): Key => ({ pk: 'collections', sk: id }),
  forecast: (): Key => ({ pk: 'forecast', sk: 'told' }),
  forecastSoon: (post: string): Key => ({ pk: 'forecast', sk: `soon#${post}` }),
  forecastRoll: (why: string, street: string): Key => ({ pk: 'forecast', sk: `roll#${why}#${street}` }),
  postForecast: (street: string, post: string): Key => ({ pk: `forecast-of#${street}`, sk: post }),
  /** By the last day, so that those that are over need not be read. */
  leave: (until: string, id: string): Key => ({ pk: 'leaves', sk: `${until}#${id}` }),
  case: (number: string): Key => ({ pk: `case#${number}`, sk: 'case' }),
  /** A photo of a case or an incident, beside it. */
  photo: (owner: string, id: string): Key => ({ pk: owner, sk: `photo#${id}` }),
  /** That photos of a case came in, which its cards do not show yet. */
  photoNews: (number: string): Key => ({ pk: `case#${number}`, sk: 'photos-came' }),
  /** That of many reporters of a case some are still to be told how it goes. */
  reportersOwed: (number: string): Key => ({ pk: `case#${number}`, sk: 'reporters-owed' }),
  /** Cases as lists name them: all of them, those of a street, those of a unit; open ones apart. */
  shelf: (shelf: string, isOpen: boolean, number: string): Key => ({
    pk: `cases#${shelf}`,
    sk: `${isOpen ? 'open' : 'over'}#${number}`,
  }),
  /** Counters of cases of a scope (all, a street's, a unit's), in a few rows that are summed. */
  count: (scope: string, name: string, shard: number): Key => ({
    pk: `counts#${scope}`,
    sk: `${name}#${shard}`,
  }),
  /** That cases of older tables are counted and looked at by the rules of today, or are just being put right. */
  counted: (): Key => ({ pk: 'counts', sk: 'counted-and-woken' }),
  /** Who reported a case: apart from it, outside its history, so that it can be erased. */
  reporter: (number: string): Key => ({ pk: `reporter#${number}`, sk: 'reporter' }),
  /** What was drafted or decided about a unit. */
  measure: (unit: string, id: string): Key => ({ pk: `measures#${unit}`, sk: `measure#${id}` }),
  /** Which cases a message became part of. */
  madeOf: (channel: string, message: string): Key => ({ pk: `said#${channel}#${message}`, sk: 'cases' }),
  /** What somebody reported. */
  reported: (channel: string, id: string, number: string): Key => ({
    pk: `reported#${channel}#${id}`,
    sk: number,
  }),
  /** The case somebody just spoke of in a chat, and photos he sent before any words. */
  recent: (channel: string, id: string, chat: string | null): Key => ({
    pk: `recent#${channel}#${id}`,
    sk: chat ?? 'private',
  }),
  /** How many case numbers of a year are handed out, in blocks. */
  numbers: (year: string): Key => ({ pk: `numbers#${year}`, sk: 'counter' }),
  incident: (id: string): Key => ({ pk: `incident#${id}`, sk: 'incident' }),
  /** Numbered emergencies, running ones apart. */
  incidentListed: (isOpen: boolean, number: string): Key => ({
    pk: 'incidents',
    sk: `${isOpen ? 'open' : 'over'}#${number}`,
  }),
  /** Everything said of an incident, in order. */
  incidentWord: (id: string, at: Instant, message: string): Key => ({
    pk: `incident#${id}`,
    sk: `said#${isoOf(at)}#${message}`,
  }),
  /** The incident that runs in a chat or at a unit. */
  incidentAt: (where: string): Key => ({ pk: `incident-at#${where}`, sk: 'running' }),
  /** A round that somebody made: of a unit, or of whoever made it. */
  round: (of: string, day: string, message: string): Key => ({ pk: `rounds#${of}`, sk: `${day}#${message}` }),
  /** That a check of a level was made at a unit for the span that begins on a day. */
  check: (unit: string, level: string, start: string): Key => ({
    pk: `checks#${unit}`,
    sk: `${level}#${start}`,
  }),
  alert: (id: string): Key => ({ pk: `alert#${id}`, sk: 'alert' }),
  /** One per unit that a broadcast asks. */
  roll: (alert: string, unit: string): Key => ({ pk: `alert#${alert}`, sk: `roll#${unit}` }),
  /** A watch that must have said in time that it knows. */
  alertPost: (alert: string, post: string): Key => ({ pk: `alert#${alert}`, sk: `post#${post}` }),
  /** Where a broadcast went: one per group or person. */
  copy: (alert: string, to: string): Key => ({ pk: `alert#${alert}`, sk: `copy#${to}` }),
  /** How many units of a group's card have confirmed, in a few rows that are summed. */
  tally: (alert: string, to: string, shard: number): Key => ({
    pk: `alert#${alert}`,
    sk: `tally#${to}#${shard}`,
  }),
  /** Whom a wave of a broadcast still goes to, in pieces. */
  wavePart: (alert: string, wave: number, part: number): Key => ({
    pk: `alert#${alert}`,
    sk: `wave#${String(wave).padStart(3, '0')}#${String(part).padStart(3, '0')}`,
  }),
  /** What is out and not over. */
  openAlert: (sentAt: Instant, id: string): Key => ({ pk: 'alerts-open', sk: `${isoOf(sentAt)}#${id}` }),
  /** All broadcasts in the order of their drafting. */
  alertsBy: (draftedAt: Instant, id: string): Key => ({ pk: 'alerts-by', sk: `${isoOf(draftedAt)}#${id}` }),
  /** What a person last drafted or sent. */
  lastAlert: (person: string, what: 'draft' | 'sent'): Key => ({ pk: `alerts-of#${person}`, sk: what }),
  weather: (id: string): Key => ({ pk: `weather#${id}`, sk: 'weather' }),
  /** What the bureau makes of a grave warning. */
  weatherAssessment: (id: string): Key => ({ pk: `weather#${id}`, sk: 'assessment' }),
  /** All assessments in the order of their opening, on the second index. */
  assessmentsBy: (openedAt: Instant, id: string): Key => ({
    pk: 'assessments-by',
    sk: `${isoOf(openedAt)}#${id}`,
  }),
  /** A headquarters' response of each hazard, as an officer entered it. */
  weatherResponse: (hazard: string): Key => ({ pk: 'weather-responses', sk: `now#${hazard}` }),
  weatherTracks: (source: string): Key => ({ pk: 'weather-tracks', sk: source }),
  weatherOutlook: (): Key => ({ pk: 'weather', sk: 'outlook' }),
  weatherFeed: (name: string): Key => ({ pk: 'weather-feeds', sk: name }),
  /** Which weather events are of these days. */
  weatherBoard: (): Key => ({ pk: 'weather', sk: 'board' }),
  /** Who approves in a leader's place. */
  deputy: (leader: string): Key => ({ pk: 'deputies', sk: leader }),
  /** Words that go out at an hour, or each week. */
  tip: (id: string): Key => ({ pk: 'tips', sk: id }),
  /** Words an officer wrote instead of the house's own. */
  officeText: (id: string): Key => ({ pk: 'texts', sk: id }),
  /** What went out on a day. */
  alertOn: (day: string, id: string): Key => ({ pk: `alerts-on#${day}`, sk: id }),
  /** When the daily reports of a period are next asked for. */
  dailyPlan: (): Key => ({ pk: 'periods', sk: 'daily' }),
  supplyReport: (day: string, unit: string): Key => ({ pk: `supply#${day}`, sk: unit }),
  zeroReport: (day: string, unit: string): Key => ({ pk: `zero#${day}`, sk: unit }),
  /** Which pushes of a year's periods are still to come. */
  periodPlan: (): Key => ({ pk: 'periods', sk: 'plan' }),
  periodTold: (id: string): Key => ({ pk: 'periods', sk: `told#${id}` }),
  /** Turns that go on by themselves. */
  rotation: (id: string): Key => ({ pk: 'rotations', sk: id }),
  /** What fails whenever it is taken up, by its row's name. */
  failing: (name: string): Key => ({ pk: 'failing', sk: name }),
  /** Work that does not fit one transaction, taken up right after the commit: a cursor under its version. */
  step: (topic: string, id: string): Key => ({ pk: 'steps', sk: `${topic}#${id}` }),
  /** A file somebody waits for, and one that was made and is kept a while. */
  paper: (state: 'wanted' | 'made', id: string): Key => ({ pk: 'papers', sk: `${state}#${id}` }),
  /** The history of whatever lies under the same pk; one entry per version, so that none can be written twice. */
  history: (pk: string, version: number): Key => ({ pk, sk: `history#${String(version).padStart(6, '0')}` }),
  /** An entry that no seal covers yet, on the second index. */
  unsealed: (at: Instant, pk: string, version: number): Key => ({
    pk: 'unsealed',
    sk: `${isoOf(at)}#${pk}#${version}`,
  }),
  /** Seals over all entries, one chain; the last one's number and hash lie apart. */
  seal: (number: number): Key => ({ pk: 'seals', sk: `seal#${String(number).padStart(9, '0')}` }),
  lastSeal: (): Key => ({ pk: 'seals', sk: 'last' }),
  /** The next thing owed on a topic, soonest first. */
  due: (topic: string, at: Instant, id: string): Key => ({ pk: `due#${topic}`, sk: `${isoOf(at)}#${id}` }),
} as const;
