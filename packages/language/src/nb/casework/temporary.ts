import type { RoomWords } from './words.ts';

const signatories: Readonly<Record<string, string>> = {
  supplier: 'leverandøren',
  sykehusinnkjop: 'Sykehusinnkjøp',
  rhf: 'de regionale helseforetakene ved Beslutningsforum',
};

const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => signatories[id] ?? id)
    .join(', ');

const choices = {
  introducedTemporarily: 'Innføres midlertidig',
  substantialEffect: 'Behandlingen har vist vesentlig effekt',
  slowEvidence: 'Det tar lang tid å samle effektdata (for eksempel genterapi eller adjuvant behandling)',
  timeToEvent: 'Tid til hendelse',
  competingTimeToEvent: 'Tid til hendelse med konkurrerende hendelser',
  score: 'Skår',
  count: 'Antall',
  cost: 'Kostnad',
  healthTrusts: 'Helseforetakene',
  register: 'Den som driver registeret',
  clinicians: 'Fagmiljøet',
  registerOwner: 'Den som driver registeret',
  publicService: 'Helsetjenesten',
  hazardRatio: 'Hasardratio',
  survivalAt: 'Andel i live eller uten hendelse',
  medianTime: 'Mediantid',
  rmst: 'Gjennomsnittlig tid inntil en grense (RMST)',
  rmstDifference: 'Forskjell i RMST',
  share: 'Andel',
  meanChange: 'Gjennomsnittlig endring',
  costPerPatient: 'Kostnad per pasient',
  continue: 'Fortsette som før',
  stopNewPatients: 'Ingen nye pasienter',
  stopSubgroup: 'Ingen nye pasienter i undergruppen',
  openReassessment: 'Åpne revurdering',
  renegotiatePrice: 'Forhandle prisen på nytt',
  phaseOut: 'Fase ut',
  newPatients: 'Nye pasienter',
  treatedPatients: 'Pasienter som får behandlingen',
  supplierKeepsSupplying: 'Leverandøren leverer til pasienter på behandling til behandleren avslutter den',
  serviceKeepsPaying: 'Helsetjenesten betaler for pasienter på behandling til behandleren avslutter den',
  noContinuedSupply: 'Pasienter på behandling går over til annen behandling etter planen',
  paybackOnOutcome: 'Tilbakebetaling når effekten uteblir',
  lowStartPrice: 'Lav pris først, høyere når effekten er vist',
  freeStart: 'Uten betaling den første tiden',
  priceVolume: 'Pris etter volum',
  otherRiskSharing: 'Annen risikodeling',
  priceBothWays: 'Prisen kan gå opp eller ned etter revurderingen',
  priceDownOnly: 'Prisen kan bare gå ned',
  priceFixed: 'Prisen endres ikke',
  planSufficient: 'Planen gir de dataene som trengs',
  planInsufficient: 'Planen gir ikke de dataene som trengs',
};

