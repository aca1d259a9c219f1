/** Ord for resultater: kriteriene, kostnadseffektivitet, usikkerhet. */
export const appraisal = {
  quantities: {
    costs: 'Kostnader, diskontert',
    costsUndiscounted: 'Kostnader, udiskontert',
    qalys: 'QALY, diskontert',
    qalysUndiscounted: 'QALY, udiskontert',
    lifeYears: 'Leveår, diskontert',
    lifeYearsUndiscounted: 'Leveår, udiskontert',
    incrementalCosts: 'Merkostnad',
    incrementalQalys: 'QALY-gevinst',
    incrementalLifeYears: 'Leveårsgevinst',
    icer: 'Merkostnad per QALY (IKER)',
    costPerLifeYear: 'Merkostnad per vunnet leveår',
    netBenefit: 'Netto monetær nytte',
    incrementalNetBenefit: 'Inkrementell netto monetær nytte',
    populationQalys: 'Forventede gjenstående QALY i befolkningen ved startalder',
    entryAge: 'Alder ved behandlingsstart',
    absoluteShortfall: 'Absolutt prognosetap',
    severityClass: 'Alvorlighetsklasse',
    severityWeight: 'Alvorlighetsvekt',
    opportunityCost: 'Alternativkostnad per QALY',
    reference: 'Referanseverdi for betalingsvilje',
    threshold: 'Betalingsvilje brukt i beregningen',
    probabilityCostEffective: 'Sannsynlighet for kostnadseffektivitet',
    expectedIncrementalNetBenefit: 'Forventet inkrementell netto monetær nytte',
    evpi: 'Forventet verdi av perfekt informasjon (EVPI) per pasient',
    evppi: 'Forventet verdi av perfekt informasjon om noen parametere (EVPPI) per pasient',
    evsi: 'Forventet verdi av utvalgsinformasjon (EVSI) per pasient',
    beneficiaries: 'Pasienter som får nytte av informasjonen, diskontert',
    populationEvpi: 'Verdien av perfekt informasjon for alle pasientene',
    studyCost: 'Studiens kostnad, med det pasientene i den går glipp av',
    enbs: 'Forventet netto nytte av studien (ENBS)',
    newPatients: 'Nye pasienter',
    treatedPatients: 'Nye pasienter som får metoden',
    wrongChoice: 'Sannsynlighet for at valget er feil',
    wrongChoiceFrom: 'Sannsynlighet for feil valg som regnes som høy',
    willingnessLimit: 'Veiledende grense for betalingsvilje',
    willingnessDistance: 'Avstand til betalingsviljen',
    nearness: 'Forventet kostnad per QALY delt på betalingsviljen',
    workHours: 'Arbeidstimer',
    fullTimeEquivalents: 'Årsverk',
    priceConversion: 'Omregning til modellens valuta og prisår',
    averageShortfall: 'Gjennomsnittlig prognosetap for alle metoden når',
    proportionalShortfall: 'Relativt prognosetap',
    shortfallDiscounted: 'Absolutt prognosetap, diskontert som i England',
    qalysDiscountedFlat: 'Pasientenes QALY, diskontert som i England',
    populationQalysDiscounted: 'Befolkningens QALY, diskontert som i England',
    severityWeightEngland: 'Vekt etter den engelske regelen',
    shortfallLower: 'Prognosetapets nedre grense (2,5 %)',
    shortfallUpper: 'Prognosetapets øvre grense (97,5 %)',
    patientsNorway: 'Pasienter i Norge',
    patientsWorldwide: 'Pasienter i verden per 100 000 innbyggere',
    prevalence: 'Personer med tilstanden per 10 000 innbyggere',
    qalyGainUndiscounted: 'QALY-gevinst, udiskontert',
    guidingLimit: 'Veiledende grense',
    subgroupShare: 'Andel av pasientene',
    cochranQ: 'Cochrans Q',
    heterogeneityP: 'P-verdi for lik effekt',
    iSquared: 'Variasjon utover tilfeldighet (I²)',
    lossOfNotDifferentiating: 'Forventet tap ved å behandle alle likt',
    inhabitants: 'Innbyggere som kan få sykdommen',
    discountRate: 'Diskonteringsrente',
    price: 'Pris',
    strategyPatients: 'Pasienter som får metoden hvis den innføres nå, diskontert',
    strategyValue: 'Forventet netto nytte mot ikke å innføre',
    strategyDifference: 'Forskjell i forventet netto nytte',
    piecePatients: 'Netto nytte om alle får metoden fra første dag til dagens pris',
    pieceWaiting: 'Netto nytte av pasienter som ikke får metoden',
    piecePrice: 'Netto nytte av annen pris enn dagens',
    pieceInformation: 'Netto nytte av å velge etter dataene',
    pieceRenegotiation: 'Netto nytte av lavere pris etter revurderingen',
    pieceIntroduction: 'Kostnad ved innføring som ikke kan hentes tilbake',
    pieceReversal: 'Forventet kostnad ved å slutte igjen',
    pieceStudy: 'Datainnsamling som tjenesten betaler',
    reviewTime: 'År til dataene kan brukes',
    probabilityStopped: 'Sannsynlighet for at dataene fører til stans',
    probabilityNotIntroduced: 'Sannsynlighet for at dataene fører til nei',
    probabilityLowered: 'Sannsynlighet for at prisen settes ned',
    populationEvsi: 'Forventet verdi av dataene (EVSI) for alle pasientene',
    onTreatment: 'Pasienter i behandling ved revurderingen',
    listCost: 'Kostnad til listepris',
    listCostDiscounted: 'Kostnad til listepris, diskontert',
    paidCost: 'Betalt kostnad',
    paidCostDiscounted: 'Betalt kostnad, diskontert',
    equivalentDiscount: 'Flat rabatt med samme forventede kostnad',
    priceVariation: 'Variasjon i betalt pris (variasjonskoeffisient)',
    varianceMoved: 'Andel av kostnadens varians som flyttes til leverandøren',
    riskMoved: 'Andel av risikoen som flyttes til leverandøren',
    rebate: 'Rabatt',
    expectedLoss: 'Forventet tap når metoden ikke er verdt prisen',
    staffHours: 'Arbeidstid til oppfølging',
    listPrice: 'Listepris',
    offeredPrice: 'Tilbudt pris',
    effectiveDiscount: 'Effektiv rabatt',
    unitsBought: 'Enheter som betales per pasient, diskontert',
    unitsInYear: 'Enheter som betales i året, alle pasienter',
    breakEvenPrice: 'Pris der forventet netto nytte er 0',
    budgetAtList: 'Merutgift i året ved listepris',
    budgetYear: 'Merutgift i året',
    capacityNeed: 'Behov for kapasitet',
    capacityAvailable: 'Kapasitet som finnes',
    probabilityAboveLimit: 'Sannsynlighet for utgiftsvekst over fullmaktsgrensen',
    purchasePrice: 'Maksimal innkjøpspris per pakning (AIP)',
    maximumPrice: 'Maksimal utsalgspris per pakning (AUP) uten merverdiavgift',
    budgetCost: 'Budsjettvirkning av én utgift',
    budgetHolder: 'Budsjettvirkning for én betaler',
    budgetRegion: 'Budsjettvirkning for ett regionalt helseforetak',
    budgetDrugs: 'Budsjettvirkning for legemiddelbudsjettet',
    budgetService: 'Budsjettvirkning for hele helse- og omsorgstjenesten',
    authorityLimit: 'Fullmaktsgrense',
    expenditureGrowth: 'Netto utgiftsvekst',
    meanIcer: 'Forventet merkostnad per QALY (forholdet mellom gjennomsnittene)',
    appraisal: 'Vurdering',
    severity: 'Alvorlighet',
    costEffectiveness: 'Kostnadseffektivitet',
    uncertainty: 'Usikkerhet',
  },
  outcomes: {
    ratio: 'dyrere og bedre',
    dominant: 'dominerer: bedre eller like god, og billigere',
    dominated: 'dominert: ikke bedre, og dyrere',
    saving: 'billigere, men dårligere',
    equal: 'ingen forskjell',
  },
  outcomeShort: {
    ratio: '',
    dominant: 'dominerer',
    dominated: 'dominert',
    saving: 'besparelse per tapt QALY',
    equal: 'ingen forskjell',
  },
  frontier: {
    efficient: 'på effektivitetsfronten',
    dominated: 'dominert',
    'extendedly-dominated': 'utvidet dominert',
  },
  thresholdBasis: {
    given: 'oppgitt',
    severity: 'etter alvorlighet',
    'opportunity-cost': 'alternativkostnaden uten alvorlighetsvekt',
  },
  blocked: {
    'severity.noAge': () =>
      'Alvorlighet er ikke beregnet: modellen sier ikke hvor gamle pasientene er. Et beslutningstre som dekker resten av livet, oppgir population.entryAge.',
    'severity.ageOutsideNorm': (details: { age: string; from: string; to: string }) =>
      `Alvorlighet er ikke beregnet: normtallene dekker alder ${details.from}–${details.to} år, og modellen starter ved ${details.age} år. Oppgi prognosetapet fra myndighetens eget verktøy.`,
    'severity.noNormInForce': (details: { date: string }) =>
      `Alvorlighet er ikke beregnet: ingen normtall var i kraft ${details.date}. Velg en dato da normtallene gjaldt.`,
    'threshold.currency': (details: { currency: string }) =>
      `Referanseverdien gjelder kroner, og modellen regner i ${details.currency}. Oppgi betalingsvilje i modellens valuta, eller regn modellens priser om til kroner.`,
    'threshold.noneInForce': (details: { date: string }) =>
      `Ingen alternativkostnad var fastsatt ${details.date}. Oppgi betalingsvilje, eller velg en senere dato.`,
    'information.notSampled': (details: { parameter: string }) =>
      `Verdien av informasjon er ikke beregnet: «${details.parameter}» er ingen trukket parameter i modellen. Gi den en fordeling, eller velg en annen.`,
    'information.allocation': (details: { allowed: string }) =>
      `Verdien av studien er ikke beregnet: andelene av studiens pasienter må gjelde strategiene ${details.allowed} og summere seg til høyst 1.`,
    'information.noDraws': () =>
      'Verdien av informasjon er ikke beregnet: det er ikke trukket verdier for usikre parametere. Kjør med trekninger (draws over 0).',
    'information.noPatients': () =>
      'Verdien for alle pasientene er ikke beregnet: vurderingen sier ikke hvor mange pasienter beslutningen gjelder. Fyll ut delen population.',
    'questions.noHorizon': () =>
      'Verdien av spørsmålene er ikke beregnet: vurderingen sier ikke hvor mange år beslutningen gjelder. Fyll ut delen information eller strategies.',
    'questions.unknownData': (details: { data: string; known: string }) =>
      `Vurderingen har ingen plan for data som heter «${details.data}». Planer som sier noe om spørsmålet: ${details.known === '' ? 'ingen' : details.known}.`,
    'questions.noData': (details: { parameter: string }) =>
      `Ingen data i vurderingen sier noe om ${details.parameter}. Legg dem til under strategies (collected) eller information (proposals), eller skriv verdien med en begrunnelse.`,
    'questions.tooFewPatients': (details: { patients: string }) =>
      `${details.patients} pasienter rekker ikke å bli behandlet og fulgt innen horisonten. Regn med færre.`,
    'assessment.strategy': (details: { strategy: string; allowed: string }) =>
      `Vurderingen kan ikke gjøres: «${details.strategy}» kan ikke settes opp mot seg selv eller finnes ikke i modellen. Velg to av strategiene ${details.allowed}.`,
    'axes.noDraws': () => 'Usikkerheten i beslutningen er ikke beregnet: den trenger trekninger. Oppgi draws over 0.',
    'axes.unknownParameter': (details: { parameter: string }) =>
      `Usikkerheten er ikke vurdert: modellen har ingen parameter «${details.parameter}». Rett navnet, eller ta det bort.`,
    'willingness.order': (details: { from: string; to: string }) =>
      `Betalingsviljen er ikke satt opp: nedre prognosetap (${details.from}) er høyere enn øvre (${details.to}). Bytt dem om.`,
    'personnel.unknownState': (details: { name: string; line: string; allowed: string }) =>
      `Personell er ikke vurdert: «${details.line}» nevner tilstanden «${details.name}», som modellen ikke har. Velg blant ${details.allowed}.`,
    'personnel.noValue': (details: { line: string; strategy: string }) =>
      `Personell er ikke vurdert: «${details.line}» har ingen timer for «${details.strategy}». Oppgi dem, også når de er 0.`,
    'personnel.noTime': (details: { line: string }) =>
      `Personell er ikke vurdert: «${details.line}» er per år, og modellen har ingen tid. Oppgi timene per pasient.`,
    'personnel.noPopulation': () =>
      'Årsverk i Norge er ikke beregnet: vurderingen sier ikke hvor mange pasienter det gjelder. Fyll ut delen population.',
    'perspective.noneInForce': (details: { date: string }) =>
      `Perspektivet er ikke vurdert: ingen konsekvensoversikt eller enhetspris var i kraft ${details.date}. Velg en dato da den gjaldt.`,
    'perspective.unknownName': (details: { name: string; allowed: string }) =>
      `Perspektivet er ikke vurdert: modellen har ikke «${details.name}». Velg blant ${details.allowed}.`,
    'perspective.notPlaced': (details: { names: string }) =>
      `Perspektivet er ikke vurdert: ${details.names} er ikke plassert i konsekvensoversikten. Si hvilken rad (components) eller hvem (payers) det er.`,
    'perspective.noValue': (details: { line: string; strategy: string }) =>
      `Perspektivet er ikke vurdert: «${details.line}» har ingen verdi for «${details.strategy}». Oppgi den, også når den er 0.`,
    'perspective.unit': (details: { line: string }) =>
      `Perspektivet er ikke vurdert: «${details.line}» har en enhet som ikke hører til raden. Helsegevinster oppgis i QALY, alt annet i penger, timer eller kilometer.`,
    'perspective.price': (details: { line: string; given: string; wanted: string }) =>
      `Perspektivet er ikke vurdert: «${details.line}» er i ${details.given}, og modellen regner i ${details.wanted}. Oppgi en omregning (conversions), eller skriv beløpet om.`,
    'perspective.priceMissing': (details: { line: string }) =>
      `Perspektivet er ikke vurdert: «${details.line}» mangler valuta eller prisår. Oppgi begge (currency, priceYear).`,
    'severity.ageIntervalOfTheIll': () =>
      'Aldersintervallet er ikke beregnet: det gjelder dem som behandles. Alvorlighet for dem som får eller har sykdommen, oppgis ved én alder. Ta bort age eller applies.',
    'severity.ageIntervalOrder': (details: { from: string; to: string }) =>
      `Aldersintervallet er ikke beregnet: det går fra ${details.from} til ${details.to} år. Skriv den laveste alderen først.`,
    'severity.ageFixed': (details: { age: string }) =>
      `Prognosetapet ved ${details.age} år er ikke beregnet: modellen kan ikke kjøres med den alderen. La alderen være en parameter for seg, eller snevre inn intervallet.`,
    'severity.simulated': () =>
      'Usikkerheten i prognosetapet er ikke beregnet: modellen har ingen udiskonterte trekninger av sammenligningsalternativet, eller den simulerer pasienter. Oppgi intervallet i teksten.',
    'smallGroup.notInForce': (details: { date: string }) =>
      `Kriteriene for særskilt små pasientgrupper var ikke i kraft ${details.date}. Vurder etter reglene den dagen.`,
    'population.patients': () =>
      'Antall pasienter er ikke beregnet: oppgi enten newPatients (nye pasienter år for år) eller incidence (innbyggere og forekomst), ikke begge.',
    'population.pool': () =>
      'Antall pasienter er ikke beregnet: andelene som bytter til metoden (switching), summerer seg til mer enn 1. Rett dem.',
    'strategies.noDraws': () => 'De tre strategiene er ikke regnet ut: de trenger trekninger. Kjør med --draws over 0.',
    'strategies.noDiscountRate': (details: { date: string }) =>
      `De tre strategiene er ikke regnet ut: ingen diskonteringsrente var fastsatt ${details.date}. Velg en senere dato.`,
    'strategies.noPopulation': () =>
      'De tre strategiene er ikke regnet ut: dokumentet sier ikke hvor mange pasienter det gjelder. Skriv delen population.',
    'strategies.priceUnknown': (details: { parameter: string }) =>
      `De tre strategiene er ikke regnet ut: modellen har ingen parameter «${details.parameter}». Skriv i price.parameter hvilken som er prisen.`,
    'strategies.priceSampled': (details: { parameter: string }) =>
      `De tre strategiene er ikke regnet ut: «${details.parameter}» trekkes i modellen, og en pris som skal avtales, er ikke usikker. Ta bort fordelingen.`,
    'strategies.priceFails': (details: { parameter: string; value: string }) =>
      `De tre strategiene er ikke regnet ut: modellen lar seg ikke kjøre med «${details.parameter}» på ${details.value}. Rett grensene i modellen.`,
    'strategies.priceNotLinear': (details: { parameter: string }) =>
      `De tre strategiene er ikke regnet ut: netto nytte er ingen rett linje i «${details.parameter}». Velg en parameter som ganges med en mengde.`,
    'strategies.tooFewPatients': (details: { patients: string }) =>
      `De tre strategiene er ikke regnet ut: ${details.patients} pasienter rekker ikke å bli behandlet og fulgt innen horisonten. Planlegg med færre, eller med lengre horisont.`,
    'strategies.dataAfterReview': (details: { review: string; years: string }) =>
      `De tre strategiene er ikke regnet ut: revurderingen er satt ${details.review} år etter innføring, men dataene kommer først etter ${details.years} år. Flytt datoen, eller samle inn raskere.`,
    'agreements.noDraws': () => 'Prisavtalene er ikke priset: det er ingen trekninger. Be om minst én trekning (draws).',
    'agreements.kind': (details: { kind: string }) =>
      `Prisavtalene er ikke priset: en modell av typen ${details.kind} følger ikke andeler av en kohort. Bruk en kohortmodell eller oppdelt overlevelse.`,
    'agreements.component': (details: { offer: string; name: string; allowed: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: metoden har ingen kostnad «${details.name}» i modellen. Velg en av ${details.allowed}.`,
    'agreements.name': (details: { offer: string; name: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: modellen har ingen tilstand «${details.name}», eller ingen parameter med det navnet som er trukket eller et rent tall. Rett navnet.`,
    'agreements.order': (details: { offer: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: vilkårene passer ikke sammen. Sett vilkår for hver pasient foran vilkår for hele landet, bruk høyst én tilbakebetaling, og la nedbetaling stå alene med flat rabatt.`,
    'agreements.tiers': (details: { offer: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: trinnene er ikke i stigende rekkefølge. Ordne dem.`,
    'agreements.shares': (details: { offer: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: andelene av indikasjonene summerer seg ikke til 1. Rett dem.`,
    'agreements.population': (details: { offer: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: prisen følger volumet i Norge, og antall pasienter er ikke kjent. Fyll ut delen population.`,
    'agreements.unitPrice': (details: { offer: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: et vilkår teller enheter, og prisen på en enhet er ikke oppgitt. Fyll ut price.`,
    'agreements.price': (details: { offer: string; name: string; component: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: kostnaden «${details.component}» er ikke prisen «${details.name}» ganget med noe annet, eller prisen kan ikke endres. Velg parameteren som er prisen.`,
    'agreements.cost': (details: { offer: string; component: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: kostnaden «${details.component}» faller på hendelser, ikke på tid eller start, og kan ikke følges pasient for pasient. Bruk vilkår for hele landet.`,
    'agreements.instalments': (details: { offer: string; component: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: kostnaden «${details.component}» faller ikke ved start, så prisen for hele behandlingen er ikke kjent. Oppgi price i vilkåret.`,
    'agreements.horizon': (details: { offer: string; years: string; horizon: string }) =>
      `Tilbudet «${details.offer}» er ikke priset: et vilkår gjelder etter ${details.years} år, og modellen følger pasientene i ${details.horizon} år. Forleng horisonten, eller korte vilkåret ned.`,
    'negotiation.notLinear': (details: { parameter: string }) =>
      `Tilbud kan ikke regnes ut: kostnaden følger ikke prisen «${details.parameter}» i en rett linje, eller prisen virker på helse. Velg en annen pris, eller skriv modellen slik at prisen ganges med det som kjøpes.`,
    'negotiation.nothingBought': (details: { parameter: string }) =>
      `Tilbud kan ikke regnes ut: ingen av strategiene betaler «${details.parameter}». Velg prisen som forhandles.`,
    'budget.noPopulation': () =>
      'Budsjettet er ikke beregnet: vurderingen sier ikke hvor mange pasienter det gjelder. Skriv delen population.',
    'budget.twoPopulations': (details: { year: string }) =>
      `Budsjettet er ikke beregnet: modellens openCohort og vurderingens population sier ulike ting om pasientene i ${details.year}. Gjør dem like, eller ta ut openCohort.`,
    'budget.strategy': (details: { strategy: string; allowed: string }) =>
      `Budsjettet er ikke beregnet: «${details.strategy}» er ingen strategi i modellen. Velg blant ${details.allowed}.`,
    'budget.mix': (details: { year: string; found: string }) =>
      `Budsjettet er ikke beregnet: andelene i mix summerer seg til ${details.found} i ${details.year}. De skal bli 1.`,
    'budget.displaced': (details: { strategy: string; year: string }) =>
      `Budsjettet er ikke beregnet: metoden tar flere pasienter fra «${details.strategy}» enn den har i ${details.year}. Rett uptake, mix eller displaced.`,
    'budget.holder': (details: { found: string }) =>
      `Budsjettet er ikke beregnet: betaleren «${details.found}» i modellen er ikke plassert. Skriv den i holders.`,
    'budget.component': (details: { found: string }) =>
      `Budsjettet er ikke beregnet: kostnaden «${details.found}» i modellen er ikke plassert. Skriv den i components.`,
    'budget.rate': (details: { found: string; date: string }) =>
      `Budsjettet er ikke beregnet: satsen ${details.found} er ikke kjent for ${details.date}. Velg en annen beslutningsdato.`,
    'budget.noLimit': (details: { date: string }) =>
      `Fullmaktsgrensen er ikke prøvd: ingen grense var i kraft ${details.date}. Velg en senere beslutningsdato.`,
    'budget.currency': (details: { currency: string }) =>
      `Fullmaktsgrensen er ikke prøvd: den gjelder kroner, og modellen regner i ${details.currency}. Regn modellens priser om til kroner.`,
    'budget.kind': (details: { found: string }) =>
      `Budsjettet er ikke beregnet: modeller av typen ${details.found} følger ikke andeler av en kohort år for år. Bruk en kohortmodell eller en modell av partisjonert overlevelse.`,
    'budget.horizon': (details: { found: string; minimum: string }) =>
      `Budsjettet er ikke beregnet: modellens horisont er ${details.found} år, og budsjettet trenger ${details.minimum}. Forleng horisonten.`,
    'budget.steps': (details: { found: string }) =>
      `Trinnvis innføring er ikke beregnet: andelene av gruppene summerer seg til ${details.found}. De skal bli 1.`,
    'budget.run': (details: { path: string; found: string }) =>
      `Budsjettet er ikke beregnet: modellen kan ikke kjøres med disse prisene (${details.path}: ${details.found}). Rett prisen eller modellen.`,
    'subgroups.unknown': (details: { subgroup: string; allowed: string }) =>
      details.allowed === ''
        ? `Undergruppene er ikke vurdert: modellen har ingen undergrupper. Skriv «${details.subgroup}» inn i modellen under subgroups.`
        : `Undergruppene er ikke vurdert: «${details.subgroup}» finnes ikke i modellen. Bruk ${details.allowed}.`,
    'subgroups.interval': (details: { from: string; to: string }) =>
      `Undergruppene er ikke vurdert: et konfidensintervall (${details.from} til ${details.to}) omslutter ikke effekten. Rett grensene.`,
    'subgroups.none': () =>
      'Resultater per undergruppe er ikke beregnet: modellen har ingen undergrupper. Skriv dem inn i modellen under subgroups.',
    'subgroups.run': (details: { subgroup: string }) =>
      `Resultater per undergruppe er ikke beregnet: modellen kan ikke kjøres for «${details.subgroup}». Kjør likeverd run med --subgroup for å se hvorfor.`,
    'subgroups.criterion': (details: { criterion: string; reason: string }) =>
      `Virkningen av kriteriet «${details.criterion}» er ikke beregnet: endringen passer ikke i modellen (${details.reason}). Rett stien eller verdien.`,
  },
  rules: {
    'subgroups.results': 'Vurderingen skal vise om undergrupper er vurdert, med tall for hver',
    'subgroups.consistency': 'Om effekten er lik i undergruppene, ved Cochrans Q og I² på logaritmisk skala',
    'subgroups.loss': 'Summen over undergrupper av det beste for hver, minus det beste som er likt for alle',
    'subgroups.criteria': 'Kriterier for start og stopp er uttrykt slik at de kan prøves på en pasient og regnes i modellen',
    'severity.statedPopulationQalys': 'Befolkningens forventede QALY er oppgitt i vurderingen, med kilde',
    'severity.lifeTable':
      'Befolkningens forventede QALY er satt sammen av dødelighet og livskvalitet etter alder; de som dør i et år, lever halve året',
    'severity.ageInterval': 'Når gjennomsnittsalderen er usikker, vises prognosetapet for hele intervallet',
    'severity.appliesToTheIll': 'Ved forebygging og diagnostikk gjelder alvorligheten dem som får eller har sykdommen',
    'severity.textual':
      'Alvorlighet beskrives også i ord: risiko for død og tap av funksjon, smerter, nå-situasjon, varighet, tap av framtidige leveår og hvor mye det haster',
    'severity.proportional': 'Andelen av de forventede gjenstående QALY som går tapt; til sammenligning, ikke norsk regel',
    'severity.england': 'England vekter etter diskontert absolutt og relativt prognosetap; til sammenligning, ikke norsk regel',
    'severity.uncertainty': 'Prosentilene over trekninger av pasientenes udiskonterte QALY med dagens behandling',
    'smallGroup.patients':
      'Særskilt liten gruppe: under om lag 1 per 100 000 innbyggere i verden og under om lag 50 i Norge per legemiddel; veiledende',
    'smallGroup.severity': 'Svært alvorlig: om lag 30 tapte gode leveår eller mer; veiledende',
    'smallGroup.benefit': 'Stor forventet nytte: om lag 2 vunne gode leveår eller mer mot standardbehandling; veiledende',
    'smallGroup.rare': 'Sjelden tilstand: færre enn 5 per 10 000 innbyggere',
    'severity.populationQalys': 'Forventede gjenstående QALY leses av normtabellen ved fylte år, begge kjønn samlet',
    'severity.shortfall':
      'Prognosetapet er befolkningens QALY minus pasientenes udiskonterte QALY med dagens behandling, avrundet til to desimaler',
    'severity.class': 'Prognosetapet plasseres i én av seks halvåpne klasser',
    'severity.weight': 'Hver klasse har sin vekt',
    'threshold.reference': 'Referanseverdien er alternativkostnaden ganget med alvorlighetsvekten; den er ingen vedtatt grense',
    'threshold.given': 'Betalingsviljen er valgt av den som leser',
    'effect.increment': 'Forskjellen mot sammenligningsalternativet, diskontert og uavrundet',
    'effect.icer': 'Merkostnad delt på QALY-gevinst; bare når metoden er både dyrere og bedre',
    'effect.costPerLifeYear': 'Merkostnad delt på vunne leveår; rapporteres ved siden av kostnaden per QALY',
    'effect.netBenefit': 'QALY ganget med betalingsviljen, minus kostnaden',
    'uncertainty.meanIcer': 'Forholdet mellom gjennomsnittene av trekningene, ikke gjennomsnittet av forholdene',
    'uncertainty.acceptability': 'Andelen av trekningene der strategien har høyest netto nytte',
    'uncertainty.evpi': 'Forventet tap ved å velge det som er best i gjennomsnitt, i stedet for det som er best i hver trekning',
    'uncertainty.evppi':
      'Forventet gevinst av å kjenne noen parametere nøyaktig, ved regresjon av netto nytte på trekningene av dem',
    'uncertainty.evsi': 'Forventet gevinst av dataene fra en studie før beslutningen tas',
    'uncertainty.population': 'Verdien per pasient ganget med antallet som behandles etter at informasjonen foreligger, diskontert',
    'uncertainty.enbs': 'Verdien av studien for alle pasientene minus det studien koster',
    'willingness.interval': 'Det som normalt aksepteres per QALY, er et veiledende intervall etter alvorlighet',
    'willingness.span': 'Usikkerheten i prognosetapet spenner over de klassene det kan ligge i',
    'willingness.distance': 'Avstanden til betalingsviljen vises i ord; en brøk avgjør ikke alene',
    'axes.documentation':
      'Usikkerheten i dokumentasjonen vurderes kilde for kilde; stor usikkerhet gir alt annet likt lavere prioritet',
    'axes.decision':
      'Usikkerheten i beslutningen er stor når forventet kostnad per QALY er om lag lik betalingsviljen; her målt som sannsynligheten for at valget er feil',
    'axes.below': 'Høy dokumentasjonsusikkerhet og kostnad per QALY langt under betalingsviljen: metoden kan innføres',
    'axes.near': 'Lav dokumentasjonsusikkerhet og kostnad per QALY nær betalingsviljen: mulighet for betinget innføring',
    'axes.above': 'Høy dokumentasjonsusikkerhet og kostnad per QALY langt over betalingsviljen: metoden bør ikke innføres',
    'axes.pending':
      'Høy usikkerhet i både dokumentasjonen og beslutningen: vente på mer dokumentasjon, eller gi tilgang i påvente av den',
    'personnel.account': 'Konsekvenser for personell regnes i et eget regnskap, i timer, etter kategori og sted',
    'personnel.content':
      'Vurderingen sier hva metoden betyr for behovet for personell, for andre tjenester og for kapasiteten til å utdanne',
    'perspective.inclusion':
      'Det utvidede helsetjenesteperspektivet: konsekvensene i helse- og omsorgstjenesten teller, slik konsekvensoversikten sier',
    'perspective.relatives': 'Pårørendes helsegevinst kan telle og vises i egne analyser',
    'perspective.time': 'Pasientens tid og reise i forbindelse med behandlingen teller',
    'perspective.productivity': 'Virkninger for pasientens framtidige produktivitet skal ikke vektlegges',
    'perspective.transfers': 'Stønader er overføringer og tas aldri med',
    'perspective.unrelated': 'Framtidige ikke-relaterte kostnader skal ikke vektlegges',
    'perspective.societal':
      'Virkninger for samfunnet kan vises i en sekundær analyse i saker for Stortinget, når de er store og godt dokumenterte',
    'perspective.societalAreas':
      'Samfunnsperspektivet brukes for folkehelsetiltak, screening, vaksinasjonsprogram, smittevern og infrastruktur',
    'perspective.levels': 'Virkninger i kommunen av tiltak i spesialisthelsetjenesten tas med, og omvendt',
    'perspective.money': 'Alle beløp regnes i modellens valuta og prisår',
    'perspective.twice': 'Ingen konsekvens telles to ganger',
    'population.patients': 'Nye pasienter år for år, med de som er syke allerede',
    'strategies.value':
      'Forventet netto nytte over alle pasientene: de som behandles før dataene kommer, og det beste valget etterpå, minus kostnader som ikke kan hentes tilbake',
    'strategies.reversal': 'Å slutte koster, de som er i behandling fortsetter en tid, og en andel får metoden likevel',
    'strategies.price': 'Netto nytte er en rett linje i prisen, så prisen der rådet snur, finnes nøyaktig',
    'strategies.design': 'Avtalen regnes med hver datainnsamling og settes opp mot det beste uten avtale',
    'strategies.conditions': 'Vilkårene for midlertidig innføring i metodesystemet',
    'strategies.verdict': 'Strategien med høyest forventet netto nytte tilrås; de som har ansvaret, beslutter',
    'agreements.price': 'Avtalen virker på modellens forløp i hver trekning: hvem som er på behandling når, og hva det koster',
    'agreements.risk': 'Risiko regnes mot den flate rabatten som har samme forventede kostnad',
    'agreements.effort': 'Arbeidstiden er minutter per pasient ganget med antall pasienter, pluss administrasjon',
    'framework.A8-1': 'Flat rabatt er hovedregelen',
    'framework.A8-2': 'Annen avtaleform brukes bare når marked og konkurranse gjør det nødvendig, fra sak til sak',
    'framework.A8-3': 'Det gjøres en innkjøpsfaglig vurdering i hver sak',
    'framework.A8-4': 'Kompliserte avtaler er godkjent av de regionale helseforetakene før de brukes som beslutningsgrunnlag',
    'framework.A8-5': 'Avtalen er så enkel som mulig, uten nevneverdig merarbeid, og håndteres i dagens systemer',
    'framework.A8-6': 'Form og struktur er åpen og beskrevet i beslutningen; de som trenger det i tjenesten, får god informasjon',
    'framework.A8-7':
      'Det er ikke stor usikkerhet om faktisk pris og budsjettvirkning; variablene er objektive og godt dokumentert',
    'framework.A8-8': 'Praktisk håndtering, datakilder, oppfølging og informasjon er avklart før beslutningen',
    'framework.A8-9': 'Avtalen evalueres, og det er avtalt hva som skjer ved ny informasjon og ved anbud',
    'framework.A8-10': 'Alle vilkår er i tråd med prioriteringskriteriene, regelverket og retningslinjene for forhandling',
    'framework.A8-11': 'Avtalen er på norsk',
    'framework.A8-12': 'En prisavtale supplerer metodevurderingen og erstatter den ikke',
    'framework.A8-13': 'Resultatbasert form passer som regel best for persontilpasset medisin, om annen form brukes',
    'framework.A8-14': 'Data kommer først og fremst fra leverandøren; personalet registrerer ikke noe ekstra',
    'framework.A8-15': 'Prisen kan starte lavt når usikkerheten er størst, og stige med dokumentasjonen',
    'framework.A8-16': 'Leverandøren samordner data fra flere kilder og legger dem fram samlet',
    'negotiation.priceLine': 'Kostnaden er kostnaden ved listepris pluss prisforskjellen ganget med det som kjøpes',
    'negotiation.breakEven': 'Listeprisen pluss netto nytte ved listepris delt på det som kjøpes',
    'negotiation.effectiveDiscount': 'Andelen av listeprisen som ikke betales',
    'negotiation.budget': 'Kostnaden for alle pasientene i året med metoden minus kostnaden uten den',
    'budget.capacity': 'Det pasientene og andre trenger, mot det som finnes',
    'budget.steps': 'De mest alvorlig syke eller de med størst nytte først, forutsatt at behandlingen er kostnadseffektiv',
    'budget.uncertainty': 'Budsjettet regnet om i hver trekning av modellen',
    'budget.impact': 'Virkningen for hele helse- og omsorgstjenesten, år for år: med metoden minus uten',
    'budget.prices': 'Udiskontert, i modellens prisår, med merverdiavgift der den bæres',
    'budget.maximumPrice': 'Innkjøpsprisen med apotekets høyeste avanse',
    'budget.coPayment': 'Det pasientene betaler selv, tas fra betaleren og legges til pasienten',
    'budget.regions': 'Utgifter i spesialisthelsetjenesten fordelt etter innbyggertall',
    'budget.authorityLimit': 'Stortinget avgjør når netto utgiftsvekst er over grensen i minst ett av de fem første årene',
  },
  perUnit: (details: { amount: string; unit: string }) => `${details.amount} per ${details.unit}`,
  units: {
    '1/year': 'per år',
    NOK: 'kr',
    QALY: 'QALY',
    year: 'år',
    'NOK/QALY': 'kr per QALY',
    'NOK/year': 'kr per leveår',
    share: 'andel',
    class: 'klasse',
    patient: 'pasienter',
    person: 'personer',
    unit: 'enheter',
    hour: 'timer',
    factor: 'faktor',
    'patients/100000': 'per 100 000 innbyggere',
    'patients/10000': 'per 10 000 innbyggere',
    'NOK/pack': 'kr per pakning',
    pack: 'pakninger',
  },
  proposalFaults: {
    notJson: () => 'Filen er ikke gyldig JSON.',
    unknown: () => 'Feltet finnes ikke i formatet. Rett navnet, eller ta det bort.',
    missing: () => 'Feltet mangler. Fyll det inn.',
    number: (details: { minimum: string; maximum: string }) => `Skriv et tall fra ${details.minimum} til ${details.maximum}.`,
    choice: (details: { allowed: string }) => `Velg ${details.allowed}.`,
    text: () => 'Skriv navnet i anførselstegn.',
    object: () => 'Skriv et objekt med felter i krøllparenteser.',
    list: () => 'Skriv en liste med minst ett element i hakeparenteser.',
    rising: () => 'Skriv størrelsene i stigende rekkefølge, hver én gang.',
    sum: () => 'Andelene summerer seg til mer enn 1. Rett dem.',
  },
  informationMethods: {
    spline: 'tensorsplines',
    'gaussian-process': 'gaussisk prosess',
    mars: 'MARS',
    none: 'ingen regresjon',
    regression: 'regresjon på simulerte data',
    'moment-matching': 'momenttilpasning',
    importance: 'viktighetsvekting',
  },
  informationReasons: {
    few: (details: { covariates: string }) => `${details.covariates} parameter(e) varierer: så få at splines dekker alle samspill`,
    many: (details: { covariates: string }) =>
      `${details.covariates} parametere varierer: for mange for splines; av gaussisk prosess og MARS den som har minst kryssvalideringsfeil`,
    asked: () => 'valgt av brukeren',
    nothingVaries: () => 'ingen av parameterne varierer, så verdien er 0',
    fewSummaries: (details: { summaries: string }) =>
      `studien opplyser om ${details.summaries} parameter(e): så få at regresjon passer`,
    manySummaries: (details: { summaries: string }) =>
      `studien opplyser om ${details.summaries} parametere: for mange for regresjon`,
    manyTimes: () => 'overlevelsestider for så mange pasienter er for dyre å simulere for hver trekning',
    noSufficientStatistics: () =>
      'dataene har ingen uttømmende observatorer, så bare regresjon kan brukes; verdien kan være noe for lav',
  },
};
