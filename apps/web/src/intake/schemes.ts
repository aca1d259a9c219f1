import type { Enrolment } from '@likeverd/casework';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';

/** An entry of the lists of the simplified ways, in one of its versions. */
export interface EnrolmentVersion extends Enrolment {
  readonly version: number;
  readonly recordedAt: string;
}

export const schemesQuery = queryOptions({
  queryKey: ['schemes'],
  queryFn: ({ signal }) => getJson<{ versions: readonly EnrolmentVersion[] }>('/api/schemes', signal),
});

/** The newest version of each entry, by substance. */
export function newestEntries(versions: readonly EnrolmentVersion[]): readonly EnrolmentVersion[] {
  const newest = new Map<string, EnrolmentVersion>();
  for (const entry of versions) {
    const key = `${entry.scheme} ${entry.schemeSubstance.toLocaleLowerCase('nb')}`;
    if ((newest.get(key)?.version ?? 0) < entry.version) newest.set(key, entry);
  }
  return [...newest.values()].toSorted((a, b) => a.schemeSubstance.localeCompare(b.schemeSubstance, 'nb'));
}