const choiceNames: Readonly<Record<string, string>> = choices;
const chosen = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${choiceNames[id] ?? id}»`)
    .join(', ');

/** Words of temporary introduction: plan, contract, signatures, and what must be there before it can be decided. */
export const temporary = {
  events: {
    DataPlanPresented: 'Leverandøren har lagt fram en plan for nye data',
    DataPlanAssessed: 'Planen for nye data er vurdert',
    MeasureChoiceRecorded: 'Fagmiljøets valg av utfallsmål er registrert',
    ContractDrafted: 'Ny versjon av kontrakten om midlertidig innføring',
    ContractSigned: 'Kontrakten er signert av en part',
    ContractPublished: 'Kontrakten om midlertidig innføring er offentliggjort',
  },
  acts: {
    presentDataPlan: {
      title: 'Legg fram en plan for nye data',
      help: 'Planen vises for etatene. Den er et forslag: bare Nye metoder avgjør om midlertidig innføring er aktuelt.',
      submit: 'Legg fram planen',
    },
    assessDataPlan: {
      title: 'Vurder leverandørens plan for nye data',
      help: 'Vurderingen gjelder den nyeste planen. Legger leverandøren fram en ny, må den vurderes på nytt.',
      submit: 'Lagre vurderingen',
    },
    recordMeasureChoice: {
      title: 'Registrer fagmiljøets valg av utfallsmål',
      help: 'Valget gjelder utfallsmålene slik de står i kontrakten nå. Endres de, må fagmiljøet spørres igjen.',
      submit: 'Registrer valget',
    },
    draftContract: {
      title: 'Skriv eller endre kontrakten om midlertidig innføring',
      help: 'Hver lagring er en ny versjon, og signaturer på den forrige faller bort. Felt kan stå tomme til alle parter er klare. Pris og vilkår ser bare partene; resten blir offentlig med beslutningen.',
      submit: 'Lagre som ny versjon',
    },
    signContract: {
      title: 'Signer kontrakten',
      help: 'Signaturen gjelder bare denne versjonen, som fingeravtrykket nedenfor peker på. Endres noe, må alle signere på nytt.',
      submit: 'Signer',
    },
  },
  fields: {
    planData: { label: 'Data som blir tilgjengelige' },
    'planData.what': { label: 'Hvilke data' },
    'planData.availableOn': { label: 'Tilgjengelig fra' },
    'planData.use': { label: 'Hvordan de skal brukes i en kostnad-nytte-vurdering' },
    lastDataOn: { label: 'Alle dataene er levert innen' },
    planCosts: { label: 'Hvordan leverandøren dekker kostnader og ressursbruk' },
    dataAtAuthorisation: { label: 'Data som forelå ved markedsføringstillatelsen' },
    planVerdict: { label: 'Konklusjon om planen' },
    planAssessment: { label: 'Vurdering av planen' },
    measureClinicians: { label: 'Hvem i fagmiljøet som har valgt', hint: 'Roller og fagfelt, ikke navn.' },
    chosenOn: { label: 'Dato for valget' },
    measureReason: { label: 'Hvorfor disse utfallsmålene er relevante og målbare' },
    exceptionReason: {
      label: 'Hvorfor unntaket trengs',
      hint: 'Hvorfor pasientene bør få tilgang nå, og hvordan usikkerheten kan bli mindre senere.',
    },
    needStatement: { label: 'Alvorlig sykdom og udekket behov' },
    effectBasis: { label: 'Grunnlag for midlertidig innføring' },
    effectStatement: { label: 'Effekt som er vist', hint: 'Sammenlignet med dagens standardbehandling.' },
    criteriaInterim: { label: 'Prioriteringskriteriene i den midlertidige perioden' },
    inclusion: {
      label: 'Hvilke pasienter som skal være med',
      hint: 'Også hvordan registreringer som ser ut til å falle utenfor indikasjonen, skal behandles.',
    },
    expectedPatients: { label: 'Forventet antall pasienter per år' },
    expectedEffect: { label: 'Forventet effekt på gruppenivå' },
    outcomeMeasures: { label: 'Utfallsmål' },
    'outcomeMeasures.id': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek, for eksempel os.' },
    'outcomeMeasures.name': { label: 'Navn' },
    'outcomeMeasures.definition': { label: 'Entydig definisjon' },
    'outcomeMeasures.kind': { label: 'Type' },
    'outcomeMeasures.source': { label: 'Datakilde', hint: 'Kortnavnet til en av datakildene.' },
    'outcomeMeasures.clinicians': { label: 'Foreslått av', hint: 'Fagfelt eller fagmedisinsk forening, ikke navn.' },
    dataPlan: { label: 'Plan for datainnhenting' },
    sources: { label: 'Datakilder' },
    'sources.id': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek.' },
    'sources.register': { label: 'Register eller annen kilde' },
    'sources.collects': { label: 'Samler inn' },
    'sources.compiles': { label: 'Sammenstiller og leverer' },
    'sources.everyMonths': { label: 'Leveres hver' },
    'sources.firstDue': { label: 'Første leveranse' },
    'sources.atCost': { label: 'Hvem som betaler' },
    'sources.staffMinutes': {
      label: 'Tid for helsepersonell per pasient',
      hint: 'Minutter. 0 når alt hentes fra det som er registrert.',
    },
    workReason: {
      label: 'Hvorfor merarbeid likevel er nødvendig',
      hint: 'Bare når en datakilde tar tid fra helsepersonell.',
    },
    dataObligations: { label: 'Krav og ansvar for datainnsamlingen' },
    interimPricePerPack: {
      label: 'Midlertidig pris per pakning',
      hint: 'Ser bare leverandøren, Sykehusinnkjøp og Beslutningsforum.',
    },
    riskSharingForm: { label: 'Form for risikodeling', hint: 'Formen er offentlig.' },
    riskSharingTerms: { label: 'Vilkår for risikodelingen', hint: 'Ser bare leverandøren, Sykehusinnkjøp og Beslutningsforum.' },
    openQuestions: { label: 'Åpne spørsmål' },
    'openQuestions.id': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek.' },
    'openQuestions.question': { label: 'Spørsmål' },
    'openQuestions.modelParameter': { label: 'Parameter i modellen', hint: 'Navnet slik det står i sakens modell.' },
    'openQuestions.evppi': { label: 'Verdi av å vite svaret helt (EVPPI)' },
    'openQuestions.source': { label: 'Datakilde', hint: 'Kortnavnet til en av datakildene.' },
    'openQuestions.evsi': { label: 'Verdi av de dataene som samles inn (EVSI)' },
    decisionRules: {
      label: 'Beslutningsregler',
      hint: 'Skrives før dataene kommer: hva som skal skje når et tall er over eller under en grense.',
    },
    'decisionRules.id': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek.' },
    'decisionRules.question': { label: 'Åpent spørsmål', hint: 'Kortnavnet til spørsmålet regelen svarer på.' },
    'decisionRules.measure': { label: 'Utfallsmål', hint: 'Kortnavnet til et av utfallsmålene.' },
    'decisionRules.statistic': { label: 'Tall' },
    'decisionRules.month': { label: 'Måned etter oppstart' },
    'decisionRules.subgroup': { label: 'Undergruppe', hint: 'Tomt felt betyr alle.' },
    'decisionRules.comparator': { label: 'Sammenligning' },
    'decisionRules.limit': { label: 'Grense' },
    'decisionRules.certainty': {
      label: 'Sannsynlighet som kreves',
      hint: 'Mellom 0 og 1. Tomt felt betyr at estimatet avgjør.',
    },
    'decisionRules.consequence': { label: 'Da skal vi' },
    milestones: { label: 'Milepæler' },
    'milestones.id': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek.' },
    'milestones.date': { label: 'Dato' },
    'milestones.what': { label: 'Hva som skal være nådd' },
    'milestones.responsible': { label: 'Ansvarlig' },
    'milestones.patients': { label: 'Pasienter' },
    'milestones.events': { label: 'Hendelser' },
    reassessmentOn: { label: 'Dato for revurdering' },
    longerReason: { label: 'Hvorfor perioden er lengre enn vanlig', hint: 'Vanlig er om lag tre år.' },
    reassessmentBy: { label: 'Revurderingen forberedes av' },
    contractEndsOn: { label: 'Kontrakten løper ut', hint: 'Ny beslutning må være tatt innen denne datoen.' },
    reassessmentCriteria: { label: 'Kriterier for revurderingen' },
    phaseOutCriteria: { label: 'Kriterier for utfasing' },
    exitPlan: { label: 'Plan for utfasing', hint: 'Steg for nye pasienter og for pasienter som allerede får behandlingen.' },
    'exitPlan.step': { label: 'Kortnavn', hint: 'Små bokstaver, tall og bindestrek.' },
    'exitPlan.forWhom': { label: 'Gjelder' },
    'exitPlan.who': { label: 'Utføres av' },
    'exitPlan.withinDays': { label: 'Innen', hint: 'Dager etter at beslutningen om utfasing gjelder.' },
    'exitPlan.what': { label: 'Hva som skal gjøres' },
    continuedSupply: { label: 'Pasienter som får behandlingen når den fases ut' },
    priceAdjustment: { label: 'Prisendring etter revurderingen' },
    agreedThreshold: { label: 'Avtalt grense per kvalitetsjustert leveår' },
    sameInclusion: { label: 'Hvordan alle i gruppen får samme tilgang' },
    diagnosticsFunded: { label: 'Test og diagnostikk som trengs, og hvem som betaler' },
    biomarkerConditions: { label: 'Vilkår om ny kunnskap om biomarkøren' },
    contractVersion: { label: 'Versjon av kontrakten' },
    contractHash: {
      label: 'Fingeravtrykk av kontrakten (SHA-256)',
      hint: 'Står ved kontrakten. Endres ett tegn, blir det et annet.',
    },
  },
  sections: {
    contractGround: 'Grunnlaget',
    contractData: 'Pasienter, utfallsmål og data',
    contractPrice: 'Pris og risikodeling',
    contractKnowledge: 'Åpne spørsmål og regler for svarene',
    contractTime: 'Milepæler og revurdering',
    contractExit: 'Utfasing',
    contractOptions: 'Forslag fra partene som kan tas med',
  },
  units: {
    months: 'Antall måneder',
    month: 'Antall måneder',
    minutes: 'Antall minutter',
    events: 'Antall hendelser',
    days: 'Antall dager',
    probability: 'Et tall mellom 0 og 1',
    contractVersion: 'Nummer på versjonen',
  },
  choices,
  rejections: {
    'contract.need': () =>
      'Kontrakten sier ikke at sykdommen er alvorlig, og hva behovet er. Fyll ut «Alvorlig sykdom og udekket behov».',
    'contract.effect': () =>
      'Kontrakten mangler grunnlaget og effekten som er vist. Velg grunnlag, og skriv hva som er vist mot dagens behandling.',
    'contract.criteria': () =>
      'Kontrakten mangler vurderingen av prioriteringskriteriene i den midlertidige perioden. Skriv hvorfor de trolig er oppfylt.',
    'contract.endCriteria': () => 'Kontrakten mangler kriterier for revurdering eller for utfasing. Begge må stå før beslutningen.',
    'contract.outcomeMeasures': () => 'Kontrakten har ingen utfallsmål. Legg til minst ett, med en entydig definisjon.',
    'contract.dataPlan': () =>
      'Planen for datainnhenting er ikke ferdig. Skriv planen, og si for hver datakilde hvem som samler inn og hvem som sammenstiller.',
    'contract.dataSources': () =>
      'Datakildene er ikke klare. Legg til kildene, og oppgi for hvert utfallsmål hvilken kilde som gir det.',
    'contract.reassessmentDate': () => 'Kontrakten har ingen dato for revurdering. Sett datoen.',
    'contract.supplierPlan': () => 'Leverandøren har ikke lagt fram noen plan for nye data. Be leverandøren gjøre det.',
    'contract.period': () =>
      'Leverandørens data kommer etter datoen for revurdering. Sett en senere dato, eller be om en plan som gir dataene i tide.',
    'contract.supplierPays': () =>
      'Leverandøren skal dekke kostnadene ved datainnsamlingen. Oppgi for hver kilde at leverandøren eller den som driver registeret, betaler.',
    'contract.interimPrice': () => 'Midlertidig pris eller risikodeling mangler. Oppgi pris, form og vilkår.',
    'contract.obligations': () =>
      'Krav og ansvar for datainnsamlingen, eller forventet effekt på gruppenivå, mangler i kontrakten.',
    'contract.littleWork': () =>
      'Kontrakten skal ikke gi betydelig merarbeid. Oppgi tid per pasient for hver kilde, og begrunn tiden der den er over 0.',
    'contract.clinicians': () =>
      'Fagmiljøet har ikke valgt utfallsmålene slik de står nå. Registrer valget, også på nytt når utfallsmålene er endret.',
    'contract.planAssessed': () => 'Den nyeste planen fra leverandøren er ikke vurdert som tilstrekkelig av etaten som utreder.',
    'contract.reversible': () =>
      'Beslutningen må kunne reverseres. Legg inn en plan for utfasing og minst én regel som kan stoppe, revurdere eller fase ut.',
    'contract.exception': () => 'Kontrakten sier ikke hvorfor unntaket trengs. Skriv det.',
    'contract.followedUp': () =>
      'Oppfølgingen er ikke fullstendig. Oppgi hvem som forbereder revurderingen, når kontrakten løper ut, og første leveranse og hyppighet for hver kilde.',
    'contract.patients': () =>
      'Kontrakten sier ikke hva som skjer ved utfasing for både nye pasienter og pasienter på behandling. Legg inn steg for begge, og velg hva som gjelder videre behandling.',
    'contract.none': () => 'Det finnes ingen kontrakt om midlertidig innføring i saken. Sykehusinnkjøp skriver den.',
    'contract.openQuestions': () =>
      'Hvert åpent spørsmål trenger en parameter i modellen, en datakilde, EVPPI, EVSI og en beslutningsregel. Legg til det som mangler.',
    'contract.inclusion': () => 'Kontrakten sier ikke entydig hvilke pasienter som skal være med.',
    'contract.notSigned': (d) => `Kontrakten er ikke signert av ${named(d['missing'])}. Alle må signere den nyeste versjonen.`,
    'contract.noSupplier': () => 'Midlertidig innføring gjelder legemidler som en leverandør har anmodet om vurdering av.',
    'contract.notTheSupplier': () => 'Bare leverandøren som anmodet om vurderingen, kan gjøre dette.',
    'contract.noPlan': () => 'Leverandøren har ikke lagt fram noen plan ennå. Vurder den når den kommer.',
    'contract.noMeasures': () => 'Kontrakten har ingen utfallsmål ennå. Legg dem inn i kontrakten først.',
    'contract.idForm': (d) => `«${d['id']}» kan ikke være kortnavn. Bruk små bokstaver a–z, tall og bindestrek.`,
    'contract.idTwice': (d) => `Kortnavnet «${d['id']}» er brukt to ganger i samme tabell. Gi raden et annet.`,
    'contract.unknownMeasure': (d) => `«${d['id']}» er ikke et utfallsmål i kontrakten. Velg blant: ${d['known']}.`,
    'contract.unknownSource': (d) => `«${d['id']}» er ikke en datakilde i kontrakten. Velg blant: ${d['known']}.`,
    'contract.unknownQuestion': (d) => `«${d['id']}» er ikke et åpent spørsmål i kontrakten. Velg blant: ${d['known']}.`,
    'contract.statisticNotOfKind': (d) =>
      `${chosen(d['statistic'])} finnes ikke for et utfallsmål av typen ${chosen(d['kind'])}. Velg blant: ${chosen(d['possible'])}.`,
    'contract.subgroupMissing': () => 'Regelen stopper en undergruppe, men sier ikke hvilken. Skriv undergruppen.',
    'contract.wholeNumber': () => 'Oppgi et helt tall.',
    'contract.dateOrder': (d) =>
      `Datoen er etter ${d['last']}. Leveranser og milepæler kommer før revurderingen, og revurderingen før kontrakten løper ut.`,
    'contract.reasonForLonger': (d) => `Revurderingen er senere enn ${d['usual']}, som er vanlig. Begrunn den lengre perioden.`,
    'contract.otherVersion': (d) =>
      `Fingeravtrykket er ikke den nyeste versjonens (versjon ${d['version']}). Last siden på nytt, les kontrakten og signer den.`,
    'contract.alreadySigned': () => 'Dere har allerede signert denne versjonen.',
    'contract.dateByDecision': (d) =>
      `Beslutningen sier revurdering innen ${d['decided']}. Datoen kan bare flyttes framover med en ny beslutning.`,
    'temporary.reviewDate': (d) => `Kontrakten sier revurdering ${d['agreed']}. Sett samme dato for ny vurdering i beslutningen.`,
    'temporary.notInForce': () => 'Metoden er ikke innført midlertidig nå.',
  },
  rules: {
    'temporary.byNyeMetoder': 'Bare Nye metoder avgjør når midlertidig innføring er hensiktsmessig.',
    'temporary.bySupplier': 'Leverandøren har dokumentasjonsplikten og legger fram planen for nye data.',
    'temporary.byProcurement': 'De regionale helseforetakene, ved Sykehusinnkjøp, vurderer om og hvordan avtalen kan utformes.',
    'temporary.openQuestions': 'Usikkerheten skal være identifisert før midlertidig innføring.',
    'temporary.inclusion':
      'Hvilke pasienter som inngår, skal være entydig, og det skal være avgjort på forhånd hvordan registreringer utenfor indikasjonen behandles.',
    'temporary.need': 'Midlertidig innføring er for alvorlig sykdom med et stort udekket behov for flere behandlinger.',
    'temporary.effect': 'Det bør være vist vesentlig effekt, eller ta lang tid å samle effektdata.',
    'temporary.criteria': 'Det skal være sannsynliggjort at prioriteringskriteriene er oppfylt, også i den midlertidige fasen.',
    'temporary.endCriteria': 'Kriterier for revurdering og eventuell utfasing skal foreligge når beslutningen tas.',
    'temporary.outcomeMeasures': 'Nødvendige utfallsmål skal være identifisert, klare og utvetydige.',
    'temporary.dataPlan': 'En plan for datainnhenting skal være utformet og ansvaret fordelt før beslutningen.',
    'temporary.dataSources': 'Det skal være avklart hvilke datakilder utfallsmålene rapporteres i.',
    'temporary.reassessmentDate': 'Revurderingen skal skje på et gitt tidspunkt.',
    'temporary.supplierPlan':
      'Leverandøren skal under metodevurderingen vise hvilke data som kommer når, og hvordan de skal brukes.',
    'temporary.period':
      'Leverandøren må sannsynliggjøre at dataene kommer innen en klart definert tidsperiode, for eksempel tre år.',
    'temporary.supplierPays': 'Leverandøren dekker kostnader og ressursbruk for å samle inn data.',
    'temporary.interimPrice': 'Prisen i perioden skal kompensere for usikkerheten, og risikoen skal deles reelt.',
    'temporary.obligations':
      'Krav og ansvar for datainnsamlingen skal være kontraktsfestet, helst også forventet effekt på gruppenivå.',
    'temporary.littleWork': 'Avtalen skal som hovedregel ikke gi betydelig merarbeid i helsetjenesten.',
    'temporary.clinicians': 'Klinikere er med på å vurdere hvilke framtidige data som er relevante.',
    'temporary.planAssessed': 'Etaten legger fram data ved markedsføringstillatelsen og sin vurdering av leverandørens plan.',
    'temporary.reversible': 'Beslutningen skal kunne reverseres for hele eller deler av gruppen, og avtalen ha en plan for det.',
    'temporary.exception': 'Midlertidig innføring er et unntak og senker ikke kravet til dokumentasjon.',
    'temporary.followedUp': 'Midlertidige beslutninger skal følges opp, og revurderingen gjennomføres på den gitte datoen.',
    'temporary.patients':
      'Avtalen skal si hva som skjer med nye pasienter og med dem som har fått legemidlet, om det ikke lenger finansieres.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };

export type TemporaryWords = typeof temporary;
