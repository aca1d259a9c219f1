import { day, type Field, type Fields } from '../field.ts';

const text = { kind: 'text', required: false, longest: 200 } as const satisfies Field;
const sentence = { kind: 'longText', required: false, longest: 4_000 } as const satisfies Field;
const wanted = { required: false, wanted: true } as const;

const physical = ['device', 'diagnostic', 'ai'] as const;
const isProduct = { field: 'methodType', is: physical } as const;
const isDevice = { field: 'methodType', is: ['device', 'ai'] } as const;
const isTest = { field: 'methodType', is: ['diagnostic'] } as const;
const isArtificial = { field: 'methodType', is: ['ai'] } as const;
const isMedicine = { field: 'methodType', is: ['medicine'] } as const;
const isNoMedicine = { field: 'methodType', is: ['procedure', 'device', 'diagnostic', 'ai', 'organisational'] } as const;

/** Risk classes of devices: regulation (EU) 2017/745 art. 51. `notADevice`: no medical purpose in the law on devices § 1. */
const deviceClasses = ['classI', 'classIIa', 'classIIb', 'classIII', 'notADevice'] as const;
/** Risk classes of in vitro diagnostics: regulation (EU) 2017/746 art. 47. */
const testClasses = ['classA', 'classB', 'classC', 'classD', 'inHouseTest'] as const;
/** Criteria of art. 7(4) of regulation (EU) 2021/2282 for a joint assessment of a device. S42.R6. */
const jointCriteria = [
  'unmetNeed',
  'firstInKind',
  'largeImpact',
  'usesLearningSoftware',
  'crossBorder',
  'unionAddedValue',
] as const;

const product = {
  manufacturer: { ...text, ...wanted, rule: 'devices.deviceContent', section: 'product', when: isProduct },
  productName: { ...text, section: 'product', when: isProduct },
  intendedPurpose: { ...sentence, ...wanted, rule: 'devices.deviceContent', section: 'product', when: isProduct },
  deviceClass: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.deviceContent',
    section: 'product',
    choices: deviceClasses,
    when: isDevice,
  },
  testClass: { kind: 'choice', ...wanted, rule: 'devices.deviceContent', section: 'product', choices: testClasses, when: isTest },
  ceMarking: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.deviceContent',
    section: 'product',
    choices: ['ceMarked', 'ceUnderWay', 'ceNotApplied', 'ceNotNeeded'],
    when: isProduct,
  },
  ceMarkingDate: {
    ...day,
    rule: 'devices.deviceContent',
    section: 'product',
    when: { field: 'ceMarking', is: ['ceMarked'] },
  },
  notifiedBody: { ...text, section: 'product', when: { field: 'ceMarking', is: ['ceMarked', 'ceUnderWay'] } },
  expertPanel: { kind: 'choice', required: false, section: 'product', choices: ['panelSeen', 'panelNotSeen'], when: isProduct },
  jointCriteria: {
    kind: 'choices',
    required: false,
    section: 'product',
    choices: jointCriteria,
    when: { field: 'expertPanel', is: ['panelSeen'] },
  },
  lifetimeYears: { kind: 'amount', required: false, minimum: 0, maximum: 100, unit: 'years', section: 'product', when: isProduct },
  similarProducts: {
    kind: 'rows',
    required: false,
    section: 'product',
    most: 30,
    when: isProduct,
    columns: { name: { ...text, required: true, shortest: 2 }, supplier: text, difference: sentence },
  },
} as const satisfies Fields;

const test = {
  testPurpose: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.testFramework',
    section: 'testQuality',
    choices: ['testScreening', 'testDiagnosis', 'testPrognosis', 'testTreatmentChoice', 'testMonitoring'],
    when: isTest,
  },
  analyticalValidity: { ...sentence, ...wanted, rule: 'devices.testFramework', section: 'testQuality', when: isTest },
  clinicalValidity: { ...sentence, ...wanted, rule: 'devices.testFramework', section: 'testQuality', when: isTest },
  clinicalUtility: { ...sentence, ...wanted, rule: 'devices.testFramework', section: 'testQuality', when: isTest },
  linkedTreatment: {
    ...sentence,
    section: 'testQuality',
    when: { field: 'testPurpose', is: ['testTreatmentChoice', 'testMonitoring'] },
  },
} as const satisfies Fields;

const artificialIntelligence = {
  aiTask: { ...sentence, ...wanted, rule: 'devices.aiQuestions', section: 'learningSoftware', when: isArtificial },
  aiAutonomy: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.aiQuestions',
    section: 'learningSoftware',
    choices: ['aiSupports', 'aiSorts', 'aiActsAlone'],
    when: isArtificial,
  },
  aiLearning: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.aiQuestions',
    section: 'learningSoftware',
    choices: ['aiLocked', 'aiUpdatedByMaker', 'aiLearnsInUse'],
    when: isArtificial,
  },
  aiValidation: { ...sentence, ...wanted, rule: 'devices.aiQuestions', section: 'learningSoftware', when: isArtificial },
} as const satisfies Fields;

const service = {
  replacesOrAdds: {
    kind: 'choice',
    ...wanted,
    rule: 'devices.proposalContent',
    section: 'servicePathway',
    choices: ['replacesMethods', 'addsToMethods', 'replacesAndAdds'],
    when: isNoMedicine,
  },
  pathwayEffect: { ...sentence, ...wanted, rule: 'devices.proposalContent', section: 'servicePathway', when: isNoMedicine },
  organisationalEffect: { ...sentence, ...wanted, rule: 'devices.proposalContent', section: 'servicePathway', when: isNoMedicine },
  personnelEffect: { ...sentence, ...wanted, rule: 'devices.proposalContent', section: 'servicePathway', when: isNoMedicine },
  municipalEffect: { ...sentence, section: 'servicePathway', when: isNoMedicine },
  whereInUse: { ...sentence, section: 'servicePathway', when: isNoMedicine },
  otherUses: { ...sentence, section: 'servicePathway', when: isProduct },
} as const satisfies Fields;

const medicine = {
  underPatent: {
    kind: 'boolean',
    required: true,
    rule: 'intake.requestMandatory',
    section: 'aboutProposal',
    when: isMedicine,
  },
} as const satisfies Fields;

const evidence = {
  evidenceKnown: { ...sentence, ...wanted, rule: 'devices.proposalContent', section: 'proposalEvidence' },
  studiesUnderWay: { ...sentence, section: 'proposalEvidence' },
  costsExpected: { ...sentence, section: 'proposalEvidence' },
  revaluesExisting: { kind: 'choice', required: false, section: 'proposalEvidence', choices: ['newMethod', 'methodInUse'] },
} as const satisfies Fields;

/** What a proposal tells of a method that is no supplier's medicine, each kind of method with its own questions. A17, A18, S42, S48. */
export const proposalDetails = {
  ...medicine,
  ...product,
  ...test,
  ...artificialIntelligence,
  ...service,
  ...evidence,
} as const satisfies Fields;
