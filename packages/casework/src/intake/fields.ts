import { day, type Field, type Fields, prose, title } from '../field.ts';

const comparator = { ...prose, shortest: 3 } as const satisfies Field;
const contact = { kind: 'text', required: true, shortest: 5, longest: 200 } as const satisfies Field;
const constructed = { kind: 'boolean', required: false } as const satisfies Field;

/** The forms of requests and proposals. */
export const intakeFields = {
  submitRequest: {
    title,
    substance: { kind: 'text', required: true, shortest: 2, longest: 200 },
    population: prose,
    wholeIndication: { kind: 'boolean', required: true, rule: 'intake.wholeIndication' },
    comparator,
    reason: prose,
    documentationDate: { ...day, rule: 'intake.documentationDate' },
    contact,
    constructed,
  },
  submitProposal: {
    title,
    methodType: { kind: 'choice', required: true, choices: ['procedure', 'device', 'diagnostic'] },
    population: prose,
    comparator,
    reason: prose,
    contact,
    constructed,
  },
  askForCompletion: { missing: prose },
  completeRequest: { completion: prose },
  registerCase: { title, population: prose, comparator },
} as const satisfies Record<string, Fields>;
