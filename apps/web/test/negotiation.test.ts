import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Appraisal } from '@likeverd/appraisal';
import type { Alternative } from '@likeverd/casework';
import { describe, expect, test } from 'vitest';
import { type FormId, readTerms } from '../src/negotiation/forms.ts';
import type { FromNegotiation, Subject } from '../src/negotiation/protocol.ts';
import { createNegotiationSession } from '../src/negotiation/session.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const document = readFileSync(at('models/constructed-targeted-therapy.yaml'), 'utf8');
const subject: Subject = {
  document,
  asOf: { effective: '2026-11-22', known: '2026-11-22' },
  official: { inputs: {}, draws: 300, seed: 7 },
  parameter: 'drugPricePerPack',
  strategy: 'targeted',
};

type Answer = Extract<FromNegotiation, { kind: 'answered' }>;

/** A session and what it has said; pauses last until the wishes that came meanwhile are received. */
function conversation() {
  const said: FromNegotiation[] = [];
  const session = createNegotiationSession(
    (message) => said.push(message),
    () => new Promise((resume) => void setTimeout(resume, 0)),
  );
  const settled = (): Promise<void> => new Promise((resume) => void setTimeout(resume, 20));
  const answers = (): readonly Answer[] => said.filter((message): message is Answer => message.kind === 'answered');
  return { session, said, settled, answers };
}

