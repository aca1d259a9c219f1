import { bodies, type Party, type Role } from '@likeverd/casework';

/** Someone made up who can be signed in as while there is no real identity provider. */
export interface ConstructedPerson extends Party {
  readonly role: Role;
}

/** One for each role, two for those who must not see each other's. */
export const constructedPersons: readonly ConstructedPerson[] = [
  { person: 'constructed-proposer-a', role: 'proposer', organisation: 'forslagsstiller-a' },
  { person: 'constructed-supplier-a', role: 'supplier', organisation: 'leverandor-a' },
  { person: 'constructed-supplier-b', role: 'supplier', organisation: 'leverandor-b' },
  { person: 'constructed-secretariat', role: 'secretariat', organisation: bodies.secretariat },
  { person: 'constructed-bestillerforum', role: 'bestillerforum', organisation: bodies.bestillerforum },
  { person: 'constructed-assessor-dmp', role: 'assessor', organisation: bodies.dmp },
  { person: 'constructed-assessor-fhi', role: 'assessor', organisation: bodies.fhi },
  { person: 'constructed-negotiator', role: 'negotiator', organisation: bodies.sykehusinnkjop },
  { person: 'constructed-beslutningsforum', role: 'beslutningsforum', organisation: bodies.beslutningsforum },
  { person: 'constructed-expert-a', role: 'expert', organisation: 'fagekspert-a' },
  { person: 'constructed-expert-b', role: 'expert', organisation: 'fagekspert-b' },
  { person: 'constructed-trust-a', role: 'healthTrust', organisation: 'helse-bergen' },
  { person: 'constructed-region', role: 'healthTrust', organisation: 'helse-vest' },
  { person: 'constructed-user-representative', role: 'userRepresentative', organisation: bodies.userCommittees },
  { person: 'constructed-association-lead', role: 'proposer', organisation: 'pasientorganisasjon-a' },
  { person: 'constructed-association-member', role: 'proposer', organisation: 'pasientorganisasjon-a' },
];

export function constructedPerson(id: string): ConstructedPerson | undefined {
  return constructedPersons.find((candidate) => candidate.person === id);
}
