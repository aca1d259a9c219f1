import { bodies, type Forum, type ParticipantRow, type Party, type Role, type Seat } from '@likeverd/casework';

/** Someone made up who can be signed in as while there is no real identity provider. */
export interface ConstructedPerson extends Party {
  readonly role: Role;
  /** Title, where several act in one role. */
  readonly name?: string;
  /** What they are in a forum. */
  readonly seat?: { readonly forum: Forum; readonly seat: Seat; readonly authority: string };
}

type Seated = readonly [person: string, name: string, seat: Seat, authority: string];

/** Medical directors and the Directorate of Health decide in Bestillerforum; users' representatives observe. S15. */
const bestillerforum: readonly Seated[] = [
  ['constructed-bestillerforum', 'Fagdirektør Helse Nord (konstruert)', 'leader', 'helse-nord'],
  ['constructed-medical-midt', 'Fagdirektør Helse Midt-Norge (konstruert)', 'member', 'helse-midt-norge'],
  ['constructed-medical-vest', 'Fagdirektør Helse Vest (konstruert)', 'member', 'helse-vest'],
  ['constructed-medical-sor-ost', 'Fagdirektør Helse Sør-Øst (konstruert)', 'member', 'helse-sor-ost'],
  ['constructed-directorate-1', 'Første representant for Helsedirektoratet (konstruert)', 'member', 'helsedirektoratet'],
  ['constructed-directorate-2', 'Andre representant for Helsedirektoratet (konstruert)', 'member', 'helsedirektoratet'],
];

/** Managing directors decide in Beslutningsforum; users, clinicians and the Directorate observe with the right to propose. S16. */
const beslutningsforum: readonly Seated[] = [
  ['constructed-beslutningsforum', 'Administrerende direktør Helse Sør-Øst (konstruert)', 'leader', 'helse-sor-ost'],
  ['constructed-managing-nord', 'Administrerende direktør Helse Nord (konstruert)', 'member', 'helse-nord'],
  ['constructed-managing-midt', 'Administrerende direktør Helse Midt-Norge (konstruert)', 'member', 'helse-midt-norge'],
  ['constructed-managing-vest', 'Administrerende direktør Helse Vest (konstruert)', 'member', 'helse-vest'],
];

const seated = (forum: Forum, role: Role, organisation: string, rows: readonly Seated[]): readonly ConstructedPerson[] =>
  rows.map(([person, name, seat, authority]) => ({ person, role, organisation, name, seat: { forum, seat, authority } }));

const forumPersons: readonly ConstructedPerson[] = [
  ...seated('bestillerforum', 'bestillerforum', bodies.bestillerforum, bestillerforum),
  ...seated('bestillerforum', 'userRepresentative', bodies.userCommittees, [
    ['constructed-user-bestillerforum', 'Brukerrepresentant i Bestillerforum (konstruert)', 'userObserver', 'noAuthority'],
  ]),
  ...seated('beslutningsforum', 'beslutningsforum', bodies.beslutningsforum, beslutningsforum),
  ...seated('beslutningsforum', 'userRepresentative', bodies.userCommittees, [
    ['constructed-user-beslutningsforum', 'Brukerrepresentant i Beslutningsforum (konstruert)', 'userObserver', 'noAuthority'],
  ]),
  ...seated('beslutningsforum', 'observer', bodies.clinicians, [
    ['constructed-clinician', 'Allmennlege, observatør (konstruert)', 'clinicianObserver', 'noAuthority'],
  ]),
  ...seated('beslutningsforum', 'observer', bodies.directorateOfHealth, [
    ['constructed-directorate-observer', 'Helsedirektoratet, observatør (konstruert)', 'directorateObserver', 'helsedirektoratet'],
  ]),
];

/** One for each role, two for those who must not see each other's, and the members of the forums. */
export const constructedPersons: readonly ConstructedPerson[] = [
  { person: 'constructed-proposer-a', role: 'proposer', organisation: 'forslagsstiller-a' },
  { person: 'constructed-supplier-a', role: 'supplier', organisation: 'leverandor-a' },
  { person: 'constructed-supplier-b', role: 'supplier', organisation: 'leverandor-b' },
  { person: 'constructed-secretariat', role: 'secretariat', organisation: bodies.secretariat },
  { person: 'constructed-assessor-dmp', role: 'assessor', organisation: bodies.dmp },
  { person: 'constructed-assessor-fhi', role: 'assessor', organisation: bodies.fhi },
  { person: 'constructed-negotiator', role: 'negotiator', organisation: bodies.sykehusinnkjop },
  ...forumPersons,
  { person: 'constructed-expert-a', role: 'expert', organisation: 'fagekspert-a' },
  { person: 'constructed-expert-b', role: 'expert', organisation: 'fagekspert-b' },
  { person: 'constructed-region', role: 'healthTrust', organisation: 'helse-vest' },
  {
    person: 'constructed-association-lead',
    role: 'proposer',
    organisation: 'pasientorganisasjon-a',
    name: 'Leder i pasientorganisasjon (konstruert)',
  },
  {
    person: 'constructed-association-member',
    role: 'proposer',
    organisation: 'pasientorganisasjon-a',
    name: 'Medlem i pasientorganisasjon (konstruert)',
  },
  { person: 'constructed-register-inspire', role: 'register', organisation: 'kreftregisteret' },
  { person: 'constructed-register-npr', role: 'register', organisation: 'npr' },
  { person: 'constructed-register-quality', role: 'register', organisation: 'kvalitetsregister-a' },
  { person: 'constructed-medical-director-bergen', role: 'healthTrust', organisation: 'helse-bergen' },
  { person: 'constructed-medical-director-oslo', role: 'healthTrust', organisation: 'oslo-universitetssykehus' },
];

export function constructedPerson(id: string): ConstructedPerson | undefined {
  return constructedPersons.find((candidate) => candidate.person === id);
}

/** The constructed members and observers of a forum. */
export function constructedParticipants(forum: Forum): readonly ParticipantRow[] {
  return forumPersons.flatMap(({ person, name, seat }) =>
    seat?.forum === forum && name !== undefined ? [{ person, name, seat: seat.seat, authority: seat.authority }] : [],
  );
}
