import { type StaffCategory, staffCategories, type WorkPlace, workPlaces } from './format.ts';
import type { PersonnelResult } from './personnel.ts';

/** The account of one method. */
export interface PersonnelAccount {
  readonly id: string;
  readonly account: PersonnelResult;
}

/** What several methods ask together of one category, in one place and year, and what each contributes. */
export interface RegisterRow {
  readonly year: number;
  readonly category: StaffCategory;
  readonly place: WorkPlace;
  readonly hours: number;
  readonly fullTime: number;
  readonly methods: readonly { readonly id: string; readonly hours: number; readonly fullTime: number }[];
}

/** The many small streams together (Meld. St. 21 (2024–2025), L2933-2944). */
export interface PersonnelRegister {
  readonly rows: readonly RegisterRow[];
  /** Methods whose account for Norway cannot be computed: they are not in the sums. */
  readonly left: readonly string[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Adds the personnel accounts of several decisions, by calendar year, place and category: each is small, together they are not. Full-time
 * equivalents are those of each account.
 */
export function sumPersonnel(accounts: readonly PersonnelAccount[]): PersonnelRegister {
  const rows = accounts.flatMap(({ id, account: { national } }) =>
    national.status === 'computed' ? national.rows.map((row) => ({ id, ...row })) : [],
  );
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((one, other) => one - other);
  return {
    rows: years.flatMap((year) =>
      workPlaces.flatMap((place) =>
        staffCategories.flatMap((category): readonly RegisterRow[] => {
          const methods = rows
            .filter((row) => row.year === year && row.place === place && row.category === category)
            .map(({ id, hours, fullTime }) => ({ id, hours: hours.value, fullTime: fullTime.value }));
          return methods.length === 0
            ? []
            : [
                {
                  year,
                  category,
                  place,
                  hours: sum(methods.map(({ hours }) => hours)),
                  fullTime: sum(methods.map(({ fullTime }) => fullTime)),
                  methods,
                },
              ];
        }),
      ),
    ),
    left: accounts.filter(({ account }) => account.national.status === 'blocked').map(({ id }) => id),
  };
}
