/**
 * Who acts in the joint system. Roles, not people: a person is an opaque id from the identity provider.
 * Source: S14 (contributors), S15, S16, S20 of the white-paper catalogue; A1 (a).
 */
export const roles = [
  'proposer',
  'supplier',
  'secretariat',
  'bestillerforum',
  'assessor',
  'negotiator',
  'beslutningsforum',
  /** A clinical expert, appointed for a case; the organisation is their own, so that neither employer nor other experts see what is asked of them. A15. */
  'expert',
  /** A users' representative, observer in the forums with the right to speak. A16, S15, S16. */
  'userRepresentative',
  /** An observer in the forums who is no users' representative: a clinician, or the Directorate of Health. S16 (L7316-7328, L7480-7490). */
  'observer',
  /** A health trust's management: releases experts' time, introduces methods. A15, S24. */
  'healthTrust',
  /** The installation itself: what time alone brings about is recorded in its name. Nobody signs in as it. */
  'system',
  /** A health register that delivers data for follow-up: its controller, under the register's own name. B1-B6. */
  'register',
] as const;
export type Role = (typeof roles)[number];

/** An organisation's id, the unit that owns confidential values: `sekretariatet`, `dmp`, `sykehusinnkjop`, `leverandor-a`. */
export type OrganisationId = string;

/** Someone signed in, acting in one role for one organisation. */
export interface Party {
  /** Subject id from the identity provider. */
  readonly person: string;
  readonly role: Role;
  readonly organisation: OrganisationId;
  /** Cases from which this person stands outside, by declared and ruled interest: of them they get what the public gets. */
  readonly withheld?: readonly string[];
}

/** Whoever looks: a signed-in party, or the public (null). */
export type Viewer = Party | null;

/** A viewer as they meet one case: like the public where they stand outside of it. */
export function viewerOf(viewer: Viewer, caseId: string): Viewer {
  return viewer?.withheld?.includes(caseId) === true ? null : viewer;
}

/** Roles of the bodies that run the joint system; they may read internal values of every case. */
const officialRoles: ReadonlySet<Role> = new Set([
  'secretariat',
  'bestillerforum',
  'assessor',
  'negotiator',
  'beslutningsforum',
  'userRepresentative',
  'observer',
]);

/** True for the bodies of the joint system, false for suppliers, proposers and the public. */
export function isOfficial(viewer: Viewer): boolean {
  return viewer !== null && officialRoles.has(viewer.role);
}

/** The bodies of the joint system that own values in every case. */
export const bodies = {
  secretariat: 'sekretariatet',
  bestillerforum: 'bestillerforum',
  dmp: 'dmp',
  fhi: 'fhi',
  sykehusinnkjop: 'sykehusinnkjop',
  beslutningsforum: 'beslutningsforum',
  userCommittees: 'brukerutvalgene',
  directorateOfHealth: 'helsedirektoratet',
  clinicians: 'klinikerne',
} as const;

/** The bodies a role acts for; suppliers and proposers act for anyone but these. */
const bodiesOf: Readonly<Partial<Record<Role, readonly OrganisationId[]>>> = {
  secretariat: [bodies.secretariat],
  bestillerforum: [bodies.bestillerforum],
  assessor: [bodies.dmp, bodies.fhi],
  negotiator: [bodies.sykehusinnkjop],
  beslutningsforum: [bodies.beslutningsforum],
  userRepresentative: [bodies.userCommittees],
  observer: [bodies.directorateOfHealth, bodies.clinicians],
  system: [],
};

/**
 * True when a role may act for an organisation, whatever an identity provider claims: values are shared with organisations, so a supplier
 * that could call itself Sykehusinnkjøp would read every offer.
 */
export function mayActFor(role: Role, organisation: OrganisationId): boolean {
  return bodiesOf[role]?.includes(organisation) ?? !(Object.values(bodies) as readonly OrganisationId[]).includes(organisation);
}

/** The four regional health authorities whose managing directors decide by consensus (S16, A9). */
export const regionalHealthAuthorities = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'] as const;
