import type { FollowUpWords } from '../nb/follow-up.ts';

/** Kva som manglar for å gjere opp eit ledd i ei avtale. */
const missing: Readonly<Record<string, string>> = {
  days: 'leveransane seier ikkje kor mange dagar dei rekk; oppgi kolonnen under agreement.deliveries.columns.days',
  start: 'ein pasient i leveransane står ikkje blant utfalla, og testdagen er ukjend; lever pasienten der',
  price: 'avtala seier ikkje prisen for heile behandlinga; skriv han i leddet',
  wholeAgreement: 'taket gjeld heile avtala samla og blir ikkje gjort opp år for år; avtal tak per år',
  budget: 'avtala har inga budsjettgrense for året; skriv henne i leddet',
  measure: 'målet på effekt er ikkje oppgitt; skriv verdien under agreement.measures',
  indication: 'leveransane seier ikkje kva indikasjon dei gjeld; oppgi kolonnen under agreement.deliveries.columns.indication',
};

export const followUp: FollowUpWords = {
  refusals: {
    'followUp.noExternalControl': (d) =>
      `«${d['what']}» gjeld storleiken på effekten, og registerdata aleine seier ikkje korleis det ville ha gått utan metoden. Oppgi ein ekstern kontroll (externalControl) med kjelde, veikskapar og kor mykje mindre han skal telje.`,
    'followUp.noControlRows': (d) =>
      `Den eksterne kontrollen er ein kohort, men dataa har ingen rader med arm «control» for ${d['measure']}. Lever dei, eller bruk samanlikninga i modellen.`,
    'followUp.noTraces': (d) =>
      `Modellen følgjer ikkje delar av ein kohort, og det finst inga kurve som er føresett for ${d['measure']}. Bruk ein modell med tilstandar over tid, eller oppdater parameteren direkte (update.evidence).`,
    'followUp.noDrawnTraces': (d) =>
      `Modellen gir inga kurve for ${d['measure']} i kvar trekning: han simulerer pasientar éin og éin, eller er eit avgjerdstre. La dataa verke på parametrane direkte (update.evidence: binomial, poisson eller normal), ta utfallet ut av update.endpoints, eller bruk ein kohortmodell av det same.`,
    'followUp.beyondHorizon': (d) =>
      `Kurva i modellen for ${d['measure']} rekk ikkje til månad ${d['month']}. Vel ein tidlegare månad eller ein lengre tidshorisont.`,
    'followUp.unknownEndpoint': (d) => `Dataa har ikkje endepunktet «${d['measure']}». Rett namnet eller lever det.`,
    'followUp.unknownMeasure': (d) =>
      `Dataa har ikkje «${d['measure']}»${d['month'] === undefined ? '' : ` ved månad ${d['month']}`}.${d['known'] === undefined ? '' : ` Målt ved månad: ${d['known']}.`} Rett namnet eller månaden.`,
    'followUp.unknownParameter': (d) => `Modellen trekkjer ikkje parameteren «${d['parameter']}». Rett namnet.`,
    'followUp.notSampled': (d) =>
      `Parameteren «${d['parameter']}» er ikkje usikker i modellen og kan ikkje oppdaterast. Gi han ei fordeling i modellen.`,
    'followUp.noPatients': (d) => `Ingen pasientar er observerte for ${d['measure']}. Vent på data, eller kontroller kolonnane.`,
    'followUp.keptBack': (d) =>
      `Registeret har halde tilbake tal for ${d['measure']}, eller periodane overlappar. Det blir ikkje brukt, sidan det ville gitt feil rate.`,
    'followUp.noComparison': (d) => `For få hendingar til å samanlikne ${d['measure']}. Vent på meir oppfølging.`,
    'followUp.impossibleData': () =>
      'Det som er observert, kan ikkje skje under nokon av trekkingane i modellen. Kontroller dataa og koplinga til modellen.',
    'followUp.noThreshold': () => 'Det finst inga betalingsvilje å måle mot. Oppgi den som er avtalt (threshold).',
    'followUp.noPrice': (d) =>
      `«${d['parameter']}» er ingen pris som kostnaden følgjer i ei rett linje. Oppgi prisparameteren i modellen.`,
    'followUp.noDraws': () => 'Modellen kunne ikkje køyrast med desse trekkingane. Kontroller modellen.',
    'followUp.unknownState': (d) =>
      `Modellen har ikkje tilstanden «${d['state']}», som ${d['measure']} viser til. Tilstandane er: ${d['known']}.`,
    'followUp.noIncidence': (d) =>
      d['states'] === undefined
        ? `Modellen følgjer delar utan overgangar mellom tilstandane, og skil difor ikkje årsakene til ${d['measure']} frå kvarandre. La éi årsak ha alle tilstandane, eller bruk ein kohortmodell.`
        : `Ingen av årsakene til ${d['measure']} fører til tilstandane ${d['states']}. Skriv dei under ei av årsakene (causes.states), eller under free.`,
    'followUp.unknownOffer': (d) => `Vurderinga har ikkje tilbodet «${d['offer']}». Tilboda er: ${d['known']}.`,
    'followUp.blocked': (d) => `Avtala passar ikkje til modellen (${d['reason']}). Sjå «likeverd agreements» for vurderinga.`,
    'followUp.term': (d) => `Ledd ${d['term']} (${d['type']}) kan ikkje gjerast opp: ${missing[d['reason'] ?? ''] ?? d['reason']}.`,
  },
  requirement: (d) => `[krav ${d.id}]`,
  constructed: 'KONSTRUERT: data eller føresetnader er laga for demonstrasjon.',
  contract: (d) => `Innført ${d.introduced}. Data til og med ${d.dataUntil}. Ny vurdering ${d.reassessment}.`,
  data: (d) => `${d.patients} behandla, ${d.controls} i ekstern kontroll, ${d.duplicates} rader melde to gonger (talde éin gong).`,
  practice: (d) =>
    `Innanfor indikasjonen ${d.inside}, utanfor ${d.outside}, uvisst ${d.unknown}. ${d.used} tel, slik det var bestemt på førehand.`,
  shareOutside: (d) => `Del utanfor: ${d.share} (${d.lower} til ${d.upper}).`,
  everyone: 'alle',
  sections: {
    population: 'Pasientar mot venta',
    observed: 'Observert mot føresett',
    curve: (d) => `${d.endpoint}: overleving, alle`,
    causes: (d) => `${d.endpoint}: kva som hende`,
    rules: 'Reglane som vart skrivne på førehand',
    looks: 'Reglar som blir dømde fleire gonger',
    control: 'Ekstern kontroll',
    update: (d) => `Oppdatering av modellen: ${d.group}`,
    reappraisal: 'Før og etter dataa',
    settlement: 'Oppgjer av prisavtala',
    forecast: 'Rekk vi det?',
  },
  headings: {
    period: 'Periode',
    region: 'Region',
    observed: 'Observert',
    expected: 'Venta',
    ratio: 'Forhold (95 %)',
    p: 'p',
    verdict: 'Dom',
    endpoint: 'Endepunkt',
    group: 'Gruppe',
    people: 'Pasientar',
    events: 'Hendingar',
    month: 'Månad',
    atRisk: 'Under risiko',
    survival: 'Overleving (95 %)',
    assumed: 'Føresett',
    rule: 'Regel',
    statement: 'Påstand',
    estimate: 'Overslag (95 %)',
    probability: 'Sannsyn',
    consequence: 'Følgje',
    look: 'Gong',
    information: 'Hendingar/målte',
    fraction: 'Del',
    boundary: 'Krav',
    cause: 'Årsak',
    incidence: 'Del (95 %)',
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
    rebate: 'Tilbake frå leverandøren',
    rows: 'Rader',
    planned: 'Planlagt til no',
    soFar: 'Hittil',
    atReassessment: 'Ved ny vurdering (95 %)',
    fromPlan: 'Etter planen (95 %)',
  },
  within: { true: 'innanfor', false: 'utanfor' },
  populationVerdicts: { asExpected: 'som venta', more: 'fleire', fewer: 'færre' },
  verdicts: { met: 'oppfylt', notMet: 'ikkje oppfylt', undecided: 'uavgjort', notYet: 'for tidleg' },
  statistics: {
    hazardRatio: 'hasardratio',
    survivalAt: 'del utan hending',
    medianTime: 'median tid (månader)',
    rmst: 'restriktert middeltid (månader)',
    rmstDifference: 'skilnad i restriktert middeltid (månader)',
    share: 'del',
    meanChange: 'gjennomsnittleg endring',
    count: 'tal',
    costPerPatient: 'kostnad per pasient',
  },
  comparators: { below: 'under', atMost: 'høgst', atLeast: 'minst', above: 'over' },
  statement: (d) =>
    `${d.measure}, ${d.statistic} ved månad ${d.month}${d.subgroup === '' ? '' : ` (${d.subgroup})`} ${d.comparator} ${d.limit}${d.certainty === '' ? '' : `, visse ${d.certainty}`}`,
  controlKinds: { modelComparator: 'samanlikninga i modellen', cohort: 'kohort i dataa' },
  controlText: (d) =>
    `${d.kind}. Kjelde: ${d.source} Tel med vekt ${d.weight}; skeivskap i log hasardratio med standardavvik ${d.bias}. Veikskapar:`,
  methods: {
    closedForm: 'Oppdatert i lukka form.',
    reweighted: 'Trekkingane er vekta på nytt.',
    sequential: 'For få trekkingar passa; dei er førte til posteriori i steg.',
  },
  effective: (d) => `Vekta trekkingar svarar til ${d.effective} av ${d.draws}.`,
  thin: 'Få trekkingar ber resultatet: tala er grove.',
  threshold: (d) => `Betalingsvilje per QALY: ${d.threshold}.`,
  figures: {
    costs: 'Meirkostnad',
    qalys: 'Vunne QALY',
    lifeYears: 'Vunne leveår',
    icer: 'Kostnad per QALY',
    netBenefit: 'Venta nettonytte',
    probability: 'Sannsyn for kostnadseffektiv',
    evpi: 'Verdi av full kunnskap per pasient',
    evppi: (d) => `Verdi av å kjenne ${d.parameters}`,
    holdingPrice: 'Pris som held',
  },
  settledStep: (d) => `  ledd ${d.term} (${d.type}): ${d.before} → ${d.after}, ${d.rows} rader`,
  noYearYet: 'Dataa rekk ikkje til slutten av noko avtaleår; ingenting å gjere opp.',
  forecasts: {
    patients: 'Pasientar',
    events: 'Hendingar',
    ratioWidth: 'Breidd av intervallet for hasardratio (øvre delt på nedre)',
    monthsLate: 'Månader for seint',
    inTime: 'Sannsyn for å rekke hendingane',
    rule: (d) => `Kan dømme «${d.rule}»`,
  },
  plan: {
    noTables: 'Dokumentet er ein plan på registertabellar. Oppgje mappa med tabellane: --tables <mappe>.',
    faults: {
      'plan.noDelivery': (d) =>
        `Ingen leveranse av tabellar (OMOP eller FHIR) frå registeret «${d['register']}» er godteken for saka. Vent på han, eller rett registers.from i planen.`,
      'plan.noCounts': (d) =>
        `Ingen leveranse av tal (aggregates) frå registeret «${d['register']}» er godteken for saka. Vent på han, eller rett counts.from i planen.`,
      'plan.noMeasure': (d) => `Leveransen av tal har ikkje målet «${d['measure']}». Måla er: ${d['known']}. Rett namnet i planen.`,
      'plan.noTable': (d) =>
        `Leveransane manglar tabellen «${d['table']}», som planen ikkje kan gjerast utan. Be registeret om han, eller endre planen.`,
      'plan.noPatients': (d) =>
        `Ingen oppfyller definisjonen av kven som blir følgde: ${d['withIndexEvent']} har hendinga, ${d['inPeriod']} i perioden, ${d['afterWashout']} utan henne frå før, ${d['underObservation']} under oppfølging den dagen. Kontroller kodar, datoar og kriterium i planen.`,
      'plan.tooEarly': (d) =>
        `Dataa rekk til ${d['until']}, og metoden vart innført ${d['introduced']}. Vent på ein leveranse som rekk lenger.`,
      'plan.future': (d) =>
        `Nokon står under oppfølging til ${d['until']}, men i dag er det ${d['today']}. Be registeret rette observation_period_end_date.`,
      'plan.noQuantity': (d) =>
        `${d['rows']} rader i drug_exposure for legemiddelet i avtalen manglar quantity, og oppgjeret kan ikkje reknast ut. Be registeret om talet.`,
      'plan.none': () => 'Saka har ingen oppfølgingsplan. Lagre ein plan først.',
      'plan.noAssessment': (d) =>
        `Vurderinga «${d['assessment']}», som planen viser til, finst ikkje mellom modellane her, eller modellen hennar gjer det ikkje. Rett assessment i planen.`,
      'plan.blocked': (d) => `Vurderinga eller modellen kan ikkje brukast (${d['reason']}). Kontroller dei med «likeverd assess».`,
      'plan.stopped': () =>
        'Rapporten vart ikkje ferdig av ein grunn som ikkje ligg i dataa. Prøv igjen; skjer det på nytt, sei frå til dei som driftar tenesta.',
      'plan.refused': (d) =>
        `Tabellane i mappa ville ikkje vorte godtekne som leveranse (${d['faults']} feil). Sjå kva som er gale med «likeverd deliveries check».`,
    },
  },
  hash: (d) => `Kontrollsum: ${d.hash}`,
};
