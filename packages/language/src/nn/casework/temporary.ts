import type { TemporaryWords } from '../../nb/casework/temporary.ts';

const signatories: Readonly<Record<string, string>> = {
  supplier: 'leverandøren',
  sykehusinnkjop: 'Sykehusinnkjøp',
  rhf: 'dei regionale helseføretaka ved Beslutningsforum',
};

const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => signatories[id] ?? id)
    .join(', ');

const choices = {
  introducedTemporarily: 'Blir innført mellombels',
  substantialEffect: 'Behandlinga har vist vesentleg effekt',
  slowEvidence: 'Det tek lang tid å samle effektdata (til dømes genterapi eller adjuvant behandling)',
  timeToEvent: 'Tid til hending',
  competingTimeToEvent: 'Tid til hending med konkurrerande hendingar',
  score: 'Skår',
  count: 'Tal på',
  cost: 'Kostnad',
  healthTrusts: 'Helseføretaka',
  register: 'Den som driv registeret',
  clinicians: 'Fagmiljøet',
  registerOwner: 'Den som driv registeret',
  publicService: 'Helsetenesta',
  hazardRatio: 'Hasardratio',
  survivalAt: 'Del i live eller utan hending',
  medianTime: 'Mediantid',
  rmst: 'Gjennomsnittleg tid inntil ei grense (RMST)',
  rmstDifference: 'Skilnad i RMST',
  share: 'Del',
  meanChange: 'Gjennomsnittleg endring',
  costPerPatient: 'Kostnad per pasient',
  continue: 'Halde fram som før',
  stopNewPatients: 'Ingen nye pasientar',
  stopSubgroup: 'Ingen nye pasientar i undergruppa',
  openReassessment: 'Opne revurdering',
  renegotiatePrice: 'Forhandle prisen på nytt',
  phaseOut: 'Fase ut',
  newPatients: 'Nye pasientar',
  treatedPatients: 'Pasientar som får behandlinga',
  supplierKeepsSupplying: 'Leverandøren leverer til pasientar på behandling til behandlaren avsluttar henne',
  serviceKeepsPaying: 'Helsetenesta betaler for pasientar på behandling til behandlaren avsluttar henne',
  noContinuedSupply: 'Pasientar på behandling går over til anna behandling etter planen',
  paybackOnOutcome: 'Tilbakebetaling når effekten uteblir',
  lowStartPrice: 'Låg pris først, høgare når effekten er vist',
  freeStart: 'Utan betaling den første tida',
  priceVolume: 'Pris etter volum',
  otherRiskSharing: 'Anna risikodeling',
  priceBothWays: 'Prisen kan gå opp eller ned etter revurderinga',
  priceDownOnly: 'Prisen kan berre gå ned',
  priceFixed: 'Prisen blir ikkje endra',
  planSufficient: 'Planen gir dei dataa som trengst',
  planInsufficient: 'Planen gir ikkje dei dataa som trengst',
};

