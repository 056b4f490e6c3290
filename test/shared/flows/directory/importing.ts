import * as xlsx from '@e965/xlsx';
import type { House } from '../../../../functions/app.ts';
import { importFiles, NotAllTaken, type Reader } from '../../../../shared/flows/directory/import.ts';
import { readBook } from '../../../../shared/flows/duty/import.ts';
import { allPeople, allUnits } from '../../../../shared/store/directory.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { bytesOf } from '../../papers/books.ts';

const readHere: Reader = async (bytes, name, today) => readBook(bytes, name, today);

export type Rows = readonly (readonly unknown[])[];

/** Imports workbooks given as sheets of rows; returns all it says. */
export async function imports(house: House, ...files: readonly Record<string, Rows>[]): Promise<string[]> {
  const named = files.map((sheets, place) => ({ name: `${place + 1}.xlsx`, bytes: bookOf(sheets) }));
  const lines: string[] = [];
  try {
    for await (const line of importFiles(house.deps, { files: named, read: readHere }, house.now()))
      lines.push(line);
  } catch (error) {
    if (!(error instanceof NotAllTaken)) throw error;
    lines.push(error.message);
  }
  return lines;
}

function bookOf(sheets: Record<string, Rows>): Uint8Array {
  const entries = Object.entries(sheets).map(([name, rows]) => [
    name,
    xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])),
  ]);
  return bytesOf(Object.fromEntries(entries));
}

export async function unitsOf(table: Table) {
  const units = (await allUnits(table)).map(({ value }) => value);
  return Object.fromEntries(units.map((unit) => [unit.name, unit]));
}

/** Active people: name, number, roles and the names of their units. */
export async function peopleOf(table: Table): Promise<string[]> {
  const units = await allUnits(table);
  const nameOf = (id: string) => units.find(({ value }) => value.id === id)?.value.name ?? id;
  const people = (await allPeople(table)).map(({ value }) => value).filter(({ active }) => active);
  return people
    .map(({ name, phone = '', roles, units: own }) =>
      [name, phone, roles.join('+'), own.map(nameOf).join('+')].join(' ').trim(),
    )
    .sort();
}

export async function snapshotOf(table: Table): Promise<string> {
  const rows: string[] = [];
  for await (const row of table.scan()) rows.push(JSON.stringify(row));
  return rows.join('\n');
}
