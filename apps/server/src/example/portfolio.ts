import { bodies, type Command, judgements, type Party, regionalHealthAuthorities } from '@likeverd/casework';
import { addCalendarDays, type CalendarDate, healthTrusts } from '@likeverd/reference';
import { sha256 } from '../log/chain.ts';

/** One act of a constructed case, on its day. */
export interface HistoryStep {
  readonly actor: Party;
  readonly day: CalendarDate;
  readonly command: Command;
}

/** A constructed case as it went: what was done by whom on which day, in order. */
export interface CaseHistory {
  /** Never changed: from it follows the case's id. */
  readonly name: string;
  readonly steps: readonly HistoryStep[];
}

const substances = ['Konstruertinib', 'Eksemplimab', 'Tenktercept', 'Modellusiran', 'Prøvelisib', 'Fiktolimab'] as const;
/** Made of parts for large portfolios, in which a substance has no more cases than in a real one. */
const madeSubstances: readonly string[] = ['tinib', 'mab', 'cept', 'siran', 'lisib', 'limab'].flatMap((ending) =>
  ['a', 'e', 'i', 'o', 'u', 'ar', 'er', 'or', 'an', 'en', 'un'].flatMap((middle) =>
    ['Oppdikt', 'Tenkt', 'Eksempl', 'Modell', 'Fikt', 'Liksom', 'Prøv', 'Skinn', 'Lat', 'Utprøv'].map(
      (beginning) => `${beginning}${middle}${ending}`,
    ),
  ),
);

/** Cases in which a substance stands, and cases of a supplier, at most about so many. */
const casesOfSubstance = 8;
const casesOfSupplier = 50;

function substanceOf(cases: number, choose: Chooser): string {
  const some = [...substances, ...madeSubstances].slice(0, Math.max(substances.length, Math.ceil(cases / casesOfSubstance)));
  return some[choose('substance', some.length)] ?? substances[0];
}

const firstSuppliers = 'abcdefgh';

function supplierOf(cases: number, choose: Chooser): string {
  const place = choose('supplier', Math.max(firstSuppliers.length, Math.ceil(cases / casesOfSupplier)));
  return `leverandor-${firstSuppliers[place] ?? place + 1}`;
}

const illnesses = [
  'ikke-småcellet lungekreft med en målbar genforandring',
  'føflekkreft som har spredt seg',
  'residiverende multippel sklerose',
  'spinal muskelatrofi hos barn',
  'moderat til alvorlig psoriasis',
  'arvelig transtyretinamyloidose',
  'kronisk lymfatisk leukemi',
  'alvorlig eosinofil astma',
  'ulcerøs kolitt etter svikt på førstelinjebehandling',
  'brystkreft med høy risiko for tilbakefall',
] as const;
interface Device {
  readonly methodType: 'device' | 'diagnostic' | 'procedure';
  readonly what: string;
}
const devices: readonly [Device, ...Device[]] = [
  { methodType: 'device', what: 'Lukket sløyfe for insulintilførsel' },
  { methodType: 'diagnostic', what: 'Genpaneltest før valg av behandling' },
  { methodType: 'procedure', what: 'Digital hjemmeoppfølging' },
  { methodType: 'procedure', what: 'Stereotaktisk strålebehandling' },
  { methodType: 'diagnostic', what: 'Blodprøve for tidlig påvisning' },
];
const outcomes = ['introduced', 'introduced', 'introducedForSubgroup', 'notIntroduced', 'notIntroduced'] as const;
const marking = 'Konstruert eksempel: metoden, tallene og saksgangen er laget for demonstrasjon og prøving.';

/** Price offers of a case before its assessment, however much is added to it. */
const mostOffers = 6;

/** Days in which the trusts of a constructed case have not answered the letter about the decision yet. */
const unanswered = 150;

/** How far a case has come, and how many of a hundred stand there. */
const stands = [
  ['published', 62],
  ['closed', 6],
  ['signedOff', 4],
  ['delivered', 4],
  ['commissioned', 13],
  ['registered', 5],
  ['awaitingCompletion', 2],
  ['submitted', 4],
] as const;

/**
 * A portfolio of constructed cases, the same for the same day: suppliers' requests and others' proposals over the five years up to
 * `today`, at every step of the way. What they say is marked as constructed. `extra` adds acts to each case for trying large logs.
 */
