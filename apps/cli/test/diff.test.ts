import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const shipped = readFileSync(new URL('../../../models/assessments/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
const model = readFileSync(new URL('../../../models/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
const [population = ''] = /\npopulation:\n(?: .*\n)+/.exec(shipped) ?? [];
const document = `${shipped.slice(0, shipped.indexOf('\npopulation:'))}\n${population}`;
const file = (name: string, text: string): string => {
  const place = path.join(cwd, name);
  writeFileSync(place, text);
  return place;
};
const before = file('before.yaml', document);

describe('likeverd diff', () => {
  test('two documents: what changed, and what it did to the results', async () => {
    const after = file('after.yaml', document.replace('newPatients: [60,', 'newPatients: [70,'));
    const { code, out } = await run(['diff', before, after, '--draws', '0', '--json'], { cwd });
    expect(code).toBe(0);
    const difference = JSON.parse(out) as { changes: unknown[]; effects: { id: string; from: number; to: number }[] };
    expect(difference.changes).toEqual([{ place: 'population.newPatients[0]', from: '60', to: '70' }]);
    expect(difference.effects).toContainEqual(
      expect.objectContaining({ id: 'population.2027.newPatients', from: 60, to: 70, unit: 'patient' }),
    );
    // The model is the same, so nothing of the appraisal changes.
    expect(difference.effects.every(({ id }) => id.startsWith('population.'))).toBe(true);
  });

  test('in words; a document does not differ from itself', async () => {
    const { out } = await run(['diff', before, before, '--draws', '0', '--lang', 'nb'], { cwd });
    expect(out).toContain('Dokumentene sier det samme.');
    expect(out).toContain('Ingen resultater er endret.');
  });

  test('two models: the price, and the cost per QALY with it', async () => {
    const dearer = file('dearer.yaml', model.replace('value: 45000', 'value: 46000'));
    const { code, out } = await run(['diff', file('model.yaml', model), dearer, '--json'], { cwd });
    expect(code).toBe(0);
    const difference = JSON.parse(out) as { changes: unknown[]; effects: { id: string; kind: string }[] };
    expect(difference.changes).toEqual([{ place: 'parameters.drugPricePerPack.value', from: '45000', to: '46000' }]);
    expect(difference.effects[0]).toMatchObject({ id: 'targeted.icer', kind: 'icer' });
  });

  test('what cannot be found is told', async () => {
    expect((await run(['diff', before, 'finnes-ikke'], { cwd })).code).not.toBe(0);
  });
});
