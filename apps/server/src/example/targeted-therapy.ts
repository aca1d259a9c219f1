import { cast } from './persons.ts';
import type { ExampleCase, Step } from './step.ts';

const population =
  'Konstruert: voksne med langtkommen lungekreft med en sjelden, påviselig genforandring, som har fått tilbakefall etter første behandling.';
const comparator = 'Konstruert: cellegift etter gjeldende handlingsprogram.';
const title = 'Konstruktinib ved langtkommen lungekreft med sjelden genforandring (konstruert)';

const participant = 'helse-vest.1';

/** Input on a passage, and an expert from proposal to answer. */
const participation: readonly Step[] = [
  {
    actor: cast.association,
    daysAgo: 112,
    name: 'input',
    command: {
      type: 'giveInput',
      values: {
        inputTarget: 'populationText',
        quotedText: 'som har fått tilbakefall etter første behandling',
        textBefore: 'med en sjelden, påviselig genforandring,',
        inputText:
          'Konstruert eksempel: Mange av oss er for syke til cellegift etter tilbakefall. Kari Konstruksen fikk bare én kur. Sammenligningen bør også ta med dem som ikke får cellegift i dag.',
        senderCapacity: 'organisationInput',
        senderName: 'Pasientorganisasjon A (konstruert)',
        senderInterests: 'Konstruert: medlemskontingent og offentlig støtte, ingen midler fra leverandører.',
        contact: 'Leder, post@pasientorganisasjon-a.example',
        hiddenPassages: [{ passage: 'Kari Konstruksen', ground: 'groundPersonal' }],
      },
    },
  },
  {
    actor: cast.secretariat,
    daysAgo: 109,
    name: 'input-published',
    command: {
      type: 'publishInput',
      values: {
        inputId: 'pasientorganisasjon-a.1',
        inputPublication: 'publishPartly',
        hiddenPassages: [{ passage: 'Kari Konstruksen', ground: 'groundPersonal' }],
      },
    },
  },
  {
    actor: cast.region,
    daysAgo: 105,
    name: 'expert-proposed',
    command: {
      type: 'proposeParticipant',
      values: {
        participantKind: 'clinicalExpert',
        participantName: 'Overlege ved en kreftavdeling (konstruert)',
        expertise: 'Lungekreft',
        workplace: 'Helse Bergen',
        proposalReason: 'Konstruert eksempel: behandler de fleste pasientene i regionen med denne genforandringen.',
      },
    },
  },
  {
    actor: cast.region,
    daysAgo: 104,
    name: 'expert-asked',
    command: (day) => ({
      type: 'askParticipant',
      values: {
        participant,
        account: 'fagekspert-a',
        employer: 'helse-bergen',
        assignment: 'Konstruert eksempel: svare på spørsmål om dagens behandling og overførbarhet.',
        hoursNeeded: 10,
        replyBy: day(95),
      },
    }),
  },
  {
    actor: cast.expert,
    daysAgo: 101,
    name: 'expert-consents',
    command: {
      type: 'consentToTakePart',
      values: {
        participant,
        consents: true,
        hasInterestsInCase: true,
        interestsInCase: 'Konstruert: foredragshonorar fra en annen leverandør for to år siden.',
      },
    },
  },
  {
    actor: cast.trust,
    daysAgo: 98,
    name: 'expert-released',
    command: { type: 'releaseTime', values: { participant, release: 'workingHours', releasedHours: 10 } },
  },
  {
    actor: cast.secretariat,
    daysAgo: 97,
    name: 'expert-judged',
    command: {
      type: 'judgeInterests',
      values: {
        participant,
        interestsJudgement: 'mayTakePart',
        judgementReason: 'Konstruert eksempel: honoraret gjaldt en annen leverandør og et annet fagfelt.',
      },
    },
  },
  {
    actor: cast.region,
    daysAgo: 95,
    name: 'expert-appointed',
    command: { type: 'appointParticipant', values: { participant } },
  },
  {
    actor: cast.dmp,
    daysAgo: 90,
    name: 'questions',
    command: (day) => ({
      type: 'askQuestions',
      values: {
        askedParticipants: [{ participant }],
        questions: [
          {
            question: 'Hvor stor andel av pasientene får ikke cellegift i dag fordi de er for syke?',
            whyAsked: 'Konstruert eksempel: sammenligningen i modellen bygger på at alle får cellegift.',
            answerKind: 'estimate',
            answerBy: day(70),
          },
          {
            question: 'Er pasientene i studien lik dem du behandler?',
            whyAsked: 'Konstruert eksempel: for å vurdere om effekten kan overføres til norsk praksis.',
            answerKind: 'yesOrNo',
            answerBy: day(10),
          },
        ],
      },
    }),
  },
  {
    actor: cast.expert,
    daysAgo: 75,
    name: 'answer',
    command: {
      type: 'answerQuestion',
      values: {
        questionId: `${participant}:1`,
        likelyValue: '20 %',
        lowestValue: '10 %',
        highestValue: '30 %',
        answerText: 'Konstruert eksempel: anslaget bygger på pasientene ved avdelingen de siste tre årene.',
        beyondTheQuestion: 'Konstruert eksempel: andelen er høyere blant de eldste.',
      },
    },
  },
];

/** What came of the answer and the input. */
const dispositions: readonly Step[] = [
  {
    actor: cast.dmp,
    daysAgo: 14,
    name: 'answer-used',
    command: {
      type: 'giveFeedback',
      values: {
        questionId: `${participant}:1`,
        inputEffect: 'changedText',
        inputEffectReason: 'Konstruert eksempel: usikkerheten om hvem som får cellegift er beskrevet i dokumentet.',
        changedPlace: 'changedDocument',
        documentVersion: 1,
      },
    },
  },
  {
    actor: cast.dmp,
    daysAgo: 13,
    name: 'input-answered',
    command: {
      type: 'answerInput',
      values: {
        inputId: 'pasientorganisasjon-a.1',
        inputEffect: 'changedText',
        inputEffectReason:
          'Konstruert eksempel: innspillet er tatt inn. Fageksperten anslår at 20 prosent ikke får cellegift i dag, og dokumentet beskriver hva det betyr for sammenligningen.',
        changedPlace: 'changedDocument',
        documentVersion: 1,
      },
    },
  },
];

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
    ...participation,
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
    ...dispositions,
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
