import { cast } from './persons.ts';
import type { ExampleCase } from './step.ts';

const population =
  'Konstruert: voksne med langtkommen lungekreft med en sjelden, påviselig genforandring, som har fått tilbakefall etter første behandling.';
const comparator = 'Konstruert: cellegift etter gjeldende handlingsprogram.';
const title = 'Konstruktinib ved langtkommen lungekreft med sjelden genforandring (konstruert)';

/** A made-up medicine with a confidential price offer, so that a visitor can try to find the price. Waits for the assessment. */
export const targetedTherapy: ExampleCase = {
  id: 'targeted-therapy',
  steps: [
    {
      actor: cast.supplier,
      daysAgo: 256,
      command: (day) => ({
        type: 'submitRequest',
        values: {
          title,
          substance: 'konstruktinib (konstruert)',
          population,
          wholeIndication: true,
          comparator,
          reason:
            'Konstruert eksempel: både virkestoffet, leverandøren og alle tall er oppdiktet. Pasientgruppen er liten, behandlingen er målrettet, og dokumentasjonen er umoden.',
          documentationDate: day(125),
          contact: 'Leverandør A (konstruert), refusjon@leverandor-a.example',
          constructed: true,
        },
      }),
    },
    {
      actor: cast.secretariat,
      daysAgo: 248,
      command: { type: 'registerCase', values: { title, population, comparator } },
    },
    {
      actor: cast.bestillerforum,
      daysAgo: 118,
      command: (day) => ({
        type: 'commissionAssessment',
        values: {
          assessmentType: 'costPerQaly',
          body: 'dmp',
          meetingDate: day(119),
          reason:
            'Konstruert eksempel: leverandøren har varslet at dokumentasjonen er klar. Bestillerforum ber om en kostnad-nytte-vurdering, og om at verdien av mer kunnskap beregnes fordi dokumentasjonen er umoden.',
        },
      }),
    },
    {
      actor: cast.secretariat,
      daysAgo: 117,
      name: 'authorisation',
      command: (day) => ({ type: 'recordAuthorisation', values: { authorisedOn: day(270) } }),
    },
    {
      actor: cast.dmp,
      daysAgo: 104,
      name: 'documentation',
      command: (day) => ({
        type: 'receiveDocumentation',
        values: {
          documentationReceivedOn: day(105),
          documentationContents: 'Konstruert eksempel: helseøkonomisk modell, klinisk studierapport og litteratursøk.',
        },
      }),
    },
    { actor: cast.dmp, daysAgo: 98, name: 'complete', command: { type: 'declareDocumentationComplete', values: {} } },
    {
      actor: cast.dmp,
      daysAgo: 84,
      name: 'start',
      command: { type: 'startAssessment', values: { assessmentBasis: 'companyDocumentation' } },
    },
    {
      actor: cast.dmp,
      daysAgo: 63,
      name: 'stop',
      command: {
        type: 'stopClock',
        values: {
          stopReason: 'supplementaryDocumentation',
          missing: 'Konstruert eksempel: overlevelse med lengre oppfølging, delt på tidligere behandling.',
        },
      },
    },
    { actor: cast.dmp, daysAgo: 42, name: 'resume', command: { type: 'resumeClock', values: {} } },
    {
      actor: cast.dmp,
      daysAgo: 19,
      run: { modelId: 'constructed-targeted-therapy', draws: 10_000, seed: 20_260_102 },
      command: {
        type: 'attachRun',
        values: { remark: 'Konstruert eksempel: kjørt med listeprisen i modellen. Tilbudt pris er ikke brukt i modellen.' },
      },
    },
    {
      actor: cast.dmp,
      daysAgo: 16,
      name: 'assessment',
      assessment: 'constructed-targeted-therapy',
      command: { type: 'attachAssessment', values: {} },
    },
    {
      actor: cast.negotiator,
      daysAgo: 9,
      command: (day) => ({
        type: 'recordPriceOffer',
        values: {
          pricePerPack: 31_287,
          maximumPricePerPack: 44_931,
          validUntil: day(-180),
          terms:
            'Konstruert eksempel: flat rabatt som gjelder alle helseregioner fra første pakning. Tilbudet forutsetter at metoden innføres.',
        },
      }),
    },
  ],
};
