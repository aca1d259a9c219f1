/** By what the list of methods can be narrowed, and what each is called in the address. */
export const filterNames = {
  methodType: 'type',
  phase: 'status',
  outcome: 'beslutning',
  field: 'fagomrade',
  year: 'ar',
} as const;
export type FilterName = keyof typeof filterNames;
export const filterIds = Object.keys(filterNames) as readonly FilterName[];

/** The filters as they stand in the address: for each the chosen values with commas between. */
export type FilterSearch = { readonly [F in FilterName as (typeof filterNames)[F]]?: string };

/** The filters of an address; anything else in it is left alone. */
export function readFilters(search: Readonly<Record<string, unknown>>): FilterSearch {
  return Object.fromEntries(
    filterIds.flatMap((id) => {
      const value = search[filterNames[id]];
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 400) : '';
      return text === '' ? [] : [[filterNames[id], text]];
    }),
  );
}

export function chosenValues(search: FilterSearch, id: FilterName): readonly string[] {
  return (search[filterNames[id]] ?? '').split(',').filter((value) => value !== '');
}

/** The filters after one value is chosen, or let go. */
export function toggled(search: FilterSearch, id: FilterName, value: string): FilterSearch {
  const before = chosenValues(search, id);
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  const { [filterNames[id]]: _before, ...others } = search;
  return after.length === 0 ? others : { ...others, [filterNames[id]]: after.join(',') };
}

/** The parameters by which the API is asked. */
export function filterParameters(search: FilterSearch): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filterIds.flatMap((id) => {
      const value = search[filterNames[id]];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