export function constructedPortfolio(cases: number, today: CalendarDate, extra = 0): readonly CaseHistory[] {
  return Array.from({ length: cases }, (_, index) => constructedCase(index, cases, today, extra));
}

function constructedCase(index: number, cases: number, today: CalendarDate, extra: number): CaseHistory {
  const choose = chooser(`portfolio ${index}`);
  const medicine = choose('kind', 10) < 8;
  const stand = standAt(choose('stand', 100));
  const ended = stand === 'published' || stand === 'closed';
  const age = ended ? 380 + Math.floor((1_450 * (cases - index)) / cases) : 12 + choose('age', 200);
  const illness = pick(illnesses, choose('illness', illnesses.length));
  const device = pick(devices, choose('device', devices.length));
  const substance = substanceOf(cases, choose);
  const title = medicine
    ? `${substance} ${index + 1} ved ${illness} (konstruert)`
    : `${device.what} ved ${illness}, variant ${index + 1} (konstruert)`;
  const population = `Pasienter med ${illness}. ${marking}`;
  const comparator = 'Behandlingen som brukes i spesialisthelsetjenesten i dag.';
  const supplier: Party = {
    person: 'constructed-supplier',
    role: 'supplier',
    organisation: supplierOf(cases, choose),
  };
  const proposer: Party = { person: 'constructed-proposer', role: 'proposer', organisation: 'forslagsstiller-a' };
  const owner = medicine ? supplier : proposer;
  const body = medicine ? bodies.dmp : bodies.fhi;
  const assessor: Party = { person: `constructed-assessor-${body}`, role: 'assessor', organisation: body };

  const steps: HistoryStep[] = [];
  let day = addCalendarDays(today, -age);
  const act = (
    actor: Party,
    after: number,
    type: Command['type'],
    values: Command['values'] | ((day: CalendarDate) => Command['values']),
  ): void => {
    day = addCalendarDays(day, after);
    if (day > today) day = today;
    steps.push({ actor, day, command: { type, values: typeof values === 'function' ? values(day) : values } });
  };
  const shared = {
    title,
    population,
    comparator,
    reason: `Metoden kan gi bedre behandling. ${marking}`,
    contact: 'Kontaktpunkt (konstruert), post@example.org',
    constructed: true,
  };
  if (medicine) {
    act(owner, 0, 'submitRequest', {
      ...shared,
      substance: substance.toLowerCase(),
      wholeIndication: true,
      documentationDate: addCalendarDays(day, 60 + choose('documentation', 120)),
    });
  } else {
    act(owner, 0, 'submitProposal', { ...shared, methodType: device.methodType });
  }
  if (stand === 'submitted') return { name: `portfolio ${index}`, steps };
  const rounds = stand === 'awaitingCompletion' || choose('completion', 10) < 3 ? 1 : 0;
  for (let round = 0; round < rounds + Math.floor(extra / 4); round++) {
    act(secretariat, round === 0 ? 5 : 0, 'askForCompletion', {
      missing: `Vi mangler opplysninger om hvor mange pasienter det gjelder, runde ${round + 1}.`,
    });
    if (stand === 'awaitingCompletion' && round === rounds - 1 + Math.floor(extra / 4))
      return { name: `portfolio ${index}`, steps };
    act(owner, round === 0 ? 9 : 0, 'completeRequest', {
      completion: `Om lag ${100 + choose(`patients ${round}`, 400)} pasienter i året, etter et konstruert anslag.`,
    });
  }
  act(secretariat, 4, 'registerCase', { title, population, comparator });
  if (stand === 'registered') return { name: `portfolio ${index}`, steps };
  if (stand === 'closed') {
    act(bestillerforum, 20, 'declineAssessment', (meetingDate) => ({
      meetingDate,
      reason: `Metoden egner seg ikke for nasjonal metodevurdering. ${marking}`,
    }));
    return { name: `portfolio ${index}`, steps };
  }
  act(bestillerforum, 20, 'commissionAssessment', (meetingDate) => ({
    assessmentType: medicine ? 'costPerQaly' : 'effectAndSafety',
    body,
    meetingDate,
    reason: `Metoden kan få stor betydning for pasientgruppen. ${marking}`,
  }));
  // Of the commissioned, some wait for documentation, some in the queue.
  const waits = stand === 'commissioned' ? choose('waits', 4) : 3;
  if (medicine && waits > 0) documentation(waits > 1);
  if (waits < 2) return { name: `portfolio ${index}`, steps };
  if (medicine) offers(Math.min(Math.floor(extra / 2), mostOffers));
  for (let round = 0; round < 1 + Math.floor(extra / 2); round++)
    act(assessor, round === 0 ? 30 : 0, 'attachRun', { run: constructedRun(index, round, choose), remark: marking });
  if (choose('stop', 3) === 0) stop();
  if (stand === 'commissioned') return { name: `portfolio ${index}`, steps };
  act(assessor, 60 + choose('assessment', 90), 'deliverAssessment', {
    benefit: `Metoden gir flere gode leveår enn dagens behandling. ${marking}`,
    resources: `Merkostnaden er beregnet i modellen. ${marking}`,
    severity: `Prognosetapet er beregnet etter metoden som gjelder. ${marking}`,
    uncertainty: `Dokumentasjonen er usikker på lang sikt. ${marking}`,
  });
  if (stand === 'delivered') return { name: `portfolio ${index}`, steps };
  act(bestillerforum, 12, 'signOffAssessment', {});
  if (medicine) {
    offers(1);
    act(negotiator, 8, 'recordPriceNote', { note: `Prisnotat med innstilling. ${marking}` });
  }
  if (stand === 'signedOff') return { name: `portfolio ${index}`, steps };
  const outcome = pick(outcomes, choose('outcome', outcomes.length));
  act(beslutningsforum, 25, 'recordDecision', (meetingDate) => ({
    outcome,
    population,
    ...(outcome === 'introducedForSubgroup' ? { restriction: `Bare pasienter med høy risiko. ${marking}` } : {}),
    meetingDate,
    agreeing: regionalHealthAuthorities,
    reasonBenefit: `Nytten er vurdert. ${marking}`,
    reasonResources: `Ressursbruken er vurdert. ${marking}`,
    reasonSeverity: `Alvorligheten er vurdert. ${marking}`,
    reasonOverall: `De tre kriteriene er veid mot hverandre. ${marking}`,
    judgements: judgements.map((judgement) => ({
      judgement,
      direction: pick(['speaksFor', 'neutral', 'speaksAgainst'], choose(`direction ${judgement}`, 3)),
      weight: pick(['noWeight', 'someWeight', 'muchWeight'], choose(`weight ${judgement}`, 3)),
      text: `Vurdert av Beslutningsforum. ${marking}`,
    })),
    validFrom: addCalendarDays(meetingDate, 30),
    ...reviewed(outcome, meetingDate),
  }));
  act(secretariat, 2, 'publishDecision', {});
  act(secretariat, 1, 'informTrusts', (sentOn) => ({ informedRegions: regionalHealthAuthorities, sentOn }));
  if (day < addCalendarDays(today, -unanswered)) answers(outcome !== 'notIntroduced');
  return { name: `portfolio ${index}`, steps };

  /** Every trust writes that it has the letter; where the method is introduced it tells from when, or why not yet. */
  function answers(introduced: boolean): void {
    const directors = healthTrusts.trusts.map(
      ({ id: organisation }): Party => ({
        person: `constructed-medical-director-${organisation}`,
        role: 'healthTrust',
        organisation,
      }),
    );
    for (const [place, trust] of directors.entries()) act(trust, place === 0 ? 3 : 0, 'acknowledgeInformation', {});
    if (!introduced) return;
    for (const [place, trust] of directors.entries()) {
      const inUse = choose(`use ${trust.organisation}`, 12) > 0;
      act(trust, place === 0 ? 90 : 0, 'reportIntroduction', (on) =>
        inUse
          ? { inUse: 'inUseYes', inUseFrom: addCalendarDays(on, -choose(`from ${trust.organisation}`, 60)) }
          : { inUse: 'inUseNo', whyNot: `Helseforetaket behandler ikke denne pasientgruppen. ${marking}` },
      );
    }
  }

  /** Of the decisions to introduce, one in four is to be looked at again, on a day that has not come. */
  function reviewed(decided: string, meetingDate: CalendarDate): { readonly reviewDate?: CalendarDate } {
    const reviewDate = addCalendarDays(meetingDate, 1_100);
    return decided === 'notIntroduced' || choose('review', 4) > 0 || reviewDate <= today ? {} : { reviewDate };
  }

  /** Authorised in the months around the request, delivered in time by most, found incomplete in some. */
  function documentation(begun: boolean): void {
    act(secretariat, 1, 'recordAuthorisation', (on) => ({ authorisedOn: addCalendarDays(on, -choose('authorised', 300)) }));
    const received = (on: CalendarDate) => ({
      documentationReceivedOn: on,
      documentationContents: `Helseøkonomisk modell og kliniske studier. ${marking}`,
    });
    act(assessor, 5 + choose('delivery', 90), 'receiveDocumentation', received);
    if (choose('incomplete', 5) === 0) {
      act(assessor, 6, 'declareDocumentationIncomplete', { missing: `Data om livskvalitet mangler. ${marking}` });
      act(assessor, 21, 'receiveDocumentation', received);
    }
    act(assessor, 4, 'declareDocumentationComplete', {});
    if (begun) act(assessor, 3 + choose('queue', 30), 'startAssessment', { assessmentBasis: 'companyDocumentation' });
  }

  /** The agency waits for the supplier, or for whoever proposed the method. */
  function stop(): void {
    act(assessor, 5, 'stopClock', {
      stopReason: 'supplementaryDocumentation',
      missing: `Analysen må deles på undergrupper. ${marking}`,
    });
    act(assessor, 10 + choose('answer', 40), 'resumeClock', {});
  }

  function offers(count: number): void {
    for (let round = 0; round < count; round++) {
      const maximum = 20_000 + choose('maximum', 80_000);
      act(negotiator, round === 0 ? 3 : 0, 'recordPriceOffer', {
        pricePerPack: Math.round(maximum * (0.55 + choose(`price ${round}`, 40) / 100)),
        maximumPricePerPack: maximum,
        validUntil: addCalendarDays(day, 400),
        terms: marking,
      });
    }
  }
}

