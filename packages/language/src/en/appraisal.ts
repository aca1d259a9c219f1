import type { appraisal as base } from '../nb/appraisal.ts';

/** Words for results: the criteria, cost-effectiveness, uncertainty. */
export const appraisal: typeof base = {
  quantities: {
    costs: 'Costs, discounted',
    costsUndiscounted: 'Costs, undiscounted',
    qalys: 'QALYs, discounted',
    qalysUndiscounted: 'QALYs, undiscounted',
    lifeYears: 'Life years, discounted',
    lifeYearsUndiscounted: 'Life years, undiscounted',
    incrementalCosts: 'Incremental cost',
    incrementalQalys: 'QALYs gained',
    incrementalLifeYears: 'Life years gained',
    icer: 'Cost per QALY gained (ICER)',
    costPerLifeYear: 'Cost per life year gained',
    netBenefit: 'Net monetary benefit',
    incrementalNetBenefit: 'Incremental net monetary benefit',
    populationQalys: 'Expected remaining QALYs in the general population at entry age',
    entryAge: 'Age at start of treatment',
    absoluteShortfall: 'Absolute shortfall',
    severityClass: 'Severity class',
    severityWeight: 'Severity weight',
    opportunityCost: 'Opportunity cost per QALY',
    reference: 'Reference value for willingness to pay',
    threshold: 'Willingness to pay used in the calculation',
    probabilityCostEffective: 'Probability of being cost-effective',
    expectedIncrementalNetBenefit: 'Expected incremental net monetary benefit',
    evpi: 'Expected value of perfect information (EVPI) per patient',
    evppi: 'Expected value of perfect information on some parameters (EVPPI) per patient',
    evsi: 'Expected value of sample information (EVSI) per patient',
    beneficiaries: 'Patients who gain from the information, discounted',
    populationEvpi: 'Value of perfect information for all patients',
    studyCost: 'Cost of the study, with what its patients lose',
    enbs: 'Expected net benefit of sampling (ENBS)',
    newPatients: 'New patients',
    treatedPatients: 'New patients who get the method',
    wrongChoice: 'Probability that the choice is wrong',
    wrongChoiceFrom: 'Probability of a wrong choice that counts as high',
    willingnessLimit: 'Guiding limit of willingness to pay',
    willingnessDistance: 'Distance to willingness to pay',
    nearness: 'Expected cost per QALY over willingness to pay',
    workHours: 'Hours of work',
    fullTimeEquivalents: 'Full-time equivalents',
    priceConversion: 'Conversion to the model’s currency and price year',
    averageShortfall: 'Mean shortfall of all whom the method reaches',
    proportionalShortfall: 'Proportional shortfall',
    shortfallDiscounted: 'Absolute shortfall, discounted as in England',
    qalysDiscountedFlat: 'QALYs of the patients, discounted as in England',
    populationQalysDiscounted: 'QALYs of the population, discounted as in England',
    severityWeightEngland: 'Weight by the English rule',
    shortfallLower: 'Lower limit of the shortfall (2.5 %)',
    shortfallUpper: 'Upper limit of the shortfall (97.5 %)',
    patientsNorway: 'Patients in Norway',
    patientsWorldwide: 'Patients in the world per 100,000 inhabitants',
    prevalence: 'Persons with the condition per 10,000 inhabitants',
    qalyGainUndiscounted: 'QALY gain, undiscounted',
    guidingLimit: 'Guiding limit',
    subgroupShare: 'Share of the patients',
    cochranQ: 'Cochran’s Q',
    heterogeneityP: 'P value of equal effect',
    iSquared: 'Variation beyond chance (I²)',
    lossOfNotDifferentiating: 'Expected loss from treating all alike',
    inhabitants: 'Inhabitants who can get the disease',
    discountRate: 'Discount rate',
    price: 'Price',
    strategyPatients: 'Patients who get the method if it is introduced now, discounted',
    strategyValue: 'Expected net benefit over not introducing',
    strategyDifference: 'Difference in expected net benefit',
    piecePatients: 'Net benefit if all get the method from the first day at the price of today',
    pieceWaiting: 'Net benefit of patients who do not get the method',
    piecePrice: 'Net benefit of another price than that of today',
    pieceInformation: 'Net benefit of choosing after the data',
    pieceRenegotiation: 'Net benefit of a lower price after the review',
    pieceIntroduction: 'Cost of introduction that cannot be had back',
    pieceReversal: 'Expected cost of stopping again',
    pieceStudy: 'Data collection paid by the service',
    reviewTime: 'Years until the data can be used',
    probabilityStopped: 'Probability that the data lead to a stop',
    probabilityNotIntroduced: 'Probability that the data lead to a no',
    probabilityLowered: 'Probability that the price is lowered',
    populationEvsi: 'Expected value of the data (EVSI) for all patients',
    onTreatment: 'Patients on treatment at the review',
    listCost: 'Cost at list price',
    listCostDiscounted: 'Cost at list price, discounted',
    paidCost: 'Cost paid',
    paidCostDiscounted: 'Cost paid, discounted',
    equivalentDiscount: 'Flat discount with the same expected cost',
    priceVariation: 'Variation of the price paid (coefficient of variation)',
    varianceMoved: 'Share of the variance of the cost that moves to the supplier',
    riskMoved: 'Share of the risk that moves to the supplier',
    rebate: 'Rebate',
    expectedLoss: 'Expected loss where the method is not worth its price',
    staffHours: 'Staff time for follow-up',
    listPrice: 'List price',
    offeredPrice: 'Price offered',
    effectiveDiscount: 'Effective discount',
    unitsBought: 'Units paid for per patient, discounted',
    unitsInYear: 'Units paid for in the year, all patients',
    breakEvenPrice: 'Price at which expected net benefit is 0',
    budgetAtList: 'Additional spending in the year at list price',
    budgetYear: 'Additional spending in the year',
    capacityNeed: 'Need of capacity',
    capacityAvailable: 'Capacity that there is',
    probabilityAboveLimit: 'Probability of growth above the authority limit',
    purchasePrice: 'Maximum pharmacy purchase price of a pack (AIP)',
    maximumPrice: 'Maximum pharmacy retail price of a pack (AUP), without value added tax',
    budgetCost: 'Budget impact of one expense',
    budgetHolder: 'Budget impact for one payer',
    budgetRegion: 'Budget impact for one regional health authority',
    budgetDrugs: 'Budget impact on the budget for medicines',
    budgetService: 'Budget impact on the whole health and care service',
    authorityLimit: 'Authority limit',
    expenditureGrowth: 'Net growth of expenditure',
    meanIcer: 'Expected cost per QALY gained (ratio of means)',
    appraisal: 'Appraisal',
    severity: 'Severity',
    costEffectiveness: 'Cost-effectiveness',
    uncertainty: 'Uncertainty',
  },
  outcomes: {
    ratio: 'costs more, does more',
    dominant: 'dominant: as good or better, and cheaper',
    dominated: 'dominated: no better, and more costly',
    saving: 'cheaper, but worse',
    equal: 'no difference',
  },
  outcomeShort: {
    ratio: '',
    dominant: 'dominant',
    dominated: 'dominated',
    saving: 'saved per QALY lost',
    equal: 'no difference',
  },
  frontier: {
    efficient: 'on the efficiency frontier',
    dominated: 'dominated',
    'extendedly-dominated': 'extendedly dominated',
  },
  thresholdBasis: {
    given: 'as given',
    severity: 'by severity',
    'opportunity-cost': 'the opportunity cost without severity weight',
  },
  blocked: {
    'severity.noAge': () =>
      'Severity is not computed: the model does not say how old the patients are. A decision tree that covers the rest of life states population.entryAge.',
    'severity.ageOutsideNorm': (details) =>
      `Severity is not computed: the norms cover ages ${details.from}–${details.to}, and the model starts at ${details.age}. Give the shortfall from the agency's own tool.`,
    'severity.noNormInForce': (details) =>
      `Severity is not computed: no norms were in force on ${details.date}. Choose a date on which the norms applied.`,
    'threshold.currency': (details) =>
      `The reference value is in Norwegian kroner and the model counts in ${details.currency}. Give a willingness to pay in the model's currency, or convert the model's prices to kroner.`,
    'threshold.noneInForce': (details) =>
      `No opportunity cost was stated on ${details.date}. Give a willingness to pay, or choose a later date.`,
    'information.notSampled': (details) =>
      `The value of information is not computed: “${details.parameter}” is no sampled parameter of the model. Give it a distribution, or choose another.`,
    'information.allocation': (details) =>
      `The value of the study is not computed: the shares of its patients must be of the strategies ${details.allowed} and sum to 1 at most.`,
    'information.noDraws': () =>
      'The value of information is not computed: no values of the uncertain parameters were drawn. Run with draws (draws above 0).',
    'information.noPatients': () =>
      'The value for all patients is not computed: the assessment does not say how many patients the decision is for. Fill in the part population.',
    'questions.noHorizon': () =>
      'The value of the questions is not computed: the assessment does not say for how many years the decision matters. Fill in the part information or strategies.',
    'questions.unknownData': (details) =>
      `The assessment has no plan for data called “${details.data}”. Plans that tell of the question: ${details.known === '' ? 'none' : details.known}.`,
    'questions.noData': (details) =>
      `No data in the assessment tell of ${details.parameter}. Add them under strategies (collected) or information (proposals), or type the value with a reason.`,
    'questions.tooFewPatients': (details) =>
      `${details.patients} patients are not treated and followed within the horizon. Count on fewer.`,
    'assessment.strategy': (details) =>
      `The assessment cannot be made: “${details.strategy}” is compared with itself or is not in the model. Choose two of the strategies ${details.allowed}.`,
    'axes.noDraws': () => 'The uncertainty of the decision is not computed: it needs draws. Give draws above 0.',
    'axes.unknownParameter': (details) =>
      `The uncertainty is not judged: the model has no parameter “${details.parameter}”. Correct the name, or take it away.`,
    'willingness.order': (details) =>
      `Willingness to pay is not set up: the lower shortfall (${details.from}) is above the upper (${details.to}). Exchange them.`,
    'personnel.unknownState': (details) =>
      `Personnel is not judged: “${details.line}” names the state “${details.name}”, which the model lacks. Choose one of ${details.allowed}.`,
    'personnel.noValue': (details) =>
      `Personnel is not judged: “${details.line}” has no hours for “${details.strategy}”. State them, also where they are 0.`,
    'personnel.noTime': (details) =>
      `Personnel is not judged: “${details.line}” is per year, and the model has no time. State the hours per patient.`,
    'personnel.noPopulation': () =>
      'Full-time equivalents in Norway are not computed: the assessment does not say how many patients there are. Fill in the part population.',
    'perspective.noneInForce': (details) =>
      `The perspective is not judged: no impact inventory or unit price was in force on ${details.date}. Choose a date when it was.`,
    'perspective.unknownName': (details) =>
      `The perspective is not judged: the model has no “${details.name}”. Choose one of ${details.allowed}.`,
    'perspective.notPlaced': (details) =>
      `The perspective is not judged: ${details.names} are not placed in the impact inventory. Say which row (components) or who (payers) they are.`,
    'perspective.noValue': (details) =>
      `The perspective is not judged: “${details.line}” has no value for “${details.strategy}”. State it, also where it is 0.`,
    'perspective.unit': (details) =>
      `The perspective is not judged: the unit of “${details.line}” does not belong to its row. Health gains are stated in QALYs, everything else in money, hours or kilometres.`,
    'perspective.price': (details) =>
      `The perspective is not judged: “${details.line}” is in ${details.given}, and the model counts in ${details.wanted}. State a conversion (conversions), or restate the amount.`,
    'perspective.priceMissing': (details) =>
      `The perspective is not judged: “${details.line}” lacks its currency or price year. State both (currency, priceYear).`,
    'severity.ageIntervalOfTheIll': () =>
      'The age interval is not computed: it is about those who are treated. Severity of those who get or have the disease is stated at one age. Remove age or applies.',
    'severity.ageIntervalOrder': (details) =>
      `The age interval is not computed: it goes from ${details.from} to ${details.to} years. Write the lowest age first.`,
    'severity.ageFixed': (details) =>
      `The shortfall at ${details.age} years is not computed: the model cannot be run at that age. Make the age a parameter of its own, or narrow the interval.`,
    'severity.simulated': () =>
      'The uncertainty of the shortfall is not computed: the model has no undiscounted draws of the comparator, or it simulates patients. State the interval in the text.',
    'smallGroup.notInForce': (details) =>
      `The criteria for particularly small patient groups were not in force on ${details.date}. Judge by the rules of that day.`,
    'population.patients': () =>
      'The number of patients is not computed: give either newPatients (new patients year by year) or incidence (inhabitants and occurrence), not both.',
    'population.pool': () =>
      'The number of patients is not computed: the shares that change to the method (switching) sum to more than 1. Correct them.',
    'strategies.noDraws': () => 'The three strategies are not computed: they need draws. Run with --draws above 0.',
    'strategies.noDiscountRate': (details) =>
      `The three strategies are not computed: no discount rate was in force on ${details.date}. Choose a later date.`,
    'strategies.noPopulation': () =>
      'The three strategies are not computed: the document does not say how many patients it is for. Write the part population.',
    'strategies.priceUnknown': (details) =>
      `The three strategies are not computed: the model has no parameter “${details.parameter}”. Say in price.parameter which one is the price.`,
    'strategies.priceSampled': (details) =>
      `The three strategies are not computed: “${details.parameter}” is sampled in the model, and a price to be agreed on is not uncertain. Take its distribution away.`,
    'strategies.priceFails': (details) =>
      `The three strategies are not computed: the model cannot be run with “${details.parameter}” at ${details.value}. Correct its bounds in the model.`,
    'strategies.priceNotLinear': (details) =>
      `The three strategies are not computed: net benefit is no straight line in “${details.parameter}”. Choose a parameter that is multiplied by a quantity.`,
    'strategies.tooFewPatients': (details) =>
      `The three strategies are not computed: ${details.patients} patients are not treated and followed within the horizon. Plan with fewer, or with a longer horizon.`,
    'strategies.dataAfterReview': (details) =>
      `The three strategies are not computed: the review is set ${details.review} years after introduction, but the data come only after ${details.years} years. Move the date, or collect faster.`,
    'agreements.noDraws': () => 'The agreements are not priced: there are no draws. Ask for at least one (draws).',
    'agreements.kind': (details: { kind: string }) =>
      `The agreements are not priced: a model of kind ${details.kind} follows no shares of a cohort. Use a cohort or partitioned survival model.`,
    'agreements.component': (details: { offer: string; name: string; allowed: string }) =>
      `Offer “${details.offer}” is not priced: the method has no cost “${details.name}” in the model. Choose one of ${details.allowed}.`,
    'agreements.name': (details: { offer: string; name: string }) =>
      `Offer “${details.offer}” is not priced: the model has no state “${details.name}”, or no parameter of that name that is drawn or a plain number. Correct the name.`,
    'agreements.order': (details: { offer: string }) =>
      `Offer “${details.offer}” is not priced: its terms do not go together. Put terms for each patient before those for the whole country, use at most one refund, and let instalments stand alone with a flat discount.`,
    'agreements.tiers': (details: { offer: string }) =>
      `Offer “${details.offer}” is not priced: its steps do not rise. Put them in order.`,
    'agreements.shares': (details: { offer: string }) =>
      `Offer “${details.offer}” is not priced: the shares of the indications do not sum to 1. Correct them.`,
    'agreements.population': (details: { offer: string }) =>
      `Offer “${details.offer}” is not priced: the price follows the volume in Norway, and the number of patients is not known. Fill in part population.`,
    'agreements.unitPrice': (details: { offer: string }) =>
      `Offer “${details.offer}” is not priced: a term counts units, and the price of a unit is not given. Fill in price.`,
    'agreements.price': (details: { offer: string; name: string; component: string }) =>
      `Offer “${details.offer}” is not priced: cost “${details.component}” is not price “${details.name}” times something else, or the price cannot be moved. Choose the parameter that is the price.`,
    'agreements.cost': (details: { offer: string; component: string }) =>
      `Offer “${details.offer}” is not priced: cost “${details.component}” falls on events, not on time or start, and cannot be followed patient by patient. Use terms for the whole country.`,
    'agreements.instalments': (details: { offer: string; component: string }) =>
      `Offer “${details.offer}” is not priced: cost “${details.component}” does not fall at the start, so that the price of the whole treatment is not known. Give price in the term.`,
    'agreements.horizon': (details: { offer: string; years: string; horizon: string }) =>
      `Offer “${details.offer}” is not priced: a term holds after ${details.years} years, and the model follows patients for ${details.horizon} years. Lengthen the horizon or shorten the term.`,
    'negotiation.notLinear': (details: { parameter: string }) =>
      `Offers cannot be computed: cost does not follow the price “${details.parameter}” in a straight line, or the price acts on health. Choose another price, or write the model so that the price is multiplied by what is bought.`,
    'negotiation.nothingBought': (details: { parameter: string }) =>
      `Offers cannot be computed: no strategy pays “${details.parameter}”. Choose the price that is negotiated.`,
    'budget.noPopulation': () =>
      'The budget is not computed: the assessment does not say how many patients it is for. Write the part population.',
    'budget.twoPopulations': (details) =>
      `The budget is not computed: the openCohort of the model and the population of the assessment say different things about the patients of ${details.year}. Make them agree, or take out openCohort.`,
    'budget.strategy': (details) =>
      `The budget is not computed: “${details.strategy}” is no strategy of the model. Choose among ${details.allowed}.`,
    'budget.mix': (details) =>
      `The budget is not computed: the shares of mix sum to ${details.found} in ${details.year}. They must be 1.`,
    'budget.displaced': (details) =>
      `The budget is not computed: the method takes more patients from “${details.strategy}” than it has in ${details.year}. Correct uptake, mix or displaced.`,
    'budget.holder': (details) =>
      `The budget is not computed: the payer “${details.found}” of the model has no place. Write it in holders.`,
    'budget.component': (details) =>
      `The budget is not computed: the cost “${details.found}” of the model has no place. Write it in components.`,
    'budget.rate': (details) =>
      `The budget is not computed: the rate ${details.found} is not known for ${details.date}. Choose another day of decision.`,
    'budget.noLimit': (details) =>
      `The authority limit is not tested: none was in force on ${details.date}. Choose a later day of decision.`,
    'budget.currency': (details) =>
      `The authority limit is not tested: it is in kroner, and the model counts in ${details.currency}. Convert the prices of the model to kroner.`,
    'budget.kind': (details) =>
      `The budget is not computed: models of kind ${details.found} do not follow shares of a cohort year by year. Use a cohort model or one of partitioned survival.`,
    'budget.horizon': (details) =>
      `The budget is not computed: the horizon of the model is ${details.found} years, and the budget needs ${details.minimum}. Make the horizon longer.`,
    'budget.steps': (details) =>
      `Stepwise introduction is not computed: the shares of the groups sum to ${details.found}. They must be 1.`,
    'budget.run': (details) =>
      `The budget is not computed: the model cannot be run at these prices (${details.path}: ${details.found}). Correct the price or the model.`,
    'subgroups.unknown': (details) =>
      details.allowed === ''
        ? `Subgroups are not judged: the model has none. Write “${details.subgroup}” into the model under subgroups.`
        : `Subgroups are not judged: “${details.subgroup}” is not in the model. Use ${details.allowed}.`,
    'subgroups.interval': (details) =>
      `Subgroups are not judged: a confidence interval (${details.from} to ${details.to}) does not hold its effect. Correct the limits.`,
    'subgroups.none': () =>
      'Results by subgroup are not computed: the model has no subgroups. Write them into the model under subgroups.',
    'subgroups.run': (details) =>
      `Results by subgroup are not computed: the model cannot be run for “${details.subgroup}”. Run likeverd run with --subgroup to see why.`,
    'subgroups.criterion': (details) =>
      `The effect of the criterion “${details.criterion}” is not computed: the change does not fit the model (${details.reason}). Correct the path or the value.`,
  },
  rules: {
    'subgroups.results': 'The assessment shall show whether subgroups were assessed, with figures for each',
    'subgroups.consistency': 'Whether the effect is the same in the subgroups, by Cochran’s Q and I² on the logarithmic scale',
    'subgroups.loss': 'The sum over subgroups of the best for each, less the best that is the same for all',
    'subgroups.criteria':
      'Criteria for start and stop are written so that they can be tried on a patient and computed in the model',
    'severity.statedPopulationQalys': 'The expected QALYs of the population are stated in the assessment, with their source',
    'severity.lifeTable':
      'The expected QALYs of the population are made of mortality and quality of life by age; those who die in a year live half of it',
    'severity.ageInterval': 'Where the mean age is uncertain, the shortfall is shown for the whole interval',
    'severity.appliesToTheIll': 'In prevention and diagnostics severity is that of those who get or have the disease',
    'severity.textual':
      'Severity is described in words too: risk of death and loss of function, pain, the situation now, duration, loss of future life years, and urgency',
    'severity.proportional': 'The share of the expected remaining QALYs that is lost; for comparison, not a Norwegian rule',
    'severity.england': 'England weighs by discounted absolute and proportional shortfall; for comparison, not a Norwegian rule',
    'severity.uncertainty': 'Percentiles over draws of the undiscounted QALYs of the patients with the treatment of today',
    'smallGroup.patients':
      'Particularly small group: fewer than about 1 per 100,000 inhabitants of the world and fewer than about 50 in Norway for a medicine; guiding',
    'smallGroup.severity': 'Very severe: about 30 good life years lost or more; guiding',
    'smallGroup.benefit': 'Large expected benefit: about 2 good life years gained or more over standard treatment; guiding',
    'smallGroup.rare': 'Rare condition: fewer than 5 per 10,000 inhabitants',
    'severity.populationQalys':
      'Expected remaining QALYs are read from the norm table at completed years of age, both sexes together',
    'severity.shortfall':
      "The shortfall is the population's QALYs less the patients' undiscounted QALYs on current treatment, rounded to two decimals",
    'severity.class': 'The shortfall falls in one of six half-open classes',
    'severity.weight': 'Each class has its weight',
    'threshold.reference': 'The reference value is the opportunity cost times the severity weight; it is no adopted limit',
    'threshold.given': 'The willingness to pay is chosen by the reader',
    'effect.increment': 'Difference from the comparator, discounted and unrounded',
    'effect.icer': 'Incremental cost over QALYs gained; only where the method is both more costly and better',
    'effect.costPerLifeYear': 'Incremental cost over life years gained; reported beside the cost per QALY',
    'effect.netBenefit': 'QALYs times the willingness to pay, less the cost',
    'uncertainty.meanIcer': 'Ratio of the means of the draws, not the mean of their ratios',
    'uncertainty.acceptability': 'Share of the draws in which the strategy has the highest net benefit',
    'uncertainty.evpi': 'Expected loss from choosing what is best on average instead of what is best in each draw',
    'uncertainty.evppi': 'Expected gain of knowing some parameters exactly, by regression of net benefit on their draws',
    'uncertainty.evsi': 'Expected gain of having the data of a study before deciding',
    'uncertainty.population': 'The value per patient times those treated after the information is there, discounted',
    'uncertainty.enbs': 'The value of the study to all patients less what the study costs',
    'willingness.interval': 'What is normally accepted per QALY is a guiding interval by severity',
    'willingness.span': 'The uncertainty of the shortfall spans the classes it may be in',
    'willingness.distance': 'The distance to willingness to pay is shown in words; no ratio decides by itself',
    'axes.documentation':
      'Uncertainty of the documentation is judged source by source; all else equal, great uncertainty gives lower priority',
    'axes.decision':
      'Uncertainty of the decision is great where expected cost per QALY is about the willingness to pay; here measured as the probability that the choice is wrong',
    'axes.below': 'High uncertainty of documentation and cost per QALY far below willingness to pay: the method may be introduced',
    'axes.near': 'Low uncertainty of documentation and cost per QALY near willingness to pay: conditional introduction is possible',
    'axes.above':
      'High uncertainty of documentation and cost per QALY far above willingness to pay: the method should not be introduced',
    'axes.pending': 'High uncertainty of both documentation and decision: await more documentation, or give access pending it',
    'personnel.account': 'Consequences for personnel are an account of their own, in hours, by category and place',
    'personnel.content':
      'The assessment says what the method means for the need for personnel, for other services and for the capacity to educate',
    'perspective.inclusion':
      'The extended health-service perspective: consequences in the health and care service count, as the impact inventory says',
    'perspective.relatives': 'Health gains of relatives may count and are shown in separate analyses',
    'perspective.time': 'The patient’s time and travel connected with the care count',
    'perspective.productivity': 'Consequences for the patient’s future productivity are given no weight',
    'perspective.transfers': 'Benefits are transfers and never included',
    'perspective.unrelated': 'Future unrelated costs are given no weight',
    'perspective.societal':
      'Effects for society may be shown in a secondary analysis in cases for the Storting, where they are large and well documented',
    'perspective.societalAreas':
      'The societal perspective is used for public-health measures, screening, vaccination programmes, infection control and infrastructure',
    'perspective.levels': 'Effects in the municipality of interventions in the specialist service are included, and the reverse',
    'perspective.money': 'All amounts are in the currency and price year of the model',
    'perspective.twice': 'No consequence is counted twice',
    'population.patients': 'New patients year by year, with those who are ill already',
    'strategies.value':
      'Expected net benefit over all patients: those treated before the data come and the best choice after them, less costs that cannot be had back',
    'strategies.reversal': 'Stopping costs, those on treatment go on for a time, and a share gets the method all the same',
    'strategies.price': 'Net benefit is a straight line in the price, so the price at which the advice turns is found exactly',
    'strategies.design': 'The agreement is weighed with each data collection and set against the best without an agreement',
    'strategies.conditions': 'The conditions for temporary introduction in the national system',
    'strategies.verdict': 'The strategy with the highest expected net benefit is recommended; those responsible decide',
    'agreements.price': 'The agreement acts on the course of the model in each draw: who is on treatment when, and what it costs',
    'agreements.risk': 'Risk is computed against the flat discount of the same expected cost',
    'agreements.effort': 'Staff time is minutes for each patient times the number of patients, plus administration',
    'framework.A8-1': 'A flat discount is the main rule',
    'framework.A8-2': 'Another form is used only where market and competition make it necessary, case by case',
    'framework.A8-3': 'A procurement assessment is made in every case',
    'framework.A8-4': 'Complicated agreements are approved by the regional health authorities before they are a basis for decision',
    'framework.A8-5': 'The agreement is as simple as possible, without appreciable extra work, within current systems',
    'framework.A8-6': 'Form and structure are public and described in the decision; those who need it in service are well informed',
    'framework.A8-7':
      'There is no large uncertainty about actual price and budget impact; variables are objective and well documented',
    'framework.A8-8': 'Practical handling, data sources, follow-up and information are settled before the decision',
    'framework.A8-9': 'The agreement is evaluated, and what happens on new information and tenders is agreed',
    'framework.A8-10': 'All terms accord with the priority criteria, the regulations and the guidelines for negotiation',
    'framework.A8-11': 'The agreement is in Norwegian',
    'framework.A8-12': 'An agreement supplements the assessment and does not replace it',
    'framework.A8-13': 'A performance-based form usually suits precision medicine best, if another form is used',
    'framework.A8-14': 'Data come primarily from the supplier; staff register nothing extra',
    'framework.A8-15': 'The price may start low under the greatest uncertainty and rise with documentation',
    'framework.A8-16': 'The supplier coordinates data from several sources and presents them together',
    'negotiation.priceLine': 'Cost is cost at the list price plus the difference in price times what is bought',
    'negotiation.breakEven': 'The list price plus net benefit at the list price divided by what is bought',
    'negotiation.effectiveDiscount': 'The share of the list price that is not paid',
    'negotiation.budget': 'The cost of all patients in the year with the method less the cost without it',
    'budget.capacity': 'What these patients and others need, against what there is',
    'budget.steps': 'The most severely ill or those with most benefit first, provided the treatment is cost-effective',
    'budget.uncertainty': 'The budget worked out anew in every draw of the model',
    'budget.impact': 'The effect on the whole health and care service, year by year: with the method less without it',
    'budget.prices': 'Undiscounted, in the price year of the model, with value added tax where it is borne',
    'budget.maximumPrice': 'The purchase price with the highest pharmacy mark-up',
    'budget.coPayment': 'What patients pay themselves is taken from the payer and added to the patient',
    'budget.regions': 'Specialist expenses shared by number of inhabitants',
    'budget.authorityLimit':
      'The Storting decides where net growth of expenditure is above the limit in at least one of the first five years',
  },
  perUnit: (details) => `${details.amount} per ${details.unit}`,
  units: {
    '1/year': 'a year',
    NOK: 'NOK',
    QALY: 'QALY',
    year: 'years',
    'NOK/QALY': 'NOK per QALY',
    'NOK/year': 'NOK per life year',
    share: 'share',
    class: 'class',
    patient: 'patients',
    person: 'persons',
    unit: 'units',
    hour: 'hours',
    factor: 'factor',
    'patients/100000': 'per 100,000 inhabitants',
    'patients/10000': 'per 10,000 inhabitants',
    'NOK/pack': 'NOK per pack',
    pack: 'packs',
  },
  proposalFaults: {
    notJson: () => 'The file is not valid JSON.',
    unknown: () => 'The format has no such field. Correct the name, or take it out.',
    missing: () => 'The field is missing. Fill it in.',
    number: (details) => `Write a number from ${details.minimum} to ${details.maximum}.`,
    choice: (details) => `Choose ${details.allowed}.`,
    text: () => 'Write the name in quotation marks.',
    object: () => 'Write an object with fields in braces.',
    list: () => 'Write a list of at least one element in brackets.',
    rising: () => 'Write the sizes in rising order, each once.',
    sum: () => 'The shares add up to more than 1. Correct them.',
  },
  informationMethods: {
    spline: 'tensor splines',
    'gaussian-process': 'Gaussian process',
    mars: 'MARS',
    none: 'no regression',
    regression: 'regression on simulated data',
    'moment-matching': 'moment matching',
    importance: 'importance sampling',
  },
  informationReasons: {
    few: (details) => `${details.covariates} parameter(s) vary: few enough for splines with every interaction`,
    many: (details) =>
      `${details.covariates} parameters vary: too many for splines; of Gaussian process and MARS the one with the least error of cross-validation`,
    asked: () => 'chosen by the user',
    nothingVaries: () => 'none of the parameters varies, so the value is 0',
    fewSummaries: (details) => `the study tells of ${details.summaries} parameter(s): few enough for regression`,
    manySummaries: (details) => `the study tells of ${details.summaries} parameters: too many for regression`,
    manyTimes: () => 'survival times of so many patients are too costly to simulate for every draw',
    noSufficientStatistics: () =>
      'the data have no sufficient statistics, so only regression can be used; the value may be somewhat low',
  },
};
