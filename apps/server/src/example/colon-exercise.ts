import { cast } from './persons.ts';
import type { ExampleCase } from './step.ts';

const population =
  'Voksne som er operert for tykktarmskreft i stadium III eller høyrisiko stadium II, og som har fullført tilleggsbehandling med cellegift.';
const comparator = 'Vanlig oppfølging etter behandling for tykktarmskreft, uten strukturert trening.';
const title = 'Strukturert trening etter cellegiftbehandling for tykktarmskreft';
const source =
  'Modellen og tallene er publisert: Álcega Hartmann 2026, DOI 10.5281/zenodo.21978175, lisens CC BY 4.0. Saksbehandlingen er konstruert for å vise hele veien i Likeverd og er ikke et vedtak i Nye metoder.';

/** A published Norwegian model on its way through a constructed case, from proposal to published decision. Its figures are those of the publication. */
export const colonExercise: ExampleCase = {
  id: 'colon-exercise',
  steps: [
    {
      actor: cast.proposer,
      daysAgo: 262,
      command: {
        type: 'submitProposal',
        values: {
          title,
          methodType: 'procedure',
          population,
          comparator,
          reason: `Mange får tilbakefall etter behandling for tykktarmskreft. CHALLENGE-studien (NEJM 2025) viste at tre års strukturert trening etter cellegift ga færre tilbakefall og lengre levetid. Det finnes ikke et likeverdig tilbud i helseregionene i dag.\n\n${source}`,
          contact: 'Forslagsstiller A (konstruert), post@forslagsstiller-a.example',
          constructed: true,
        },
      },
    },
    {
      actor: cast.secretariat,
      daysAgo: 250,
      command: { type: 'registerCase', values: { title, population, comparator } },
    },
    {
      actor: cast.bestillerforum,
      daysAgo: 231,
      command: (day) => ({
        type: 'commissionAssessment',
        values: {
          assessmentType: 'costPerQaly',
          body: 'fhi',
          meetingDate: day(232),
          reason: `Metoden kan gi stor helsegevinst for mange, og den legger beslag på personell i rehabilitering. Bestillerforum ber om en kostnad-nytte-vurdering med beregning av prognosetap, usikkerhet og ressursbruk, også for kommunene og for pasientenes egen tid.\n\n${source}`,
        },
      }),
    },
    {
      actor: cast.fhi,
      daysAgo: 196,
      name: 'start',
      command: { type: 'startAssessment', values: { assessmentBasis: 'publicSources' } },
    },
    {
      actor: cast.fhi,
      daysAgo: 75,
      run: { modelId: 'colon-exercise-norway', draws: 10_000, seed: 20_260_101 },
      command: {
        type: 'attachRun',
        values: {
          remark:
            'Grunnanalysen følger den publiserte modellen. Trekningene er våre egne, så resultatene av den probabilistiske analysen avviker litt fra de publiserte, innenfor det tilfeldig variasjon tilsier.',
        },
      },
    },
    {
      actor: cast.fhi,
      daysAgo: 70,
      name: 'assessment',
      assessment: 'colon-exercise-norway',
      command: { type: 'attachAssessment', values: {} },
    },
    {
      actor: cast.fhi,
      daysAgo: 62,
      command: {
        type: 'deliverAssessment',
        values: {
          benefit:
            'Treningsprogrammet gir 11,160 kvalitetsjusterte leveår per pasient mot 10,250 med vanlig oppfølging, det vil si 0,910 flere (diskontert over 40 år). Forventet levetid øker fra 12,93 til 14,08 leveår. Effekten bygger på én randomisert studie med lang oppfølging: hasardratio 0,72 (95 % KI 0,55–0,94) for sykdomsfri overlevelse og 0,63 (0,43–0,94) for totaloverlevelse.',
          resources:
            'Kostnaden per pasient øker fra 493 771 til 526 535 kroner, en merkostnad på 32 764 kroner. Kostnaden per kvalitetsjustert leveår er 35 995 kroner. Ser vi bare på helsetjenestens egne kostnader, er den 20 636 kroner. Programmet krever fysioterapeuter eller treningsveiledere i tre år per pasient; pasientenes reiser og tid er regnet med.',
          severity:
            'Pasientgruppen taper i gjennomsnitt 4,91 gode leveår med dagens behandling (absolutt prognosetap). Det tilsvarer alvorlighetsklasse 2 og en referanseverdi på 385 000 kroner per kvalitetsjustert leveår.',
          uncertainty: `I den publiserte analysen er sannsynligheten for at kostnaden per kvalitetsjustert leveår ligger under referanseverdien 99,3 prosent, og forventet verdi av perfekt informasjon er 372 kroner per pasient. Kjøringen det vises til her, har egne tilfeldige tall og gir derfor litt andre tall for usikkerheten. Resultatet er mest følsomt for hvor mange som følger programmet: med full deltakelse er kostnaden per kvalitetsjustert leveår 89 739 kroner. Med ti års tidshorisont er den 11 907 kroner. Usikkerheten gjelder særlig om deltakelsen i studien kan oppnås i vanlig drift.\n\n${source}`,
        },
      },
    },
    {
      actor: cast.bestillerforum,
      daysAgo: 46,
      command: {
        type: 'signOffAssessment',
        values: { remark: 'Metodevurderingen svarer på bestillingen. Oversendes Beslutningsforum.' },
      },
    },
    {
      actor: cast.beslutningsforum,
      daysAgo: 20,
      command: (day) => ({
        type: 'recordDecision',
        values: {
          outcome: 'introduced',
          population,
          meetingDate: day(21),
          agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
          reasonBenefit:
            'Nytten er stor: nesten ett ekstra godt leveår per pasient, dokumentert i en randomisert studie med overlevelse som utfall.',
          reasonResources:
            'Merkostnaden på 32 764 kroner per pasient er lav i forhold til nytten. Ressursbehovet er først og fremst personell, og det må planlegges sammen med kommunene.',
          reasonSeverity: 'Absolutt prognosetap er 4,91 gode leveår, alvorlighetsklasse 2.',
          reasonOverall: `Kostnaden per kvalitetsjustert leveår, 35 995 kroner, er langt under referanseverdien på 385 000 kroner, og usikkerheten har liten betydning for beslutningen. De tre prioriteringskriteriene er samlet sett oppfylt.\n\n${source}`,
          conditions: [
            {
              kind: 'competenceCondition',
              text: 'Programmet tilbys av eller i samarbeid med fysioterapeut med kompetanse i kreftrehabilitering.',
            },
            {
              kind: 'registrationCondition',
              text: 'Deltakelse og tilbakefall registreres, slik at etterlevelsen kan sammenlignes med studien.',
            },
          ],
          startStopCriteria: [
            {
              kind: 'startCriterion',
              criterion: 'Tilleggsbehandlingen med cellegift er fullført.',
              measured: '2 til 6 måneder etter siste kur',
            },
            { kind: 'stopCriterion', criterion: 'Tilbakefall av sykdommen.', measured: 'ved hver kontroll' },
          ],
          judgements: [
            {
              judgement: 'uncertainty',
              direction: 'neutral',
              weight: 'someWeight',
              text: 'Deltakelsen i vanlig drift er usikker, men konklusjonen er den samme med full deltakelse.',
            },
            {
              judgement: 'budget',
              direction: 'neutral',
              weight: 'noWeight',
              text: 'Merkostnaden per pasient er lav, og antallet pasienter er kjent.',
            },
            {
              judgement: 'rarity',
              direction: 'neutral',
              weight: 'noWeight',
              text: 'Tilstanden er ikke sjelden.',
            },
            {
              judgement: 'organisation',
              direction: 'speaksAgainst',
              weight: 'someWeight',
              text: 'Tilbudet finnes ikke i alle regioner og må bygges opp sammen med kommunene.',
            },
            {
              judgement: 'personnel',
              direction: 'speaksAgainst',
              weight: 'someWeight',
              text: 'Fysioterapeuter er en knapp ressurs, og programmet varer i tre år per pasient.',
            },
          ],
          decisionCodes: [{ system: 'icd10', code: 'C18', name: 'Ondartet svulst i tykktarm' }],
          affectedGuidelines: [
            {
              guideline: 'Nasjonalt handlingsprogram for kreft i tykktarm og endetarm (konstruert eksempel)',
              change: 'Oppfølging etter tilleggsbehandling omtaler strukturert trening.',
              responsible: 'Helsedirektoratet',
            },
          ],
          validFrom: day(10),
          reviewDate: day(-720),
        },
      }),
    },
    { actor: cast.secretariat, daysAgo: 18, command: { type: 'publishDecision', values: {} } },
  ],
};