/** What the command line says of the same draws at a price. */
function commandLine(price: number): Appraisal {
  const args = ['run', 'constructed-targeted-therapy', '--set', `drugPricePerPack=${price}`, '--draws', '300', '--seed', '7'];
  const out = execFileSync(process.execPath, [at('apps/cli/bin/likeverd.mjs'), ...args, '--as-of', '2026-11-22', '--json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(out) as { readonly appraisal: Appraisal }).appraisal;
}

describe('offers in the page', () => {
  test("have the command line's numbers", async () => {
    const { session, settled, answers } = conversation();
    session.receive({ kind: 'open', subject });
    session.receive({ kind: 'ask', ticket: 1, offers: [31_287, 45_000].map((price) => ({ id: String(price), price })) });
    await settled();
    for (const offer of answers()[0]?.offers ?? []) {
      const { uncertainty } = commandLine(offer.price.value);
      const [comparison] = uncertainty?.comparisons ?? [];
      const pairs = [
        [offer.incrementalCosts.value, comparison?.costs.mean],
        [offer.incrementalQalys.value, comparison?.qalys.mean],
        [offer.atThreshold?.netBenefit.value, comparison?.atThreshold?.expectedNetBenefit.value],
        [offer.atThreshold?.evpi.value, uncertainty?.evpi?.value],
      ];
      for (const [here, there] of pairs) expect((here ?? Number.NaN) / (there ?? Number.NaN)).toBeCloseTo(1, 9);
      expect(offer.atThreshold?.probability.value).toBe(comparison?.atThreshold?.probabilityCostEffective.value);
    }
    expect(answers()[0]?.offers.map(({ id }) => id)).toEqual(['31287', '45000']);
  });

  test('of wishes that come together only the newest is answered, also those that came before the model was open', async () => {
    const { session, settled, answers } = conversation();
    session.receive({ kind: 'ask', ticket: 1, offers: [{ id: 'a', price: 1 }] });
    session.receive({ kind: 'open', subject });
    session.receive({ kind: 'ask', ticket: 2, offers: [{ id: 'a', price: 2 }] });
    session.receive({ kind: 'ask', ticket: 3, offers: [{ id: 'a', price: 3 }] });
    await settled();
    expect(answers().map(({ ticket, offers }) => [ticket, offers[0]?.price.value])).toEqual([[3, 3]]);
  });

  test('the price that the cited run was made with is no part of what offers start from', async () => {
    const { session, settled, answers } = conversation();
    const official = { ...subject.official, inputs: { values: { drugPricePerPack: 1 } } };
    session.receive({ kind: 'open', subject: { ...subject, official } });
    session.receive({ kind: 'ask', ticket: 1, offers: [] });
    await settled();
    expect(answers()[0]?.basis.listPrice.value).toBe(45_000);
  });

  test('a budget that the model cannot give is told, and the rest stands', async () => {
    const { session, settled, answers } = conversation();
    session.receive({ kind: 'open', subject });
    const patients = { newPatients: Array.from({ length: 40 }, () => 1), uptake: Array.from({ length: 40 }, () => 1) };
    session.receive({ kind: 'ask', ticket: 1, offers: [{ id: 'a', price: 30_000 }], patients });
    await settled();
    expect(answers()[0]?.budgetFaults).toMatchObject([{ code: 'field.range' }]);
    expect(answers()[0]?.offers[0]?.atThreshold?.netBenefit.value).toBeTypeOf('number');
  });

  test('a model that cannot be read is told with its faults', () => {
    const { session, said } = conversation();
    session.receive({ kind: 'open', subject: { ...subject, document: 'format: nothing' } });
    expect(said[0]).toMatchObject({ kind: 'unreadable' });
  });
});

const alternative = (form: string, terms: Readonly<Record<string, string>>): Alternative => ({
  id: 'alternative1',
  name: '',
  form,
  terms: Object.fromEntries(Object.entries(terms).map(([name, text]) => [`${form}.${name}`, text])),
  remark: '',
  points: { 'A8-2': { judgement: 'yes', reason: 'Markedet krever det.' }, 'A8-3': { judgement: '', reason: 'ikke med' } },
});
const states = ['progressionFree', 'progressed', 'dead'];
/** Something sound in every form. */
const typedTerms: Readonly<Record<Exclude<FormId, 'flat'>, Readonly<Record<string, string>>>> = {
  priceVolume: { from1: '250', discount1: '15', from2: '500', discount2: '35 %' },
  expenditureCap: { budget: '20 000 000', supplierShare: '80' },
  patientCap: { measure: 'years', limit: '2' },
  freeInitiation: { measure: 'units', amount: '3' },
  indicationPrice: { share1: '60', indicationDiscount1: '10', indicationDiscount2: '40', actualShare1: '50', trueUp: 'yes' },
  instalments: { payments: '4', rate: '3', pricePerPatient: '500000' },
  outcomeRebate: { years: '1', rebate: '30' },
  moneyBack: { state: 'progressionFree', years: '0,5' },
  continuation: { years: '0.5' },
  documentedEffect: { startDiscount: '60', reviewYear: '2', years: '1', level: '45', reached: '40', otherwise: '70' },
  evidence: { milestone: 'Registerdata', milestoneDate: '2028-12-31', reviewYear: '3', years: '1', level: '35', exit: 'withdraw' },
};

describe('agreements beside the price', () => {
  test.each(Object.entries(typedTerms))('%s: what is typed is priced in the page', async (form, typed) => {
    const { session, settled, said, answers } = conversation();
    const { faults, terms = [], answers: points } = readTerms(alternative(form, typed), states);
    expect(faults).toEqual({});
    expect(terms).toMatchObject([{ type: form }]);
    expect(points).toEqual({ 'A8-2': { answer: 'yes', reason: 'Markedet krever det.' } });
    session.receive({ kind: 'open', subject: { ...subject, official: { ...subject.official, draws: 60 } } });
    const patients = { newPatients: [60, 62, 64, 66, 68], uptake: [0.3, 0.6, 0.8, 0.9, 0.9] };
    const offers = [{ id: 'a', price: 40_000, agreement: { terms, answers: points } }];
    session.receive({ kind: 'ask', ticket: 1, offers, patients });
    await expect.poll(() => said.at(-1)?.kind, { timeout: 10_000 }).toBe('allAgreed');
    await settled();
    expect(answers()[0]?.offers).toEqual([]);
    const agreed = said.find((message) => message.kind === 'agreed');
    expect(agreed?.offer.atThreshold?.netBenefit.value).toBeTypeOf('number');
    expect(agreed?.offer.agreement?.nature.types).toContain(form);
    expect(agreed?.offer.agreement?.framework).toHaveLength(11);
    expect(agreed?.offer.budget).toHaveLength(5);
  });

  test('a price alone is answered at once, and by the framework after it, with the same numbers', async () => {
    const { session, said, answers } = conversation();
    session.receive({ kind: 'open', subject });
    session.receive({ kind: 'ask', ticket: 1, offers: [{ id: 'a', price: 31_287, agreement: { terms: [], answers: {} } }] });
    await expect.poll(() => said.at(-1)?.kind, { timeout: 10_000 }).toBe('allAgreed');
    const agreed = said.find((message) => message.kind === 'agreed');
    const { agreement, ...rest } = agreed?.offer ?? {};
    expect(rest).toEqual(answers()[0]?.offers[0]);
    expect(agreement?.framework[0]).toMatchObject({ point: 'A8-1', status: 'met' });
  });

  test('terms that the model cannot follow are told, and the other offers stand', async () => {
    const { session, said, answers } = conversation();
    session.receive({ kind: 'open', subject });
    const terms = readTerms(alternative('moneyBack', { years: '90' }), states).terms ?? [];
    session.receive({
      kind: 'ask',
      ticket: 1,
      offers: [
        { id: 'list', price: 45_000 },
        { id: 'a', price: 40_000, agreement: { terms, answers: {} } },
      ],
    });
    await expect.poll(() => said.at(-1)?.kind, { timeout: 10_000 }).toBe('allAgreed');
    expect(said).toContainEqual(expect.objectContaining({ kind: 'notAgreed', id: 'a' }));
    expect(answers()[0]?.offers.map(({ id }) => id)).toEqual(['list']);
  });

  test.each([
    ['priceVolume', { from1: 'mange', discount1: '120' }, { from1: 'notANumber', discount1: 'share' }],
    ['moneyBack', {}, { years: 'missing' }],
    ['patientCap', { limit: '-1' }, { limit: 'negative' }],
    [
      'evidence',
      { ...typedTerms.evidence, milestoneDate: 'snart', exit: 'lowerPrice' },
      { milestoneDate: 'date', exitDiscount: 'missing' },
    ],
  ] as const)('%s: %j has the faults %j, and no terms', (form, typed, faults) => {
    const read = readTerms(alternative(form, typed), states);
    expect(read.faults).toEqual(faults);
    expect(read.terms).toBeUndefined();
  });

  test('a form that is not known is a lower price', () => {
    expect(readTerms(alternative('barter', {}), states)).toMatchObject({ faults: {} });
  });
});
