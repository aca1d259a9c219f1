import type { CalendarDate, Source } from './types.ts';

/** A health trust that treats patients, and the region it belongs to. */
export interface HealthTrust {
  readonly id: string;
  /** Id of the regional health authority. */
  readonly region: string;
}

/** The health trusts of one date. */
interface HealthTrustTable {
  readonly effectiveFrom: CalendarDate;
  readonly source: Source;
  readonly trusts: readonly HealthTrust[];
}

const trustsOf = (region: string, ids: readonly string[]): readonly HealthTrust[] => ids.map((id) => ({ id, region }));

/**
 * The health trusts with hospitals, by region; hospital pharmacies and service trusts are left out. Private hospitals that the regions have agreements with are
 * not trusts and are not listed.
 */
export const healthTrusts: HealthTrustTable = {
  effectiveFrom: '2020-01-01',
  source: {
    citation:
      'Regjeringen.no, «De regionale helseforetakene» (id528110), and NOU 2016: 25, table 2.1 and 2.2. Read in stored copies, dated by the counties that the first one names (2020–2023); that nothing has changed since is not verified',
    address:
      'https://www.regjeringen.no/no/tema/helse-og-omsorg/sykehus/innsikt/nokkeltall-og-fakta---ny/de-regionale-helseforetakene/id528110/',
    licence: 'public document',
  },
  trusts: [
    ...trustsOf('helse-nord', [
      'finnmarkssykehuset',
      'universitetssykehuset-nord-norge',
      'nordlandssykehuset',
      'helgelandssykehuset',
    ]),
    ...trustsOf('helse-midt-norge', ['helse-more-og-romsdal', 'st-olavs-hospital', 'helse-nord-trondelag']),
    ...trustsOf('helse-vest', ['helse-stavanger', 'helse-fonna', 'helse-bergen', 'helse-forde']),
    ...trustsOf('helse-sor-ost', [
      'akershus-universitetssykehus',
      'oslo-universitetssykehus',
      'sunnaas-sykehus',
      'sykehuset-i-vestfold',
      'sykehuset-innlandet',
      'sykehuset-telemark',
      'sykehuset-ostfold',
      'sorlandet-sykehus',
      'vestre-viken',
    ]),
  ],
};

/** The region of a trust; undefined for whoever is none. */
export function regionOf(trust: string): string | undefined {
  return healthTrusts.trusts.find(({ id }) => id === trust)?.region;
}

/** The regional health authorities' numbers in Enhetsregisteret, by id. */
export const regionNumbers = {
  effectiveFrom: '2007-06-01',
  source: {
    citation:
      'Enhetsregisteret. Not read there: the numbers of all four stand alike in several public code bases (among them those that check the regions’ own reports), and pass the check digit (modulus 11)',
    address: 'https://www.brreg.no/',
    licence: 'public document',
  } satisfies Source,
  numbers: {
    'helse-nord': '883658752',
    'helse-midt-norge': '983658776',
    'helse-vest': '983658725',
    'helse-sor-ost': '991324968',
  },
} as const;
