import type { Contract } from '@likeverd/casework';
import type { ModelDescription } from '@likeverd/modelling';
import type { Content, Language } from '../i18n/language.tsx';
import { wordFor } from '../i18n/language.tsx';

/** What the things of a report are called on the page; their own ids where nobody has given them a name. */
export interface Names {
  readonly measure: (id: string) => string;
  readonly source: (id: string) => string;
  readonly parameter: (id: string) => string;
  readonly unit: (parameter: string) => string;
  readonly subgroup: (id: string) => string;
  readonly region: (id: string) => string;
}

/** Names from the contract, and from the model that was assessed. */
export function namesOf(contract: Contract, model: ModelDescription | undefined, words: Content, language: Language): Names {
  const { outcomeMeasures = [], sources = [] } = contract;
  const described = (id: string) => model?.parameters.find(({ parameter }) => parameter === id);
  return {
    measure: (id) => outcomeMeasures.find((each) => each.id === id)?.name ?? id,
    source: (id) => sources.find((each) => each.id === id)?.register ?? id,
    parameter: (id) => described(id)?.label[language] ?? id,
    unit: (id) => described(id)?.unit ?? '',
    subgroup: (id) => model?.subgroups.find((each) => each.id === id)?.label[language] ?? id,
    region: (id) => wordFor(words.casework.organisations, id),
  };
}
