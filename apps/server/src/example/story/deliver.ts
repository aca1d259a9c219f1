import { omopCsv, type Simulated } from '@likeverd/followup';
import type { Deliveries, DeliveryView } from '../../registers/deliveries.ts';
import type { Moment } from '../../clock.ts';
import { cast } from '../persons.ts';

/** Codes in the forms of their vocabularies: a cytostatic of its own kind, lung cancer, breast cancer, and a procedure. */
export const codes = { drug: 'L01EX99', condition: 'C349', otherCondition: 'C509', procedure: 'WBGM00' } as const;

/** A row that no extract may hold: a treatment of a person who is not in it, at a time that has not come. */
const impossibleRow = '999999,999999,0,2999-01-01,2999-01-28,32817,1,28,L01EX99';

/**
 * Delivers what could be seen of the patients as tables of OMOP, as the register does it: begun, sent, checked, accepted or quarantined.
 * Returns how it ended, or null where there is no answer.
 */
export async function deliver(
  deliveries: Deliveries,
  contract: string,
  seen: Simulated,
  moment: Moment,
  spoilt: boolean,
): Promise<DeliveryView | null> {
  const id = await deliveries.begin(
    cast.register,
    {
      register: 'inspire',
      contract,
      form: 'omop',
      explanation: 'Konstruert: nye pasienter og lengre oppfølging siden forrige leveranse.',
      expectations: [],
      mapping: null,
    },
    moment,
  );
  // a table of which there is nothing yet is left out
  const tables = Object.entries(omopCsv(seen, codes)).filter(([, text]) => text.trimEnd().includes('\n'));
  for (const [table, text] of tables) {
    const sent = spoilt && table === 'drug_exposure' ? `${text}${impossibleRow}\n` : text;
    await deliveries.receive(cast.register, id, `${table}.csv`, new Blob([sent]).stream());
  }
  await deliveries.submit(cast.register, id, moment);
  await deliveries.settle();
  return deliveries.read(cast.register, id, moment);
}
