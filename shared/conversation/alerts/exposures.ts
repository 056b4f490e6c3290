import type { Unit } from '../../domain/directory/unit.ts';

/** What about a place a hazard can touch. */
export type Exposure = Unit['exposures'][number] | 'gas' | 'underground' | 'billboard' | 'cold' | 'fuel';

/** What a kind of enterprise nearly always has, said in the workbook or not. */
const ofKind: Readonly<Record<string, readonly Exposure[]>> = {
  mall: ['underground', 'billboard', 'gas'],
  department: ['underground', 'billboard'],
  supermarket: ['billboard'],
  wet_market: ['outdoor'],
  wholesale: ['outdoor'],
  restaurant: ['gas'],
  hotel: ['gas', 'billboard'],
  fuel_station: ['fuel', 'outdoor'],
  oil_depot: ['fuel', 'outdoor'],
  elv: ['outdoor', 'height'],
  recycling: ['outdoor'],
  exhibition: ['height'],
  logistics: ['cold'],
  building: ['underground'],
  street: ['outdoor', 'billboard', 'gas'],
  used_car: ['billboard'],
};

/** Columns of the workbook that the directory keeps as notes. */
const columns: readonly (readonly [RegExp, Exposure])[] = [
  [/燃气|气瓶/, 'gas'],
  [/地下/, 'underground'],
  [/广告牌|招牌/, 'billboard'],
  [/冷库|制冷|液氨/, 'cold'],
];

export function exposuresOf({
  kind,
  exposures,
  notes,
}: Pick<Unit, 'kind' | 'exposures' | 'notes'>): readonly Exposure[] {
  const noted = Object.entries(notes).flatMap(([column, value]) =>
    isYes(value) ? columns.flatMap(([name, exposure]) => (name.test(column) ? exposure : [])) : [],
  );
  return [...new Set([...exposures, ...(ofKind[kind] ?? []), ...noted])];
}

function isYes(value: string): boolean {
  return !/^\s*(?:否|无|没有|不涉及|不|0|-|—|\/|×)?\s*$/.test(value);
}
