type Details = Readonly<Record<string, string>>;

/** Hva som mangler for å gjøre opp et ledd i en avtale. */
const missing: Readonly<Record<string, string>> = {
  days: 'leveransene sier ikke hvor mange dager de rekker; oppgi kolonnen under agreement.deliveries.columns.days',
  start: 'en pasient i leveransene står ikke blant utfallene, og testdagen er ukjent; lever pasienten der',
  price: 'avtalen sier ikke prisen for hele behandlingen; skriv den i leddet',
  wholeAgreement: 'taket gjelder hele avtalen samlet og gjøres ikke opp år for år; avtal tak per år',
  budget: 'avtalen har ingen budsjettgrense for året; skriv den i leddet',
  measure: 'målet på effekt er ikke oppgitt; skriv verdien under agreement.measures',
  indication: 'leveransene sier ikke hvilken indikasjon de gjelder; oppgi kolonnen under agreement.deliveries.columns.indication',
};

/** Ord for oppfølging på registerdata: observert mot antatt, beslutningsregler, oppdatering, oppgjør og prognose. */
export const followUp = {
  refusals: {
    'followUp.noExternalControl': (d: Details) =>
      `«${d['what']}» gjelder størrelsen på effekten, og registerdata alene sier ikke hvordan det ville gått uten metoden. Oppgi en ekstern kontroll (externalControl) med kilde, svakheter og hvor mye mindre den skal telle.`,
    'followUp.noControlRows': (d: Details) =>
      `Den eksterne kontrollen er en kohort, men dataene har ingen rader med arm «control» for ${d['measure']}. Lever dem, eller bruk modellens sammenligning.`,
    'followUp.noTraces': (d: Details) =>
      `Modellen følger ikke andeler av en kohort, og det finnes ingen antatt kurve for ${d['measure']}. Bruk en modell med tilstander over tid, eller oppdater parameteren direkte (update.evidence).`,
    'followUp.noDrawnTraces': (d: Details) =>
      `Modellen gir ingen kurve for ${d['measure']} i hver trekning: den simulerer pasienter én og én, eller er et beslutningstre. La dataene virke på parameterne direkte (update.evidence: binomial, poisson eller normal), ta utfallet ut av update.endpoints, eller bruk en kohortmodell av det samme.`,
    'followUp.beyondHorizon': (d: Details) =>
      `Modellens kurve for ${d['measure']} rekker ikke til måned ${d['month']}. Velg en tidligere måned eller en lengre tidshorisont.`,
    'followUp.unknownEndpoint': (d: Details) => `Dataene har ikke endepunktet «${d['measure']}». Rett navnet eller lever det.`,
    'followUp.unknownMeasure': (d: Details) =>
      `Dataene har ikke «${d['measure']}»${d['month'] === undefined ? '' : ` ved måned ${d['month']}`}.${d['known'] === undefined ? '' : ` Målt ved måned: ${d['known']}.`} Rett navnet eller måneden.`,
    'followUp.unknownParameter': (d: Details) => `Modellen trekker ikke parameteren «${d['parameter']}». Rett navnet.`,
    'followUp.notSampled': (d: Details) =>
      `Parameteren «${d['parameter']}» er ikke usikker i modellen og kan ikke oppdateres. Gi den en fordeling i modellen.`,
    'followUp.noPatients': (d: Details) =>
      `Ingen pasienter er observert for ${d['measure']}. Vent på data, eller kontroller kolonnene.`,
    'followUp.keptBack': (d: Details) =>
      `Registeret har holdt tilbake tall for ${d['measure']}, eller periodene overlapper. Det brukes ikke, siden det ville gitt feil rate.`,
    'followUp.noComparison': (d: Details) => `For få hendelser til å sammenligne ${d['measure']}. Vent på mer oppfølging.`,
    'followUp.impossibleData': (): string =>
      'Det som er observert, kan ikke skje under noen av modellens trekninger. Kontroller dataene og koblingen til modellen.',
    'followUp.noThreshold': (): string => 'Det finnes ingen betalingsvillighet å måle mot. Oppgi den som er avtalt (threshold).',
    'followUp.noPrice': (d: Details) =>
      `«${d['parameter']}» er ingen pris som kostnaden følger i en rett linje. Oppgi prisparameteren i modellen.`,
    'followUp.noDraws': (): string => 'Modellen kunne ikke kjøres med disse trekningene. Kontroller modellen.',
    'followUp.unknownState': (d: Details) =>
      `Modellen har ikke tilstanden «${d['state']}», som ${d['measure']} viser til. Tilstandene er: ${d['known']}.`,
    'followUp.noIncidence': (d: Details) =>
      d['states'] === undefined
        ? `Modellen følger andeler uten overganger mellom tilstandene, og skiller derfor ikke årsakene til ${d['measure']} fra hverandre. La én årsak ha alle tilstandene, eller bruk en kohortmodell.`
        : `Ingen av årsakene til ${d['measure']} fører til tilstandene ${d['states']}. Skriv dem under en av årsakene (causes.states), eller under free.`,
    'followUp.unknownOffer': (d: Details) => `Vurderingen har ikke tilbudet «${d['offer']}». Tilbudene er: ${d['known']}.`,
    'followUp.blocked': (d: Details) =>
      `Avtalen passer ikke til modellen (${d['reason']}). Se «likeverd agreements» for vurderingen.`,
    'followUp.term': (d: Details) =>
      `Ledd ${d['term']} (${d['type']}) kan ikke gjøres opp: ${missing[d['reason'] ?? ''] ?? d['reason']}.`,
  },
  requirement: (d: { readonly id: string }) => `[krav ${d.id}]`,
  constructed: 'KONSTRUERT: data eller forutsetninger er laget for demonstrasjon.',
  contract: (d: { readonly introduced: string; readonly dataUntil: string; readonly reassessment: string }) =>
    `Innført ${d.introduced}. Data til og med ${d.dataUntil}. Ny vurdering ${d.reassessment}.`,
  data: (d: { readonly patients: string; readonly controls: string; readonly duplicates: string }) =>
    `${d.patients} behandlede, ${d.controls} i ekstern kontroll, ${d.duplicates} rader meldt to ganger (telt én gang).`,
  practice: (d: { readonly inside: string; readonly outside: string; readonly unknown: string; readonly used: string }) =>
    `Innenfor indikasjonen ${d.inside}, utenfor ${d.outside}, uvisst ${d.unknown}. ${d.used} teller, slik det var bestemt på forhånd.`,
  shareOutside: (d: { readonly share: string; readonly lower: string; readonly upper: string }) =>
    `Andel utenfor: ${d.share} (${d.lower} til ${d.upper}).`,
  everyone: 'alle',
  sections: {
    population: 'Pasienter mot forventet',
    observed: 'Observert mot antatt',
    curve: (d: { readonly endpoint: string }) => `${d.endpoint}: overlevelse, alle`,
    causes: (d: { readonly endpoint: string }) => `${d.endpoint}: hva som skjedde`,
    rules: 'Reglene som ble skrevet på forhånd',
    looks: 'Regler som bedømmes flere ganger',
    control: 'Ekstern kontroll',
    update: (d: { readonly group: string }) => `Oppdatering av modellen: ${d.group}`,
    reappraisal: 'Før og etter dataene',
    settlement: 'Oppgjør av prisavtalen',
    forecast: 'Rekker vi det?',
  },
  headings: {
    period: 'Periode',
    region: 'Region',
    observed: 'Observert',
    expected: 'Forventet',
    ratio: 'Forhold (95 %)',
    p: 'p',
    verdict: 'Dom',
    endpoint: 'Endepunkt',
    group: 'Gruppe',
    people: 'Pasienter',
    events: 'Hendelser',
    month: 'Måned',
    atRisk: 'Under risiko',
    survival: 'Overlevelse (95 %)',
    assumed: 'Antatt',
    rule: 'Regel',
    statement: 'Påstand',
    estimate: 'Anslag (95 %)',
    probability: 'Sannsynlighet',
    consequence: 'Følge',
    look: 'Gang',
    information: 'Hendelser/målte',
    fraction: 'Andel',
    boundary: 'Krav',
    cause: 'Årsak',
    incidence: 'Andel (95 %)',
    gray: 'Gray, p',
    controlRatio: 'Hasardratio mot kontroll (95 %)',
    parameter: 'Parameter',
    before: 'Før (95 %)',
    after: 'Etter (95 %)',
    listBefore: 'Listepris, før',
    listAfter: 'Listepris, etter',
    agreedBefore: 'Avtalt, før',
    agreedAfter: 'Avtalt, etter',
    year: 'År',
    listed: 'Til listepris',
    owed: 'Å betale',
    rebate: 'Tilbake fra leverandøren',
    rows: 'Rader',
    planned: 'Planlagt til nå',
    soFar: 'Hittil',
    atReassessment: 'Ved ny vurdering (95 %)',
    fromPlan: 'Etter planen (95 %)',
  },
  within: { true: 'innenfor', false: 'utenfor' },
  populationVerdicts: { asExpected: 'som ventet', more: 'flere', fewer: 'færre' },
  verdicts: { met: 'oppfylt', notMet: 'ikke oppfylt', undecided: 'uavgjort', notYet: 'for tidlig' },
  statistics: {
    hazardRatio: 'hasardratio',
    survivalAt: 'andel uten hendelse',
    medianTime: 'median tid (måneder)',
    rmst: 'restriktert middeltid (måneder)',
    rmstDifference: 'forskjell i restriktert middeltid (måneder)',
    share: 'andel',
    meanChange: 'gjennomsnittlig endring',
    count: 'antall',
    costPerPatient: 'kostnad per pasient',
  },
  comparators: { below: 'under', atMost: 'høyst', atLeast: 'minst', above: 'over' },
  statement: (d: {
    readonly statistic: string;
    readonly measure: string;
    readonly month: string;
    readonly comparator: string;
    readonly limit: string;
    readonly subgroup: string;
    readonly certainty: string;
  }) =>
    `${d.measure}, ${d.statistic} ved måned ${d.month}${d.subgroup === '' ? '' : ` (${d.subgroup})`} ${d.comparator} ${d.limit}${d.certainty === '' ? '' : `, sikkerhet ${d.certainty}`}`,
  controlKinds: { modelComparator: 'modellens sammenligning', cohort: 'kohort i dataene' },
  controlText: (d: { readonly kind: string; readonly source: string; readonly weight: string; readonly bias: string }) =>
    `${d.kind}. Kilde: ${d.source} Teller med vekt ${d.weight}; skjevhet i log hasardratio med standardavvik ${d.bias}. Svakheter:`,
  methods: {
    closedForm: 'Oppdatert i lukket form.',
    reweighted: 'Trekningene er vektet på nytt.',
    sequential: 'For få trekninger passet; de er ført til posteriori i trinn.',
  },
  effective: (d: { readonly effective: string; readonly draws: string }) =>
    `Vektede trekninger tilsvarer ${d.effective} av ${d.draws}.`,
  thin: 'Få trekninger bærer resultatet: tallene er grove.',
  threshold: (d: { readonly threshold: string }) => `Betalingsvillighet per QALY: ${d.threshold}.`,
  figures: {
    costs: 'Merkostnad',
    qalys: 'Vunne QALY',
    lifeYears: 'Vunne leveår',
    icer: 'Kostnad per QALY',
    netBenefit: 'Forventet nettonytte',
    probability: 'Sannsynlighet for kostnadseffektiv',
    evpi: 'Verdi av full kunnskap per pasient',
    evppi: (d: { readonly parameters: string }) => `Verdi av å kjenne ${d.parameters}`,
    holdingPrice: 'Pris som holder',
  },
  settledStep: (d: {
    readonly term: string;
    readonly type: string;
    readonly before: string;
    readonly after: string;
    readonly rows: string;
  }) => `  ledd ${d.term} (${d.type}): ${d.before} → ${d.after}, ${d.rows} rader`,
  noYearYet: 'Dataene rekker ikke til slutten av noe avtaleår; ingenting å gjøre opp.',
  forecasts: {
    patients: 'Pasienter',
    events: 'Hendelser',
    ratioWidth: 'Bredde av intervallet for hasardratio (øvre delt på nedre)',
    monthsLate: 'Måneder for sent',
    inTime: 'Sannsynlighet for å rekke hendelsene',
    rule: (d: { readonly rule: string }) => `Kan dømme «${d.rule}»`,
  },
  plan: {
    noTables: 'Dokumentet er en plan på registertabeller. Oppgi mappen med tabellene: --tables <mappe>.',
    faults: {
      'plan.noDelivery': (d: Details) =>
        `Ingen leveranse av tabeller (OMOP eller FHIR) fra registeret «${d['register']}» er godtatt for saken. Vent på den, eller rett registers.from i planen.`,
      'plan.noCounts': (d: Details) =>
        `Ingen leveranse av tall (aggregates) fra registeret «${d['register']}» er godtatt for saken. Vent på den, eller rett counts.from i planen.`,
      'plan.noMeasure': (d: Details) =>
        `Leveransen av tall har ikke målet «${d['measure']}». Målene er: ${d['known']}. Rett navnet i planen.`,
      'plan.noTable': (d: Details) =>
        `Leveransene mangler tabellen «${d['table']}», som planen ikke kan gjøres uten. Be registeret om den, eller endre planen.`,
      'plan.noPatients': (d: Details) =>
        `Ingen oppfyller definisjonen av hvem som følges: ${d['withIndexEvent']} har hendelsen, ${d['inPeriod']} i perioden, ${d['afterWashout']} uten den fra før, ${d['underObservation']} under oppfølging den dagen. Kontroller koder, datoer og kriterier i planen.`,
      'plan.tooEarly': (d: Details) =>
        `Dataene rekker til ${d['until']}, og metoden ble innført ${d['introduced']}. Vent på en leveranse som rekker lenger.`,
      'plan.future': (d: Details) =>
        `Noen står under oppfølging til ${d['until']}, men i dag er det ${d['today']}. Be registeret rette observation_period_end_date.`,
      'plan.noQuantity': (d: Details) =>
        `${d['rows']} rader i drug_exposure for legemiddelet i avtalen mangler quantity, og oppgjøret kan ikke regnes ut. Be registeret om antallet.`,
      'plan.none': (): string => 'Saken har ingen oppfølgingsplan. Lagre en plan først.',
      'plan.noAssessment': (d: Details) =>
        `Vurderingen «${d['assessment']}», som planen viser til, finnes ikke blant modellene her, eller modellen dens gjør det ikke. Rett assessment i planen.`,
      'plan.blocked': (d: Details) =>
        `Vurderingen eller modellen kan ikke brukes (${d['reason']}). Kontroller dem med «likeverd assess».`,
      'plan.stopped': (): string =>
        'Rapporten ble ikke ferdig av en grunn som ikke ligger i dataene. Prøv igjen; skjer det på nytt, si fra til dem som drifter tjenesten.',
      'plan.refused': (d: Details) =>
        `Tabellene i mappen ville ikke blitt godtatt som leveranse (${d['faults']} feil). Se hva som er galt med «likeverd deliveries check».`,
    },
  },
  hash: (d: { readonly hash: string }) => `Kontrollsum: ${d.hash}`,
};

/** Ord for oppfølging, som de andre språkene må ha. */
export type FollowUpWords = typeof followUp;
