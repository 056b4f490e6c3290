import * as z from 'zod/mini';
import { type Person, roles } from '../domain/directory/person.ts';
import type { Bureau, Group, Unit } from '../domain/directory/unit.ts';
import type { GroupId, PersonId, UnitId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import { keys } from './keys.ts';
import { create, load, open, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const personSchema = z.object({
  id: branded<PersonId>(),
  name: z.string(),
  nicknames: z.array(z.string()),
  phone: z.exactOptional(z.string()),
  post: z.exactOptional(z.string()),
  roles: z.array(z.enum(roles)),
  units: z.array(branded<UnitId>()),
  street: z.exactOptional(z.string()),
  addresses: z.array(addressSchema),
  active: z.boolean(),
  leftAt: z.exactOptional(instantSchema),
});

const pointSchema = z.object({ latitude: z.number(), longitude: z.number() });
const unitSchema = z.object({
  id: branded<UnitId>(),
  name: z.string(),
  aliases: z.array(z.string()),
  kind: z.string(),
  street: z.string(),
  address: z.exactOptional(z.string()),
  at: z.exactOptional(pointSchema),
  size: z.exactOptional(z.string()),
  risk: z.exactOptional(z.enum(['red', 'orange', 'yellow', 'blue'])),
  exposures: z.array(z.enum(['outdoor', 'height', 'heat'])),
  liaison: z.exactOptional(branded<PersonId>()),
  backup: z.exactOptional(branded<PersonId>()),
  responsible: z.exactOptional(z.string()),
  industryHead: z.exactOptional(z.string()),
  adminHead: z.exactOptional(z.string()),
  notes: z.record(z.string(), z.string()),
  active: z.boolean(),
});

const groupSchema = z.object({
  id: branded<GroupId>(),
  name: z.string(),
  address: addressSchema,
  covers: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('street'), street: z.string() }),
    z.object({ kind: z.literal('units'), units: z.array(branded<UnitId>()) }),
    z.object({ kind: z.literal('unbound') }),
  ]),
  active: z.boolean(),
  happenedMs: z.exactOptional(z.number()),
  rebind: z.exactOptional(z.boolean()),
});

const regionSchema = z.object({
  code: z.string(),
  name: z.string(),
  above: z.array(z.string()),
  zones: z.array(z.tuple([z.string()], z.string())),
  at: z.exactOptional(pointSchema),
});

const bureauSchema = z.object({
  name: z.string(),
  office: z.string(),
  landline: z.string(),
  retentionDays: z.number(),
  unitReportMinutes: z.exactOptional(z.number()),
  levelReportMinutes: z.exactOptional(z.number()),
  region: z.exactOptional(regionSchema),
  roomAt: z.exactOptional(pointSchema),
  tiers: z.exactOptional(z.array(z.string())),
  sealTo: z.exactOptional(z.array(branded<PersonId>())),
  bornAt: instantSchema,
});

/** Who or which group is behind a platform's id. */
const holderSchema = z.object({ kind: z.enum(['person', 'group']), id: z.string() });

export const personRecord: RecordKind<Person> = {
  kind: 'person',
  edition: 1,
  parse: (data) => personSchema.parse(data),
};
export const unitRecord: RecordKind<Unit> = {
  kind: 'unit',
  edition: 1,
  parse: (data) => unitSchema.parse(data),
};
export const groupRecord: RecordKind<Group> = {
  kind: 'group',
  edition: 1,
  parse: (data) => groupSchema.parse(data),
};
export const bureauRecord: RecordKind<Bureau> = {
  kind: 'bureau',
  edition: 1,
  parse: (data) => bureauSchema.parse(data),
};
export const holderRecord: RecordKind<z.infer<typeof holderSchema>> = {
  kind: 'holder',
  edition: 1,
  parse: (data) => holderSchema.parse(data),
};

export const loadPerson = (table: Table, id: PersonId) => load(table, personRecord, keys.person(id));
export const loadUnit = (table: Table, id: UnitId) => load(table, unitRecord, keys.unit(id));
export const loadGroup = (table: Table, id: GroupId) => load(table, groupRecord, keys.group(id));
export const loadBureau = (table: Table) => load(table, bureauRecord, keys.bureau());
export const loadHolder = (table: Table, at: Address) =>
  load(table, holderRecord, keys.address(at.channel, at.kind, at.id));

/** Everybody, every unit, every group: strongly consistent, thousands of rows. Use the known names where names suffice. */
export const allPeople = (table: Table) => all(table, personRecord, 'people');
export const allUnits = (table: Table) => all(table, unitRecord, 'units');
export const allGroups = (table: Table) => all(table, groupRecord, 'groups');

async function all<T>(table: Table, kind: RecordKind<T>, pk: string): Promise<Stored<T>[]> {
  const found: Stored<T>[] = [];
  for await (const row of table.query({ pk })) found.push(open(kind, row));
  return found;
}

/** A changed or new person with his addresses; `seen` as in Stored.version. Add `directoryChanged` once a transaction. */
export function putPerson(person: Person, seen: number, before?: Person): Write[] {
  const gone = (before?.addresses ?? []).filter(
    (old) => !person.addresses.some((kept) => sameAddress(old, kept)),
  );
  return [
    save(personRecord, { key: keys.person(person.id), version: seen }, person),
    ...person.addresses.map((at) => holds(at, 'person', person.id)),
    ...gone.map(
      (at): Write => ({ kind: 'delete', key: keys.address(at.channel, at.kind, at.id), seen: 'any' }),
    ),
  ];
}

export function putUnit(unit: Unit, seen: number): Write[] {
  return [save(unitRecord, { key: keys.unit(unit.id), version: seen }, unit)];
}

export function putGroup(group: Group, seen: number): Write[] {
  return [
    save(groupRecord, { key: keys.group(group.id), version: seen }, group),
    holds(group.address, 'group', group.id),
  ];
}

export function putBureau(bureau: Bureau, seen: number): Write {
  return save(bureauRecord, { key: keys.bureau(), version: seen }, bureau);
}

/** Tells every process that its list of names is old. */
export function directoryChanged(): Write {
  return { kind: 'add', key: keys.directoryEdition(), amount: 1 };
}

export async function directoryEdition(table: Table): Promise<number> {
  return (await table.get(keys.directoryEdition()))?.count ?? 0;
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.channel === other.channel && one.kind === other.kind && one.id === other.id;
}

function holds(at: Address, kind: 'person' | 'group', id: string): Write {
  const write = create(holderRecord, keys.address(at.channel, at.kind, at.id), { kind, id });
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}