const choiceNames: Readonly<Record<string, string>> = choices;
const chosen = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${choiceNames[id] ?? id}»`)
    .join(', ');

const shortNameHint = 'Små bokstavar, tal og bindestrek.';

/** Words of temporary introduction: plan, contract, signatures, and what must be there before it can be decided. */
export const temporary: TemporaryWords = {
  events: {
    DataPlanPresented: 'Leverandøren har lagt fram ein plan for nye data',
    DataPlanAssessed: 'Planen for nye data er vurdert',
    MeasureChoiceRecorded: 'Valet av utfallsmål i fagmiljøet er registrert',
    ContractDrafted: 'Ny versjon av kontrakten om mellombels innføring',
    ContractSigned: 'Kontrakten er signert av ein part',
    ContractPublished: 'Kontrakten om mellombels innføring er offentleggjord',
  },
  acts: {
    presentDataPlan: {
      title: 'Legg fram ein plan for nye data',
      help: 'Planen blir vist for etatane. Han er eit framlegg: berre Nye metoder avgjer om mellombels innføring er aktuelt.',
      submit: 'Legg fram planen',
    },
    assessDataPlan: {
      title: 'Vurder planen til leverandøren for nye data',
      help: 'Vurderinga gjeld den nyaste planen. Legg leverandøren fram ein ny, må han vurderast på nytt.',
      submit: 'Lagre vurderinga',
    },
    recordMeasureChoice: {
      title: 'Registrer valet av utfallsmål i fagmiljøet',
      help: 'Valet gjeld utfallsmåla slik dei står i kontrakten no. Blir dei endra, må fagmiljøet spørjast igjen.',
      submit: 'Registrer valet',
    },
    draftContract: {
      title: 'Skriv eller endre kontrakten om mellombels innføring',
      help: 'Kvar lagring er ein ny versjon, og signaturar på den førre fell bort. Felt kan stå tomme til alle partar er klare. Pris og vilkår ser berre partane; resten blir offentleg med avgjerda.',
      submit: 'Lagre som ny versjon',
    },
    signContract: {
      title: 'Signer kontrakten',
      help: 'Signaturen gjeld berre denne versjonen, som fingeravtrykket nedanfor peikar på. Blir det gjort endringar, må alle signere på nytt.',
      submit: 'Signer',
    },
  },
  fields: {
    planData: { label: 'Data som blir tilgjengelege' },
    'planData.what': { label: 'Kva data' },
    'planData.availableOn': { label: 'Tilgjengelege frå og med' },
    'planData.use': { label: 'Korleis dei skal brukast i ei kostnad-nytte-vurdering' },
    lastDataOn: { label: 'Alle dataa er leverte innan' },
    planCosts: { label: 'Korleis leverandøren dekkjer kostnader og ressursbruk' },
    dataAtAuthorisation: { label: 'Data som låg føre ved marknadsføringsløyvet' },
    planVerdict: { label: 'Konklusjon om planen' },
    planAssessment: { label: 'Vurdering av planen' },
    measureClinicians: { label: 'Kven i fagmiljøet som har valt', hint: 'Roller og fagfelt, ikkje namn.' },
    chosenOn: { label: 'Dato for valet' },
    measureReason: { label: 'Kvifor desse utfallsmåla er relevante og målbare' },
    exceptionReason: {
      label: 'Kvifor unntaket trengst',
      hint: 'Kvifor pasientane bør få tilgang no, og korleis uvissa kan bli mindre seinare.',
    },
    needStatement: { label: 'Alvorleg sjukdom og udekt behov' },
    effectBasis: { label: 'Grunnlag for mellombels innføring' },
    effectStatement: { label: 'Effekt som er vist', hint: 'Samanlikna med standardbehandlinga i dag.' },
    criteriaInterim: { label: 'Prioriteringskriteria i den mellombelse perioden' },
    inclusion: {
      label: 'Kva pasientar som skal vere med',
      hint: 'Også korleis registreringar som ser ut til å falle utanfor indikasjonen, skal behandlast.',
    },
    expectedPatients: { label: 'Venta tal på pasientar per år' },
    expectedEffect: { label: 'Venta effekt på gruppenivå' },
    outcomeMeasures: { label: 'Utfallsmål' },
    'outcomeMeasures.id': { label: 'Kortnamn', hint: 'Små bokstavar, tal og bindestrek, til dømes os.' },
    'outcomeMeasures.name': { label: 'Namn' },
    'outcomeMeasures.definition': { label: 'Eintydig definisjon' },
    'outcomeMeasures.kind': { label: 'Type' },
    'outcomeMeasures.source': { label: 'Datakjelde', hint: 'Kortnamnet til ei av datakjeldene.' },
    'outcomeMeasures.clinicians': { label: 'Foreslått av', hint: 'Fagfelt eller fagmedisinsk foreining, ikkje namn.' },
    dataPlan: { label: 'Plan for datainnhenting' },
    sources: { label: 'Datakjelder' },
    'sources.id': { label: 'Kortnamn', hint: shortNameHint },
    'sources.register': { label: 'Register eller anna kjelde' },
    'sources.collects': { label: 'Samlar inn' },
    'sources.compiles': { label: 'Samanstiller og leverer' },
    'sources.everyMonths': { label: 'Blir levert kvar' },
    'sources.firstDue': { label: 'Første leveranse' },
    'sources.atCost': { label: 'Kven som betaler' },
    'sources.staffMinutes': {
      label: 'Tid for helsepersonell per pasient',
      hint: 'Minutt. 0 når alt blir henta ut av det som er registrert.',
    },
    workReason: {
      label: 'Kvifor meirarbeid likevel er nødvendig',
      hint: 'Berre når ei datakjelde tek tid for helsepersonell.',
    },
    dataObligations: { label: 'Krav og ansvar for datainnsamlinga' },
    interimPricePerPack: {
      label: 'Mellombels pris per pakning',
      hint: 'Ser berre leverandøren, Sykehusinnkjøp og Beslutningsforum.',
    },
    riskSharingForm: { label: 'Form for risikodeling', hint: 'Forma er offentleg.' },
    riskSharingTerms: { label: 'Vilkår for risikodelinga', hint: 'Ser berre leverandøren, Sykehusinnkjøp og Beslutningsforum.' },
    openQuestions: { label: 'Opne spørsmål' },
    'openQuestions.id': { label: 'Kortnamn', hint: shortNameHint },
    'openQuestions.question': { label: 'Spørsmål' },
    'openQuestions.modelParameter': { label: 'Parameter i modellen', hint: 'Namnet slik det står i modellen i saka.' },
    'openQuestions.evppi': { label: 'Verdi av å vite svaret heilt (EVPPI)' },
    'openQuestions.source': { label: 'Datakjelde', hint: 'Kortnamnet til ei av datakjeldene.' },
    'openQuestions.evsi': { label: 'Verdi av dei dataa som blir samla inn (EVSI)' },
    decisionRules: {
      label: 'Avgjerdsreglar',
      hint: 'Skriv dei før dataa kjem: kva som skal skje når eit tal er over eller under ei grense.',
    },
    'decisionRules.id': { label: 'Kortnamn', hint: shortNameHint },
    'decisionRules.question': { label: 'Ope spørsmål', hint: 'Kortnamnet til spørsmålet regelen svarer på.' },
    'decisionRules.measure': { label: 'Utfallsmål', hint: 'Kortnamnet til eit av utfallsmåla.' },
    'decisionRules.statistic': { label: 'Tal' },
    'decisionRules.month': { label: 'Månad etter oppstart' },
    'decisionRules.subgroup': { label: 'Undergruppe', hint: 'Tomt felt tyder alle.' },
    'decisionRules.comparator': { label: 'Samanlikning' },
    'decisionRules.limit': { label: 'Grense' },
    'decisionRules.certainty': {
      label: 'Sannsyn som blir kravd',
      hint: 'Mellom 0 og 1. Tomt felt tyder at estimatet avgjer.',
    },
    'decisionRules.consequence': { label: 'Då skal vi' },
    milestones: { label: 'Milepælar' },
    'milestones.id': { label: 'Kortnamn', hint: shortNameHint },
    'milestones.date': { label: 'Dato' },
    'milestones.what': { label: 'Kva som skal vere nådd' },
    'milestones.responsible': { label: 'Ansvarleg' },
    'milestones.patients': { label: 'Pasientar' },
    'milestones.events': { label: 'Hendingar' },
    reassessmentOn: { label: 'Dato for revurdering' },
    longerReason: { label: 'Kvifor perioden er lengre enn vanleg', hint: 'Vanleg er om lag tre år.' },
    reassessmentBy: { label: 'Revurderinga blir førebudd av' },
    contractEndsOn: { label: 'Kontrakten går ut', hint: 'Ny avgjerd må vere teken innan denne datoen.' },
    reassessmentCriteria: { label: 'Kriterium for revurderinga' },
    phaseOutCriteria: { label: 'Kriterium for utfasing' },
    exitPlan: { label: 'Plan for utfasing', hint: 'Steg for nye pasientar og for pasientar som alt får behandlinga.' },
    'exitPlan.step': { label: 'Kortnamn', hint: shortNameHint },
    'exitPlan.forWhom': { label: 'Gjeld' },
    'exitPlan.who': { label: 'Blir utført av' },
    'exitPlan.withinDays': { label: 'Innan', hint: 'Dagar etter at avgjerda om utfasing gjeld.' },
    'exitPlan.what': { label: 'Kva som skal gjerast' },
    continuedSupply: { label: 'Pasientar som får behandlinga når ho blir fasa ut' },
    priceAdjustment: { label: 'Prisendring etter revurderinga' },
    agreedThreshold: { label: 'Avtalt grense per kvalitetsjustert leveår' },
    sameInclusion: { label: 'Korleis alle i gruppa får same tilgang' },
    diagnosticsFunded: { label: 'Test og diagnostikk som trengst, og kven som betaler' },
    biomarkerConditions: { label: 'Vilkår om ny kunnskap om biomarkøren' },
    contractVersion: { label: 'Versjon av kontrakten' },
    contractHash: {
      label: 'Fingeravtrykk av kontrakten (SHA-256)',
      hint: 'Står ved kontrakten. Blir eitt teikn endra, blir det eit anna.',
    },
  },
  sections: {
    contractGround: 'Grunnlaget',
    contractData: 'Pasientar, utfallsmål og data',
    contractPrice: 'Pris og risikodeling',
    contractKnowledge: 'Opne spørsmål og reglar for svara',
    contractTime: 'Milepælar og revurdering',
    contractExit: 'Utfasing',
    contractOptions: 'Framlegg frå partane som kan takast med',
  },
  units: {
    months: 'Tal på månader',
    month: 'Tal på månader',
    minutes: 'Tal på minutt',
    events: 'Tal på hendingar',
    days: 'Tal på dagar',
    probability: 'Eit tal mellom 0 og 1',
    contractVersion: 'Nummer på versjonen',
  },
  choices,
  rejections: {
    'contract.need': () =>
      'Kontrakten seier ikkje at sjukdommen er alvorleg, og kva behovet er. Fyll ut «Alvorleg sjukdom og udekt behov».',
    'contract.effect': () =>
      'Kontrakten manglar grunnlaget og effekten som er vist. Vel grunnlag, og skriv kva som er vist mot behandlinga i dag.',
    'contract.criteria': () =>
      'Kontrakten manglar vurderinga av prioriteringskriteria i den mellombelse perioden. Skriv kvifor dei truleg er oppfylte.',
    'contract.endCriteria': () => 'Kontrakten manglar kriterium for revurdering eller for utfasing. Begge må stå før avgjerda.',
    'contract.outcomeMeasures': () => 'Kontrakten har ingen utfallsmål. Legg til minst eitt, med ein eintydig definisjon.',
    'contract.dataPlan': () =>
      'Planen for datainnhenting er ikkje ferdig. Skriv planen, og sei for kvar datakjelde kven som samlar inn og kven som samanstiller.',
    'contract.dataSources': () =>
      'Datakjeldene er ikkje klare. Legg til kjeldene, og oppgi for kvart utfallsmål kva kjelde som gir det.',
    'contract.reassessmentDate': () => 'Kontrakten har ingen dato for revurdering. Set datoen.',
    'contract.supplierPlan': () => 'Leverandøren har ikkje lagt fram nokon plan for nye data. Be leverandøren gjere det.',
    'contract.period': () =>
      'Dataa til leverandøren kjem etter datoen for revurdering. Set ein seinare dato, eller be om ein plan som gir dataa i tide.',
    'contract.supplierPays': () =>
      'Leverandøren skal dekkje kostnadene ved datainnsamlinga. Oppgi for kvar kjelde at leverandøren eller den som driv registeret, betaler.',
    'contract.interimPrice': () => 'Mellombels pris eller risikodeling manglar. Oppgi pris, form og vilkår.',
    'contract.obligations': () => 'Krav og ansvar for datainnsamlinga, eller venta effekt på gruppenivå, manglar i kontrakten.',
    'contract.littleWork': () =>
      'Kontrakten skal ikkje gi monaleg meirarbeid. Oppgi tid per pasient for kvar kjelde, og grunngi tida der ho er over 0.',
    'contract.clinicians': () =>
      'Fagmiljøet har ikkje valt utfallsmåla slik dei står no. Registrer valet, også på nytt når utfallsmåla er endra.',
    'contract.planAssessed': () => 'Den nyaste planen frå leverandøren er ikkje vurdert som tilstrekkeleg av etaten som greier ut.',
    'contract.reversible': () =>
      'Avgjerda må kunne reverserast. Legg inn ein plan for utfasing og minst éin regel som kan stoppe, revurdere eller fase ut.',
    'contract.exception': () => 'Kontrakten seier ikkje kvifor unntaket trengst. Skriv det.',
    'contract.followedUp': () =>
      'Oppfølginga er ikkje fullstendig. Oppgi kven som førebur revurderinga, når kontrakten går ut, og første leveranse og kor ofte for kvar kjelde.',
    'contract.patients': () =>
      'Kontrakten seier ikkje kva som skjer ved utfasing for både nye pasientar og pasientar på behandling. Legg inn steg for begge, og vel kva som gjeld vidare behandling.',
    'contract.none': () => 'Det finst ingen kontrakt om mellombels innføring i saka. Sykehusinnkjøp skriv han.',
    'contract.openQuestions': () =>
      'Kvart ope spørsmål treng ein parameter i modellen, ei datakjelde, EVPPI, EVSI og ein avgjerdsregel. Legg til det som manglar.',
    'contract.inclusion': () => 'Kontrakten seier ikkje eintydig kva pasientar som skal vere med.',
    'contract.notSigned': (d) => `Kontrakten er ikkje signert av ${named(d['missing'])}. Alle må signere den nyaste versjonen.`,
    'contract.noSupplier': () => 'Mellombels innføring gjeld legemiddel som ein leverandør har bede om vurdering av.',
    'contract.notTheSupplier': () => 'Berre leverandøren som bad om vurderinga, kan gjere dette.',
    'contract.noPlan': () => 'Leverandøren har ikkje lagt fram nokon plan enno. Vurder han når han kjem.',
    'contract.noMeasures': () => 'Kontrakten har ingen utfallsmål enno. Legg dei inn i kontrakten først.',
    'contract.idForm': (d) => `«${d['id']}» kan ikkje vere kortnamn. Bruk små bokstavar a–z, tal og bindestrek.`,
    'contract.idTwice': (d) => `Kortnamnet «${d['id']}» er brukt to gonger i same tabell. Gi rada eit anna.`,
    'contract.unknownMeasure': (d) => `«${d['id']}» er ikkje eit utfallsmål i kontrakten. Vel blant: ${d['known']}.`,
    'contract.unknownSource': (d) => `«${d['id']}» er ikkje ei datakjelde i kontrakten. Vel blant: ${d['known']}.`,
    'contract.unknownQuestion': (d) => `«${d['id']}» er ikkje eit ope spørsmål i kontrakten. Vel blant: ${d['known']}.`,
    'contract.statisticNotOfKind': (d) =>
      `${chosen(d['statistic'])} finst ikkje for eit utfallsmål av typen ${chosen(d['kind'])}. Vel blant: ${chosen(d['possible'])}.`,
    'contract.subgroupMissing': () => 'Regelen stoppar ei undergruppe, men seier ikkje kva for ei. Skriv undergruppa.',
    'contract.wholeNumber': () => 'Oppgi eit heilt tal.',
    'contract.dateOrder': (d) =>
      `Datoen er etter ${d['last']}. Leveransar og milepælar kjem før revurderinga, og revurderinga før kontrakten går ut.`,
    'contract.reasonForLonger': (d) => `Revurderinga er seinare enn ${d['usual']}, som er vanleg. Grunngi den lengre perioden.`,
    'contract.otherVersion': (d) =>
      `Fingeravtrykket høyrer ikkje til den nyaste versjonen (versjon ${d['version']}). Last sida på nytt, les kontrakten og signer han.`,
    'contract.alreadySigned': () => 'De har alt signert denne versjonen.',
    'contract.dateByDecision': (d) =>
      `Avgjerda seier revurdering innan ${d['decided']}. Datoen kan berre flyttast fram i tid med ei ny avgjerd.`,
    'temporary.reviewDate': (d) => `Kontrakten seier revurdering ${d['agreed']}. Set same dato for ny vurdering i avgjerda.`,
    'temporary.notInForce': () => 'Metoden er ikkje innført mellombels no.',
  },
  rules: {
    'temporary.byNyeMetoder': 'Berre Nye metoder avgjer når mellombels innføring er tenleg.',
    'temporary.bySupplier': 'Leverandøren har dokumentasjonsplikta og legg fram planen for nye data.',
    'temporary.byProcurement': 'Dei regionale helseføretaka, ved Sykehusinnkjøp, vurderer om og korleis avtalen kan utformast.',
    'temporary.openQuestions': 'Uvissa skal vere identifisert før mellombels innføring.',
    'temporary.inclusion':
      'Kva pasientar som er med, skal vere eintydig, og det skal vere avgjort på førehand korleis registreringar utanfor indikasjonen blir behandla.',
    'temporary.need': 'Mellombels innføring er for alvorleg sjukdom med eit stort udekt behov for fleire behandlingar.',
    'temporary.effect': 'Det bør vere vist vesentleg effekt, eller ta lang tid å samle effektdata.',
    'temporary.criteria': 'Det skal vere sannsynleggjort at prioriteringskriteria er oppfylte, også i den mellombelse fasen.',
    'temporary.endCriteria': 'Kriterium for revurdering og eventuell utfasing skal liggje føre når avgjerda blir teken.',
    'temporary.outcomeMeasures': 'Nødvendige utfallsmål skal vere identifiserte, klare og eintydige.',
    'temporary.dataPlan': 'Ein plan for datainnhenting skal vere utforma og ansvaret fordelt før avgjerda.',
    'temporary.dataSources': 'Det skal vere avklart kva datakjelder utfallsmåla blir rapporterte i.',
    'temporary.reassessmentDate': 'Revurderinga skal skje på eit gitt tidspunkt.',
    'temporary.supplierPlan': 'Leverandøren skal under metodevurderinga vise kva data som kjem når, og korleis dei skal brukast.',
    'temporary.period': 'Leverandøren må sannsynleggjere at dataa kjem innan ein klart definert tidsperiode, til dømes tre år.',
    'temporary.supplierPays': 'Leverandøren dekkjer kostnader og ressursbruk for å samle inn data.',
    'temporary.interimPrice': 'Prisen i perioden skal vege opp for uvissa, og risikoen skal delast reelt.',
    'temporary.obligations': 'Krav og ansvar for datainnsamlinga skal vere kontraktsfesta, helst også venta effekt på gruppenivå.',
    'temporary.littleWork': 'Avtalen skal som hovudregel ikkje gi monaleg meirarbeid i helsetenesta.',
    'temporary.clinicians': 'Klinikarar er med på å vurdere kva framtidige data som er relevante.',
    'temporary.planAssessed': 'Etaten legg fram data ved marknadsføringsløyvet og si vurdering av planen til leverandøren.',
    'temporary.reversible': 'Avgjerda skal kunne reverserast for heile eller delar av gruppa, og avtalen ha ein plan for det.',
    'temporary.exception': 'Mellombels innføring er eit unntak og senkar ikkje kravet til dokumentasjon.',
    'temporary.followedUp': 'Mellombelse avgjerder skal følgjast opp, og revurderinga gjennomførast på den gitte datoen.',
    'temporary.patients':
      'Avtalen skal seie kva som skjer med nye pasientar og med dei som har fått legemiddelet, om det ikkje lenger blir finansiert.',
  },
};