const secretariat: Party = { person: 'constructed-secretariat', role: 'secretariat', organisation: bodies.secretariat };
const bestillerforum: Party = { person: 'constructed-bestillerforum', role: 'bestillerforum', organisation: bodies.bestillerforum };
const negotiator: Party = { person: 'constructed-negotiator', role: 'negotiator', organisation: bodies.sykehusinnkjop };
const beslutningsforum: Party = {
  person: 'constructed-beslutningsforum',
  role: 'beslutningsforum',
  organisation: bodies.beslutningsforum,
};

/** A run as a case knows it; there is no model beneath, and the case says that it is constructed. */
function constructedRun(index: number, round: number, choose: Chooser): Readonly<Record<string, unknown>> {
  const incrementalQalys = 0.2 + choose('qalys', 300) / 100;
  const incrementalCosts = 50_000 + choose('costs', 2_000_000);
  return {
    result: sha256(`constructed result ${index} ${round}`),
    model: sha256(`constructed model ${index}`),
    modelId: 'constructed',
    inputs: sha256(`constructed inputs ${index} ${round}`),
    engine: sha256('constructed engine'),
    confidentiality: 'confidential',
    draws: 10_000,
    seed: index + 1,
    currency: 'NOK',
    strategies: ['dagens', 'ny'],
    incrementalCosts,
    incrementalQalys,
    costPerQaly: incrementalCosts / incrementalQalys,
    severityClass: 1 + choose('severity', 6),
  };
}

/** A whole number from 0 to `below` − 1 for a purpose, the same at every start. */
type Chooser = (purpose: string, below: number) => number;

function chooser(name: string): Chooser {
  return (purpose, below) => Number.parseInt(sha256(`${name} ${purpose}`).slice(0, 12), 16) % below;
}

function pick<T>(items: readonly [T, ...T[]], index: number): T {
  return items[index] ?? items[0];
}

function standAt(percent: number): (typeof stands)[number][0] {
  let sum = 0;
  for (const [stand, share] of stands) {
    sum += share;
    if (percent < sum) return stand;
  }
  return 'published';
}
