import { expect, test } from 'vitest';
import { content, languages } from '../src/index.ts';
import { type DecisionFacts, decisionText } from '../src/decision-text.ts';

const facts: DecisionFacts = {
  outcome: 'introducedForSubgroup',
  population: 'Voksne med metastatisk sykdom.',
  restriction: 'Bare ved BRAF V600E.',
  validFrom: '2026-12-01',
  reviewDate: '2028-12-01',
  priceCondition: 'priceAgreement',
  agreementForm: 'volumeBased',
  supersedes: 'ID2020_008',
  conditions: [{ text: 'Bare ved regionale sentre.' }],
  startStopCriteria: [
    { kind: 'startCriterion', criterion: 'Påvist mutasjon' },
    { kind: 'stopCriterion', criterion: 'Sykdomsprogresjon', measured: 'hver 12. uke' },
  ],
  ongoingTrials: [{ trial: 'NCT01234567', note: 'tar inn pasienter' }],
};

test('the record as sentences and lists, in bokmål', () => {
  expect(decisionText('Legemiddel X', facts, content.nb, 'nb')).toEqual({
    sentences: [
      'Legemiddel X innføres for en undergruppe.',
      'Avgrensning: Bare ved BRAF V600E.',
      'Beslutningen gjelder: Voksne med metastatisk sykdom.',
      'Det er en forutsetning at den alternative prisavtalen gjelder (volumbasert avtale).',
      'Metoden kan tas i bruk fra 1. desember 2026.',
      'Beslutningen skal vurderes på nytt innen 1. desember 2028.',
      'Beslutningen erstatter beslutningen i ID2020_008.',
    ],
    lists: [
      { heading: 'Vilkår', items: ['Bare ved regionale sentre.'] },
      { heading: 'Behandlingen kan startes når alt dette er oppfylt', items: ['Påvist mutasjon'] },
      { heading: 'Behandlingen stoppes når noe av dette skjer', items: ['Sykdomsprogresjon (hver 12. uke)'] },
      { heading: 'Pågående kliniske studier', items: ['NCT01234567 (tar inn pasienter)'] },
    ],
  });
});

test.each(languages)('%s: every outcome has its sentence, and a decision without more is short', (language) => {
  for (const outcome of Object.keys(content[language].pages.decision.text.outcomes)) {
    const { sentences, lists } = decisionText('X', { outcome }, content[language], language);
    expect([sentences.length, lists]).toEqual([1, []]);
    expect(sentences[0]).toContain('X');
  }
});

test('a no does not say that anything may be used from a day', () => {
  const { sentences } = decisionText('X', { outcome: 'notIntroduced', validFrom: '2026-12-01' }, content.nb, 'nb');
  expect(sentences).toEqual(['X innføres ikke.', 'Beslutningen gjelder fra 1. desember 2026.']);
});

test('the price itself never stands in the text: only the condition', () => {
  const { sentences } = decisionText('X', { outcome: 'introduced', priceCondition: 'equalOrLower' }, content.nb, 'nb');
  expect(sentences.at(-1)).toBe(
    'Det er en forutsetning at prisen er lik eller lavere enn den prisen som ligger til grunn for beslutningen.',
  );
  expect(sentences.join(' ')).not.toMatch(/\d/);
});
