import { type CaseState, emptyCase } from '@likeverd/casework';
import { content } from '@likeverd/language';
import { describe, expect, test } from 'vitest';
import { formatFor } from '../src/i18n/language.tsx';
import { statementSections } from '../src/meetings/statement-sections.ts';

const hash = '7'.repeat(64);
const empty = emptyCase('case-1');
const state: CaseState = {
  ...empty,
  intake: {
    ...empty.intake,
    comparabilityStatements: [
      { comparedMethod: 'Legemiddel Y', expertVerdict: 'expertComparable', comparedEffect: 'Samme effekt' },
    ],
  },
  participation: {
    ...empty.participation,
    participants: [
      { id: 'helse-vest.1', participantKind: 'clinicalExpert', expertise: 'Hematologi' },
      { id: 'brukerutvalgene.1', participantKind: 'caseUserRepresentative', expertise: 'Pasientforening' },
    ],
    questions: [
      {
        id: 'helse-vest.1:1',
        participant: 'helse-vest.1',
        question: 'Hvor mange pasienter?',
        whyAsked: 'Budsjett',
        answerKind: 'estimate',
        answerBy: '2026-12-01',
        askedOn: '2026-11-01',
        othersAsked: [],
        answer: {
          answeredOn: '2026-11-05',
          likelyValue: '60',
          lowestValue: '40',
          highestValue: '90',
          answerText: 'Fra registeret.',
        },
        feedback: { inputEffect: 'changedText', inputEffectReason: 'Tallet er brukt.', recordedOn: '2026-11-10' },
      },
      {
        id: 'brukerutvalgene.1:1',
        participant: 'brukerutvalgene.1',
        question: 'Hva betyr mest?',
        whyAsked: 'Nytte',
        answerKind: 'words',
        answerBy: '2026-12-01',
        askedOn: '2026-11-01',
        othersAsked: [],
      },
    ],
    inputs: [
      {
        inputNumber: 1,
        givenOn: '2026-11-02',
        givenAtStage: 'beforeCommission',
        inputTarget: 'wholeCase',
        senderName: 'Pasientforeningen (konstruert)',
        inputText: 'Hele teksten med navn',
        publishedText: 'Teksten som er offentlig',
        disposition: { inputEffect: 'unchangedText', inputEffectReason: 'Utenfor saken.', recordedOn: '2026-11-12' },
      },
    ],
  },
  files: {
    documents: [
      {
        id: 'd1',
        title: 'Klinisk dossier',
        kind: 'documentation',
        label: { class: 'public' },
        claims: [],
        versions: [1, 2].map((number) => ({
          file: { id: `f${number}`, hash, size: 2_147_484, mediaType: 'application/pdf', name: `dossier-${number}.pdf` },
          recordedAt: '2026-11-03T09:00:00.000Z',
          role: 'supplier',
          published: number === 1,
        })),
      },
      {
        id: 'd2',
        title: 'Trukket vedlegg',
        kind: 'documentation',
        label: { class: 'public' },
        claims: [],
        versions: [],
        withdrawn: { reason: 'Feil fil', recordedAt: '2026-11-04T09:00:00.000Z' },
      },
    ],
  },
};

describe('what others have said, in the papers of a meeting', () => {
  const sections = statementSections(state, content.nb, formatFor('nb'));
  const rows = (title: RegExp) =>
    sections.find((each) => title.test(each.title))?.rows.map(([name, text]) => `${name}: ${text}`) ?? [];

  test('experts and users’ representatives, each with question, answer and what came of it', () => {
    expect(sections.map(({ title }) => title)).toEqual([
      'Faguttalelse 1 om sammenlignbarhet',
      'Uttalelse 1, fagekspert: Hematologi',
      'Uttalelse 2, brukerrepresentant: Pasientforening',
      'Innspill 1 fra Pasientforeningen (konstruert)',
      'Dokumenter i saken, som kan åpnes derfra',
    ]);
    expect(rows(/fagekspert/)).toEqual([
      'Spørsmålet: Hvor mange pasienter?',
      'Mest sannsynlige verdi: 60 (fra 40 til 90)',
      'Svar: Fra registeret.',
      'Hva svaret førte til: Endret, 10. november 2026. Tallet er brukt.',
    ]);
    expect(rows(/brukerrepresentant/)).toEqual(['Spørsmålet: Hva betyr mest?', 'Svar: Frist 1. desember 2026']);
  });

  test('input as it was published, with its disposition', () => {
    expect(rows(/^Innspill 1/)).toContain('Innspill: Teksten som er offentlig');
    expect(rows(/^Innspill 1/)).toContain('Hva det førte til: Ikke endret, 12. november 2026. Utenfor saken.');
    expect(JSON.stringify(sections)).not.toContain('Hele teksten med navn');
  });

  test('documents with every version, name, size and hash; what has been withdrawn is not among them', () => {
    const [first = '', second = ''] = rows(/^Dokumenter/);
    expect(first).toContain('Klinisk dossier, versjon 1: ');
    expect(first).toContain('offentliggjort');
    expect(second).toContain('Klinisk dossier, versjon 2: ');
    expect(second).toContain('dossier-2.pdf · 2,1 MB');
    expect(second).toContain(hash);
    expect(JSON.stringify(sections)).not.toContain('Trukket vedlegg');
  });

  test('a case of which the reader knows nothing of this has none of it', () => {
    expect(statementSections(empty, content.nb, formatFor('nb'))).toEqual([]);
  });
});
