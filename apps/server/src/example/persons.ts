import { type ConstructedPerson, constructedPerson } from '../identity/persons.ts';

function known(id: string): ConstructedPerson {
  const person = constructedPerson(id);
  if (person === undefined) throw new Error(`No constructed person is called ${id}.`);
  return person;
}

/** Those who act in the example: the same constructed persons that one can sign in as. */
export const cast = {
  proposer: known('constructed-proposer-a'),
  supplier: known('constructed-supplier-a'),
  secretariat: known('constructed-secretariat'),
  bestillerforum: known('constructed-bestillerforum'),
  fhi: known('constructed-assessor-fhi'),
  dmp: known('constructed-assessor-dmp'),
  negotiator: known('constructed-negotiator'),
  beslutningsforum: known('constructed-beslutningsforum'),
  association: known('constructed-association-lead'),
  expert: known('constructed-expert-a'),
  trust: known('constructed-medical-director-bergen'),
  region: known('constructed-region'),
  register: known('constructed-register-inspire'),
} as const;
