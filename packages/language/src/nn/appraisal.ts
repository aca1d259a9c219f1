import type { appraisal as base } from '../nb/appraisal.ts';

/** Ord for resultat: kriteria, kostnadseffektivitet, uvisse. */
export const appraisal: typeof base = {
  quantities: {
    costs: 'Kostnader, diskontert',
    costsUndiscounted: 'Kostnader, udiskontert',
    qalys: 'QALY, diskontert',
    qalysUndiscounted: 'QALY, udiskontert',
    lifeYears: 'Leveår, diskontert',
    lifeYearsUndiscounted: 'Leveår, udiskontert',
    incrementalCosts: 'Meirkostnad',
    incrementalQalys: 'QALY-gevinst',
    incrementalLifeYears: 'Leveårsgevinst',
    icer: 'Meirkostnad per QALY (IKER)',
    costPerLifeYear: 'Meirkostnad per vunne leveår',
    netBenefit: 'Netto monetær nytte',
    incrementalNetBenefit: 'Inkrementell netto monetær nytte',
    populationQalys: 'Forventa attverande QALY i befolkninga ved startalder',
    entryAge: 'Alder ved behandlingsstart',
    absoluteShortfall: 'Absolutt prognosetap',
    severityClass: 'Alvorsklasse',
    severityWeight: 'Alvorsvekt',
    opportunityCost: 'Alternativkostnad per QALY',
    reference: 'Referanseverdi for betalingsvilje',
    threshold: 'Betalingsvilje nytta i utrekninga',
    probabilityCostEffective: 'Sannsyn for kostnadseffektivitet',
    expectedIncrementalNetBenefit: 'Forventa inkrementell netto monetær nytte',
    evpi: 'Forventa verdi av perfekt informasjon (EVPI) per pasient',
    evppi: 'Forventa verdi av perfekt informasjon om nokre parametrar (EVPPI) per pasient',
    evsi: 'Forventa verdi av utvalsinformasjon (EVSI) per pasient',
    beneficiaries: 'Pasientar som får nytte av informasjonen, diskontert',
    populationEvpi: 'Verdien av perfekt informasjon for alle pasientane',
    studyCost: 'Kostnaden av studien, med det pasientane i han går glipp av',
    enbs: 'Forventa netto nytte av studien (ENBS)',
    newPatients: 'Nye pasientar',
    treatedPatients: 'Nye pasientar som får metoden',
    wrongChoice: 'Sannsyn for at valet er feil',
    wrongChoiceFrom: 'Sannsyn for feil val som blir rekna som høgt',
    willingnessLimit: 'Rettleiande grense for betalingsvilje',
    willingnessDistance: 'Avstand til betalingsviljen',
    nearness: 'Forventa kostnad per QALY delt på betalingsviljen',
    workHours: 'Arbeidstimar',
    fullTimeEquivalents: 'Årsverk',
    priceConversion: 'Omrekning til valutaen og prisåret i modellen',
    averageShortfall: 'Gjennomsnittleg prognosetap for alle metoden når',
    proportionalShortfall: 'Relativt prognosetap',
    shortfallDiscounted: 'Absolutt prognosetap, diskontert som i England',
    qalysDiscountedFlat: 'QALY for pasientane, diskontert som i England',
    populationQalysDiscounted: 'QALY for befolkninga, diskontert som i England',
    severityWeightEngland: 'Vekt etter den engelske regelen',
    shortfallLower: 'Nedre grense for prognosetapet (2,5 %)',
    shortfallUpper: 'Øvre grense for prognosetapet (97,5 %)',
    patientsNorway: 'Pasientar i Noreg',
    patientsWorldwide: 'Pasientar i verda per 100 000 innbyggjarar',
    prevalence: 'Personar med tilstanden per 10 000 innbyggjarar',
    qalyGainUndiscounted: 'QALY-gevinst, udiskontert',
    guidingLimit: 'Rettleiande grense',
    subgroupShare: 'Del av pasientane',
    cochranQ: 'Cochrans Q',
    heterogeneityP: 'P-verdi for lik effekt',
    iSquared: 'Variasjon utover tilfeldet (I²)',
    lossOfNotDifferentiating: 'Forventa tap ved å behandle alle likt',
    inhabitants: 'Innbyggjarar som kan få sjukdommen',
    discountRate: 'Diskonteringsrente',
    price: 'Pris',
    strategyPatients: 'Pasientar som får metoden om han blir innført no, diskontert',
    strategyValue: 'Forventa netto nytte mot ikkje å innføre',
    strategyDifference: 'Skilnad i forventa netto nytte',
    piecePatients: 'Netto nytte om alle får metoden frå første dag til prisen i dag',
    pieceWaiting: 'Netto nytte av pasientar som ikkje får metoden',
    piecePrice: 'Netto nytte av annan pris enn i dag',
    pieceInformation: 'Netto nytte av å velje etter dataa',
    pieceRenegotiation: 'Netto nytte av lågare pris etter revurderinga',
    pieceIntroduction: 'Kostnad ved innføring som ikkje kan hentast tilbake',
    pieceReversal: 'Forventa kostnad ved å slutte att',
    pieceStudy: 'Datainnsamling som tenesta betaler',
    reviewTime: 'År til dataa kan brukast',
    probabilityStopped: 'Sannsyn for at dataa fører til stans',
    probabilityNotIntroduced: 'Sannsyn for at dataa fører til nei',
    probabilityLowered: 'Sannsyn for at prisen blir sett ned',
    populationEvsi: 'Forventa verdi av dataa (EVSI) for alle pasientane',
    onTreatment: 'Pasientar i behandling ved revurderinga',
    listCost: 'Kostnad til listepris',
    listCostDiscounted: 'Kostnad til listepris, diskontert',
    paidCost: 'Betalt kostnad',
    paidCostDiscounted: 'Betalt kostnad, diskontert',
    equivalentDiscount: 'Flat rabatt med same forventa kostnad',
    priceVariation: 'Variasjon i betalt pris (variasjonskoeffisient)',
    varianceMoved: 'Del av variansen i kostnaden som blir flytta til leverandøren',
    riskMoved: 'Del av risikoen som blir flytta til leverandøren',
    rebate: 'Rabatt',
    expectedLoss: 'Forventa tap når metoden ikkje er verd prisen',
    staffHours: 'Arbeidstid til oppfølging',
    listPrice: 'Listepris',
    offeredPrice: 'Tilboden pris',
    effectiveDiscount: 'Effektiv rabatt',
    unitsBought: 'Einingar som blir betalte per pasient, diskontert',
    unitsInYear: 'Einingar som blir betalte i året, alle pasientar',
    breakEvenPrice: 'Pris der forventa netto nytte er 0',
    budgetAtList: 'Meirutgift i året ved listepris',
    budgetYear: 'Meirutgift i året',
    capacityNeed: 'Behov for kapasitet',
    capacityAvailable: 'Kapasitet som finst',
    probabilityAboveLimit: 'Sannsyn for utgiftsvekst over fullmaktsgrensa',
    purchasePrice: 'Høgaste innkjøpspris per pakning (AIP)',
    maximumPrice: 'Høgaste utsalspris per pakning (AUP) utan meirverdiavgift',
    budgetCost: 'Budsjettverknad av éi utgift',
    budgetHolder: 'Budsjettverknad for éin betalar',
    budgetRegion: 'Budsjettverknad for eitt regionalt helseføretak',
    budgetDrugs: 'Budsjettverknad for legemiddelbudsjettet',
    budgetService: 'Budsjettverknad for heile helse- og omsorgstenesta',
    authorityLimit: 'Fullmaktsgrense',
    expenditureGrowth: 'Netto utgiftsvekst',
    meanIcer: 'Forventa meirkostnad per QALY (forholdet mellom gjennomsnitta)',
    appraisal: 'Vurdering',
    severity: 'Alvor',
    costEffectiveness: 'Kostnadseffektivitet',
    uncertainty: 'Uvisse',
  },
  outcomes: {
    ratio: 'dyrare og betre',
    dominant: 'dominerer: betre eller like god, og billegare',
    dominated: 'dominert: ikkje betre, og dyrare',
    saving: 'billegare, men dårlegare',
    equal: 'ingen skilnad',
  },
  outcomeShort: {
    ratio: '',
    dominant: 'dominerer',
    dominated: 'dominert',
    saving: 'innsparing per tapt QALY',
    equal: 'ingen skilnad',
  },
  frontier: {
    efficient: 'på effektivitetsfronten',
    dominated: 'dominert',
    'extendedly-dominated': 'utvida dominert',
  },
  thresholdBasis: {
    given: 'oppgitt',
    severity: 'etter alvor',
    'opportunity-cost': 'alternativkostnaden utan alvorsvekt',
  },
  blocked: {
    'severity.noAge': () =>
      'Alvoret er ikkje rekna ut: modellen seier ikkje kor gamle pasientane er. Eit avgjerdstre som dekkjer resten av livet, oppgir population.entryAge.',
    'severity.ageOutsideNorm': (details) =>
      `Alvoret er ikkje rekna ut: normtala dekkjer alder ${details.from}–${details.to} år, og modellen startar ved ${details.age} år. Oppgi prognosetapet frå verktøyet til styresmakta.`,
    'severity.noNormInForce': (details) =>
      `Alvoret er ikkje rekna ut: ingen normtal var i kraft ${details.date}. Vel ein dato då normtala gjaldt.`,
    'threshold.currency': (details) =>
      `Referanseverdien gjeld kroner, og modellen reknar i ${details.currency}. Oppgi betalingsvilje i valutaen til modellen, eller rekn om prisane i modellen til kroner.`,
    'threshold.noneInForce': (details) =>
      `Ingen alternativkostnad var fastsett ${details.date}. Oppgi betalingsvilje, eller vel ein seinare dato.`,
    'information.notSampled': (details) =>
      `Verdien av informasjon er ikkje rekna ut: «${details.parameter}» er ingen trekt parameter i modellen. Gje han ei fordeling, eller vel ein annan.`,
    'information.allocation': (details) =>
      `Verdien av studien er ikkje rekna ut: delane av pasientane i studien må gjelde strategiane ${details.allowed} og summere seg til høgst 1.`,
    'information.noDraws': () =>
      'Verdien av informasjon er ikkje rekna ut: det er ikkje trekt verdiar for usikre parametrar. Køyr med trekkingar (draws over 0).',
    'information.noPatients': () =>
      'Verdien for alle pasientane er ikkje rekna ut: vurderinga seier ikkje kor mange pasientar avgjerda gjeld. Fyll ut delen population.',
    'questions.noHorizon': () =>
      'Verdien av spørsmåla er ikkje rekna ut: vurderinga seier ikkje kor mange år avgjerda gjeld. Fyll ut delen information eller strategies.',
    'questions.unknownData': (details) =>
      `Vurderinga har ingen plan for data som heiter «${details.data}». Planar som seier noko om spørsmålet: ${details.known === '' ? 'ingen' : details.known}.`,
    'questions.noData': (details) =>
      `Ingen data i vurderinga seier noko om ${details.parameter}. Legg dei til under strategies (collected) eller information (proposals), eller skriv verdien med ei grunngiving.`,
    'questions.tooFewPatients': (details) =>
      `${details.patients} pasientar rekk ikkje å bli behandla og følgde innan horisonten. Rekn med færre.`,
    'assessment.strategy': (details) =>
      `Vurderinga kan ikkje gjerast: «${details.strategy}» kan ikkje setjast opp mot seg sjølv eller finst ikkje i modellen. Vel to av strategiane ${details.allowed}.`,
    'axes.noDraws': () => 'Uvissa i avgjerda er ikkje rekna ut: ho treng trekningar. Oppgi draws over 0.',
    'axes.unknownParameter': (details) =>
      `Uvissa er ikkje vurdert: modellen har ingen parameter «${details.parameter}». Rett namnet, eller ta det bort.`,
    'willingness.order': (details) =>
      `Betalingsviljen er ikkje sett opp: nedre prognosetap (${details.from}) er høgare enn øvre (${details.to}). Byt dei om.`,
    'personnel.unknownState': (details) =>
      `Personell er ikkje vurdert: «${details.line}» nemner tilstanden «${details.name}», som modellen ikkje har. Vel blant ${details.allowed}.`,
    'personnel.noValue': (details) =>
      `Personell er ikkje vurdert: «${details.line}» har ingen timar for «${details.strategy}». Oppgi dei, også når dei er 0.`,
    'personnel.noTime': (details) =>
      `Personell er ikkje vurdert: «${details.line}» er per år, og modellen har inga tid. Oppgi timane per pasient.`,
    'personnel.noPopulation': () =>
      'Årsverk i Noreg er ikkje rekna ut: vurderinga seier ikkje kor mange pasientar det gjeld. Fyll ut delen population.',
    'perspective.noneInForce': (details) =>
      `Perspektivet er ikkje vurdert: inga konsekvensoversikt eller einingspris var i kraft ${details.date}. Vel ein dato da ho gjaldt.`,
    'perspective.unknownName': (details) =>
      `Perspektivet er ikkje vurdert: modellen har ikkje «${details.name}». Vel blant ${details.allowed}.`,
    'perspective.notPlaced': (details) =>
      `Perspektivet er ikkje vurdert: ${details.names} er ikkje plassert i konsekvensoversikta. Sei kva rad (components) eller kven (payers) det er.`,
    'perspective.noValue': (details) =>
      `Perspektivet er ikkje vurdert: «${details.line}» har ingen verdi for «${details.strategy}». Oppgi han, også når han er 0.`,
    'perspective.unit': (details) =>
      `Perspektivet er ikkje vurdert: «${details.line}» har ei eining som ikkje høyrer til rada. Helsegevinstar blir oppgitt i QALY, alt anna i pengar, timar eller kilometer.`,
    'perspective.price': (details) =>
      `Perspektivet er ikkje vurdert: «${details.line}» er i ${details.given}, og modellen reknar i ${details.wanted}. Oppgi ei omrekning (conversions), eller skriv beløpet om.`,
    'perspective.priceMissing': (details) =>
      `Perspektivet er ikkje vurdert: «${details.line}» manglar valuta eller prisår. Oppgi begge (currency, priceYear).`,
    'severity.ageIntervalOfTheIll': () =>
      'Aldersintervallet er ikkje rekna ut: det gjeld dei som blir behandla. Alvor for dei som får eller har sjukdommen, blir oppgitt ved éin alder. Ta bort age eller applies.',
    'severity.ageIntervalOrder': (details) =>
      `Aldersintervallet er ikkje rekna ut: det går ifrå ${details.from} til ${details.to} år. Skriv den lågaste alderen først.`,
    'severity.ageFixed': (details) =>
      `Prognosetapet ved ${details.age} år er ikkje rekna ut: modellen kan ikkje køyrast med den alderen. La alderen vere ein parameter for seg, eller snevre inn intervallet.`,
    'severity.simulated': () =>
      'Uvissa i prognosetapet er ikkje rekna ut: modellen har ingen udiskonterte trekkingar av samanlikningsalternativet, eller han simulerer pasientar. Oppgi intervallet i teksten.',
    'smallGroup.notInForce': (details) =>
      `Kriteria for særskilt små pasientgrupper galdt ikkje ${details.date}. Vurder etter reglane den dagen.`,
    'population.patients': () =>
      'Talet på pasientar er ikkje rekna ut: gje anten newPatients (nye pasientar år for år) eller incidence (innbyggjarar og førekomst), ikkje begge.',
    'population.pool': () =>
      'Talet på pasientar er ikkje rekna ut: delane som byter til metoden (switching), summerer seg til meir enn 1. Rett dei.',
    'strategies.noDraws': () => 'Dei tre strategiane er ikkje rekna ut: dei treng trekningar. Køyr med --draws over 0.',
    'strategies.noDiscountRate': (details) =>
      `Dei tre strategiane er ikkje rekna ut: inga diskonteringsrente var fastsett ${details.date}. Vel ein seinare dato.`,
    'strategies.noPopulation': () =>
      'Dei tre strategiane er ikkje rekna ut: dokumentet seier ikkje kor mange pasientar det gjeld. Skriv delen population.',
    'strategies.priceUnknown': (details) =>
      `Dei tre strategiane er ikkje rekna ut: modellen har ingen parameter «${details.parameter}». Skriv i price.parameter kven som er prisen.`,
    'strategies.priceSampled': (details) =>
      `Dei tre strategiane er ikkje rekna ut: «${details.parameter}» blir trekt i modellen, og ein pris som skal avtalast, er ikkje uviss. Ta bort fordelinga.`,
    'strategies.priceFails': (details) =>
      `Dei tre strategiane er ikkje rekna ut: modellen lèt seg ikkje køyre med «${details.parameter}» på ${details.value}. Rett grensene i modellen.`,
    'strategies.priceNotLinear': (details) =>
      `Dei tre strategiane er ikkje rekna ut: netto nytte er inga rett linje i «${details.parameter}». Vel ein parameter som blir gonga med ei mengd.`,
    'strategies.tooFewPatients': (details) =>
      `Dei tre strategiane er ikkje rekna ut: ${details.patients} pasientar rekk ikkje å bli behandla og følgde innan horisonten. Planlegg med færre, eller med lengre horisont.`,
    'strategies.dataAfterReview': (details) =>
      `Dei tre strategiane er ikkje rekna ut: revurderinga er sett ${details.review} år etter innføring, men dataa kjem først etter ${details.years} år. Flytt datoen, eller samle inn raskare.`,
    'agreements.noDraws': () => 'Prisavtalane er ikkje prisa: det finst ingen trekningar. Be om minst éi trekning (draws).',
    'agreements.kind': (details: { kind: string }) =>
      `Prisavtalane er ikkje prisa: ein modell av typen ${details.kind} følgjer ikkje delar av ein kohort. Bruk ein kohortmodell eller oppdelt overleving.`,
    'agreements.component': (details: { offer: string; name: string; allowed: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: metoden har ingen kostnad «${details.name}» i modellen. Vel ein av ${details.allowed}.`,
    'agreements.name': (details: { offer: string; name: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: modellen har ingen tilstand «${details.name}», eller ingen parameter med det namnet som er trekt eller eit reint tal. Rett namnet.`,
    'agreements.order': (details: { offer: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: vilkåra passar ikkje saman. Set vilkår for kvar pasient føre vilkår for heile landet, bruk høgst éi tilbakebetaling, og la nedbetaling stå åleine med flat rabatt.`,
    'agreements.tiers': (details: { offer: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: trinna er ikkje i stigande rekkjefølgje. Ordne dei.`,
    'agreements.shares': (details: { offer: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: delane til indikasjonane summerer seg ikkje til 1. Rett dei.`,
    'agreements.population': (details: { offer: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: prisen følgjer volumet i Noreg, og talet på pasientar er ikkje kjent. Fyll ut delen population.`,
    'agreements.unitPrice': (details: { offer: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: eit vilkår tel einingar, og prisen på ei eining er ikkje oppgitt. Fyll ut price.`,
    'agreements.price': (details: { offer: string; name: string; component: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: kostnaden «${details.component}» er ikkje prisen «${details.name}» gonga med noko anna, eller prisen kan ikkje endrast. Vel parameteren som er prisen.`,
    'agreements.cost': (details: { offer: string; component: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: kostnaden «${details.component}» fell på hendingar, ikkje på tid eller start, og kan ikkje følgjast pasient for pasient. Bruk vilkår for heile landet.`,
    'agreements.instalments': (details: { offer: string; component: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: kostnaden «${details.component}» fell ikkje ved start, så prisen for heile behandlinga er ikkje kjend. Oppgi price i vilkåret.`,
    'agreements.horizon': (details: { offer: string; years: string; horizon: string }) =>
      `Tilbodet «${details.offer}» er ikkje prisa: eit vilkår gjeld etter ${details.years} år, og modellen følgjer pasientane i ${details.horizon} år. Forleng horisonten, eller kort ned vilkåret.`,
    'negotiation.notLinear': (details: { parameter: string }) =>
      `Tilbod kan ikkje reknast ut: kostnaden følgjer ikkje prisen «${details.parameter}» i ei rett linje, eller prisen verkar på helse. Vel ein annan pris, eller skriv modellen slik at prisen blir gonga med det som blir kjøpt.`,
    'negotiation.nothingBought': (details: { parameter: string }) =>
      `Tilbod kan ikkje reknast ut: ingen av strategiane betaler «${details.parameter}». Vel prisen som det blir forhandla om.`,
    'budget.noPopulation': () =>
      'Budsjettet er ikkje rekna ut: vurderinga seier ikkje kor mange pasientar det gjeld. Skriv delen population.',
    'budget.twoPopulations': (details) =>
      `Budsjettet er ikkje rekna ut: openCohort i modellen og population i vurderinga seier ulike ting om pasientane i ${details.year}. Gjer dei like, eller ta ut openCohort.`,
    'budget.strategy': (details) =>
      `Budsjettet er ikkje rekna ut: «${details.strategy}» er ingen strategi i modellen. Vel mellom ${details.allowed}.`,
    'budget.mix': (details) =>
      `Budsjettet er ikkje rekna ut: delane i mix summerer seg til ${details.found} i ${details.year}. Dei skal bli 1.`,
    'budget.displaced': (details) =>
      `Budsjettet er ikkje rekna ut: metoden tek fleire pasientar ifrå «${details.strategy}» enn den har i ${details.year}. Rett uptake, mix eller displaced.`,
    'budget.holder': (details) =>
      `Budsjettet er ikkje rekna ut: betalaren «${details.found}» i modellen er ikkje plassert. Skriv han i holders.`,
    'budget.component': (details) =>
      `Budsjettet er ikkje rekna ut: kostnaden «${details.found}» i modellen er ikkje plassert. Skriv han i components.`,
    'budget.rate': (details) =>
      `Budsjettet er ikkje rekna ut: satsen ${details.found} er ikkje kjend for ${details.date}. Vel ein annan avgjerdsdato.`,
    'budget.noLimit': (details) =>
      `Fullmaktsgrensa er ikkje prøvd: inga grense var i kraft ${details.date}. Vel ein seinare avgjerdsdato.`,
    'budget.currency': (details) =>
      `Fullmaktsgrensa er ikkje prøvd: ho gjeld kroner, og modellen reknar i ${details.currency}. Rekn prisane i modellen om til kroner.`,
    'budget.kind': (details) =>
      `Budsjettet er ikkje rekna ut: modellar av typen ${details.found} følgjer ikkje delar av ein kohort år for år. Bruk ein kohortmodell eller ein modell av partisjonert overleving.`,
    'budget.horizon': (details) =>
      `Budsjettet er ikkje rekna ut: horisonten i modellen er ${details.found} år, og budsjettet treng ${details.minimum}. Forleng horisonten.`,
    'budget.steps': (details) =>
      `Stegvis innføring er ikkje rekna ut: delane av gruppene summerer seg til ${details.found}. Dei skal bli 1.`,
    'budget.run': (details) =>
      `Budsjettet er ikkje rekna ut: modellen kan ikkje køyrast med desse prisane (${details.path}: ${details.found}). Rett prisen eller modellen.`,
    'subgroups.unknown': (details) =>
      details.allowed === ''
        ? `Undergruppene er ikkje vurderte: modellen har ingen undergrupper. Skriv «${details.subgroup}» inn i modellen under subgroups.`
        : `Undergruppene er ikkje vurderte: «${details.subgroup}» finst ikkje i modellen. Bruk ${details.allowed}.`,
    'subgroups.interval': (details) =>
      `Undergruppene er ikkje vurderte: eit konfidensintervall (${details.from} til ${details.to}) omsluttar ikkje effekten. Rett grensene.`,
    'subgroups.none': () =>
      'Resultat per undergruppe er ikkje rekna ut: modellen har ingen undergrupper. Skriv dei inn i modellen under subgroups.',
    'subgroups.run': (details) =>
      `Resultat per undergruppe er ikkje rekna ut: modellen kan ikkje køyrast for «${details.subgroup}». Køyr likeverd run med --subgroup for å sjå kvifor.`,
    'subgroups.criterion': (details) =>
      `Verknaden av kriteriet «${details.criterion}» er ikkje rekna ut: endringa passar ikkje i modellen (${details.reason}). Rett stien eller verdien.`,
  },
  rules: {
    'subgroups.results': 'Vurderinga skal vise om undergrupper er vurderte, med tal for kvar',
    'subgroups.consistency': 'Om effekten er lik i undergruppene, ved Cochrans Q og I² på logaritmisk skala',
    'subgroups.loss': 'Summen over undergrupper av det beste for kvar, minus det beste som er likt for alle',
    'subgroups.criteria': 'Kriterium for start og stopp er uttrykte slik at dei kan prøvast på ein pasient og reknast i modellen',
    'severity.statedPopulationQalys': 'Forventa QALY i befolkninga er oppgitt i vurderinga, med kjelde',
    'severity.lifeTable':
      'Forventa QALY i befolkninga er sett saman av dødelegheit og livskvalitet etter alder; dei som døyr i eit år, lever halve året',
    'severity.ageInterval': 'Når gjennomsnittsalderen er uviss, blir prognosetapet vist for heile intervallet',
    'severity.appliesToTheIll': 'Ved førebygging og diagnostikk gjeld alvoret dei som får eller har sjukdommen',
    'severity.textual':
      'Alvor blir også skildra i ord: risiko for død og tap av funksjon, smerter, no-situasjon, varigheit, tap av framtidige leveår og kor mykje det hastar',
    'severity.proportional': 'Delen av dei forventa attverande QALY som går tapt; til samanlikning, ikkje norsk regel',
    'severity.england': 'England vektar etter diskontert absolutt og relativt prognosetap; til samanlikning, ikkje norsk regel',
    'severity.uncertainty': 'Prosentilane over trekkingar av dei udiskonterte QALY pasientane har med behandlinga i dag',
    'smallGroup.patients':
      'Særskilt lita gruppe: under om lag 1 per 100 000 innbyggjarar i verda og under om lag 50 i Noreg per legemiddel; rettleiande',
    'smallGroup.severity': 'Svært alvorleg: om lag 30 tapte gode leveår eller meir; rettleiande',
    'smallGroup.benefit': 'Stor forventa nytte: om lag 2 vunne gode leveår eller meir mot standardbehandling; rettleiande',
    'smallGroup.rare': 'Sjeldan tilstand: færre enn 5 per 10 000 innbyggjarar',
    'severity.populationQalys': 'Forventa attverande QALY blir lesne av normtabellen ved fylte år, begge kjønn samla',
    'severity.shortfall':
      'Prognosetapet er QALY i befolkninga minus udiskonterte QALY for pasientane med behandlinga i dag, avrunda til to desimalar',
    'severity.class': 'Prognosetapet blir plassert i éin av seks halvopne klassar',
    'severity.weight': 'Kvar klasse har si vekt',
    'threshold.reference': 'Referanseverdien er alternativkostnaden gonga med alvorsvekta; han er inga vedteken grense',
    'threshold.given': 'Betalingsviljen er vald av den som les',
    'effect.increment': 'Skilnaden mot samanlikningsalternativet, diskontert og uavrunda',
    'effect.icer': 'Meirkostnad delt på QALY-gevinst; berre når metoden er både dyrare og betre',
    'effect.costPerLifeYear': 'Meirkostnad delt på vunne leveår; blir rapportert ved sida av kostnaden per QALY',
    'effect.netBenefit': 'QALY gonga med betalingsviljen, minus kostnaden',
    'uncertainty.meanIcer': 'Forholdet mellom gjennomsnitta av trekningane, ikkje gjennomsnittet av forholda',
    'uncertainty.acceptability': 'Delen av trekningane der strategien har høgast netto nytte',
    'uncertainty.evpi': 'Forventa tap ved å velje det som er best i gjennomsnitt, i staden for det som er best i kvar trekning',
    'uncertainty.evppi':
      'Forventa gevinst av å kjenne nokre parametrar nøyaktig, ved regresjon av netto nytte på trekningane av dei',
    'uncertainty.evsi': 'Forventa gevinst av dataa ein studie gjev før avgjerda blir teken',
    'uncertainty.population': 'Verdien per pasient gonga med talet som blir behandla etter at informasjonen ligg føre, diskontert',
    'uncertainty.enbs': 'Verdien av studien for alle pasientane minus det studien kostar',
    'willingness.interval': 'Det som normalt blir akseptert per QALY, er eit rettleiande intervall etter alvor',
    'willingness.span': 'Uvissa i prognosetapet spenner over dei klassane det kan liggje i',
    'willingness.distance': 'Avstanden til betalingsviljen blir vist i ord; ein brøk avgjer ikkje aleine',
    'axes.documentation': 'Uvissa i dokumentasjonen blir vurdert kjelde for kjelde; stor uvisse gir alt anna likt lågare prioritet',
    'axes.decision':
      'Uvissa i avgjerda er stor når forventa kostnad per QALY er om lag lik betalingsviljen; her målt som sannsynet for at valet er feil',
    'axes.below': 'Høg dokumentasjonsuvisse og kostnad per QALY langt under betalingsviljen: metoden kan innførast',
    'axes.near': 'Låg dokumentasjonsuvisse og kostnad per QALY nær betalingsviljen: høve til innføring på vilkår',
    'axes.above': 'Høg dokumentasjonsuvisse og kostnad per QALY langt over betalingsviljen: metoden bør ikkje innførast',
    'axes.pending': 'Høg uvisse i både dokumentasjonen og avgjerda: vente på meir dokumentasjon, eller gi tilgang i påvente av han',
    'personnel.account': 'Konsekvensar for personell blir rekna i ein eigen rekneskap, i timar, etter kategori og stad',
    'personnel.content':
      'Vurderinga seier kva metoden har å seie for behovet for personell, for andre tenester og for kapasiteten til å utdanne',
    'perspective.inclusion':
      'Det utvida helsetenesteperspektivet: konsekvensane i helse- og omsorgstenesta tel, slik konsekvensoversikta seier',
    'perspective.relatives': 'Helsegevinsten for pårørande kan telje og blir vist i eigne analysar',
    'perspective.time': 'Tida og reisa til pasienten i samband med behandlinga tel',
    'perspective.productivity': 'Verknader for den framtidige produktiviteten til pasienten skal ikkje leggjast vekt på',
    'perspective.transfers': 'Stønader er overføringar og blir aldri tekne med',
    'perspective.unrelated': 'Framtidige ikkje-relaterte kostnader skal ikkje leggjast vekt på',
    'perspective.societal':
      'Verknader for samfunnet kan visast i ein sekundær analyse i saker for Stortinget, når dei er store og godt dokumenterte',
    'perspective.societalAreas':
      'Samfunnsperspektivet blir brukt for folkehelsetiltak, screening, vaksinasjonsprogram, smittevern og infrastruktur',
    'perspective.levels': 'Verknader i kommunen av tiltak i spesialisthelsetenesta blir tekne med, og omvendt',
    'perspective.money': 'Alle beløp blir rekna i valutaen og prisåret i modellen',
    'perspective.twice': 'Ingen konsekvens blir talt to gonger',
    'population.patients': 'Nye pasientar år for år, med dei som er sjuke allereie',
    'strategies.value':
      'Forventa netto nytte over alle pasientane: dei som blir behandla før dataa kjem, og det beste valet etterpå, minus kostnader som ikkje kan hentast tilbake',
    'strategies.reversal': 'Å slutte kostar, dei som er i behandling held fram ei tid, og ein del får metoden likevel',
    'strategies.price': 'Netto nytte er ei rett linje i prisen, så prisen der rådet snur, blir funnen nøyaktig',
    'strategies.design': 'Avtalen blir rekna med kvar datainnsamling og sett opp mot det beste utan avtale',
    'strategies.conditions': 'Vilkåra for mellombels innføring i metodesystemet',
    'strategies.verdict': 'Strategien med høgast forventa netto nytte blir tilrådd; dei som har ansvaret, avgjer',
    'agreements.price': 'Avtalen verkar på forløpet til modellen i kvar trekning: kven som er på behandling når, og kva det kostar',
    'agreements.risk': 'Risiko blir rekna mot den flate rabatten som har same forventa kostnad',
    'agreements.effort': 'Arbeidstida er minutt per pasient gonga med talet på pasientar, pluss administrasjon',
    'framework.A8-1': 'Flat rabatt er hovudregelen',
    'framework.A8-2': 'Annan avtaleform blir brukt berre når marknad og konkurranse gjer det nødvendig, sak for sak',
    'framework.A8-3': 'Det blir gjort ei innkjøpsfagleg vurdering i kvar sak',
    'framework.A8-4': 'Kompliserte avtalar er godkjende av dei regionale helseføretaka før dei blir brukte som avgjerdsgrunnlag',
    'framework.A8-5': 'Avtalen er så enkel som mogleg, utan nemneverdig meirarbeid, og blir handtert i systema som finst',
    'framework.A8-6': 'Form og struktur er open og skildra i avgjerda; dei som treng det i tenesta, får god informasjon',
    'framework.A8-7': 'Det er ikkje stor uvisse om faktisk pris og budsjettverknad; variablane er objektive og godt dokumenterte',
    'framework.A8-8': 'Praktisk handtering, datakjelder, oppfølging og informasjon er avklarte før avgjerda',
    'framework.A8-9': 'Avtalen blir evaluert, og det er avtalt kva som skjer ved ny informasjon og ved anbod',
    'framework.A8-10': 'Alle vilkår er i tråd med prioriteringskriteria, regelverket og retningslinjene for forhandling',
    'framework.A8-11': 'Avtalen er på norsk',
    'framework.A8-12': 'Ein prisavtale supplerer metodevurderinga og erstattar henne ikkje',
    'framework.A8-13': 'Resultatbasert form passar som regel best for persontilpassa medisin, om annan form blir brukt',
    'framework.A8-14': 'Data kjem først og fremst frå leverandøren; personalet registrerer ikkje ekstra',
    'framework.A8-15': 'Prisen kan starte lågt når uvissa er størst, og stige med dokumentasjonen',
    'framework.A8-16': 'Leverandøren samordnar data som kjem av fleire kjelder, og legg dei fram samla',
    'negotiation.priceLine': 'Kostnaden er kostnaden ved listepris pluss prisskilnaden gonga med det som blir kjøpt',
    'negotiation.breakEven': 'Listeprisen pluss netto nytte ved listepris delt på det som blir kjøpt',
    'negotiation.effectiveDiscount': 'Delen av listeprisen som ikkje blir betalt',
    'negotiation.budget': 'Kostnaden for alle pasientane i året med metoden minus kostnaden utan han',
    'budget.capacity': 'Det pasientane og andre treng, mot det som finst',
    'budget.steps': 'Dei mest alvorleg sjuke eller dei med størst nytte først, føresett at behandlinga er kostnadseffektiv',
    'budget.uncertainty': 'Budsjettet rekna om i kvar trekning av modellen',
    'budget.impact': 'Verknaden for heile helse- og omsorgstenesta, år for år: med metoden minus utan',
    'budget.prices': 'Udiskontert, i prisåret til modellen, med meirverdiavgift der ho blir boren',
    'budget.maximumPrice': 'Innkjøpsprisen med høgaste avanse for apoteket',
    'budget.coPayment': 'Det pasientane betaler sjølve, blir teke ifrå betalaren og lagt til pasienten',
    'budget.regions': 'Utgifter i spesialisthelsetenesta fordelte etter innbyggjartal',
    'budget.authorityLimit': 'Stortinget avgjer når netto utgiftsvekst er over grensa i minst eitt av dei fem første åra',
  },
  perUnit: (details) => `${details.amount} per ${details.unit}`,
  units: {
    '1/year': 'per år',
    NOK: 'kr',
    QALY: 'QALY',
    year: 'år',
    'NOK/QALY': 'kr per QALY',
    'NOK/year': 'kr per leveår',
    share: 'del',
    class: 'klasse',
    patient: 'pasientar',
    person: 'personar',
    unit: 'einingar',
    hour: 'timar',
    factor: 'faktor',
    'patients/100000': 'per 100 000 innbyggjarar',
    'patients/10000': 'per 10 000 innbyggjarar',
    'NOK/pack': 'kr per pakning',
    pack: 'pakningar',
  },
  proposalFaults: {
    notJson: () => 'Fila er ikkje gyldig JSON.',
    unknown: () => 'Feltet finst ikkje i formatet. Rett namnet, eller ta det bort.',
    missing: () => 'Feltet manglar. Fyll det inn.',
    number: (details) => `Skriv eit tal mellom ${details.minimum} og ${details.maximum}.`,
    choice: (details) => `Vel ${details.allowed}.`,
    text: () => 'Skriv namnet i hermeteikn.',
    object: () => 'Skriv eit objekt med felt i krøllparentesar.',
    list: () => 'Skriv ei liste med minst eitt element i hakeparentesar.',
    rising: () => 'Skriv storleikane i stigande rekkjefølgje, kvar éin gong.',
    sum: () => 'Delane summerer seg til meir enn 1. Rett dei.',
  },
  informationMethods: {
    spline: 'tensorsplines',
    'gaussian-process': 'gaussisk prosess',
    mars: 'MARS',
    none: 'ingen regresjon',
    regression: 'regresjon på simulerte data',
    'moment-matching': 'momenttilpassing',
    importance: 'viktigheitsvekting',
  },
  informationReasons: {
    few: (details) => `${details.covariates} parameter/-trar varierer: så få at splines dekkjer alle samspel`,
    many: (details) =>
      `${details.covariates} parametrar varierer: for mange for splines; av gaussisk prosess og MARS den som har minst kryssvalideringsfeil`,
    asked: () => 'vald av brukaren',
    nothingVaries: () => 'ingen av parametrane varierer, så verdien er 0',
    fewSummaries: (details) => `studien opplyser om ${details.summaries} parameter/-trar: så få at regresjon høver`,
    manySummaries: (details) => `studien opplyser om ${details.summaries} parametrar: for mange for regresjon`,
    manyTimes: () => 'overlevingstider for så mange pasientar er for dyre å simulere for kvar trekning',
    noSufficientStatistics: () =>
      'dataa har ingen uttømmande observatorar, så berre regresjon kan brukast; verdien kan vere litt for låg',
  },
};
