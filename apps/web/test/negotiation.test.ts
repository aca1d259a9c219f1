import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Appraisal } from '@likeverd/appraisal';
import { describe, expect, test } from 'vitest';
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
