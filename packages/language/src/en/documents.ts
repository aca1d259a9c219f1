import type { documents as base } from '../nb/documents.ts';

/** Words of the documents that an assessment is written out as. */
export const documents: typeof base = {
  publisher: 'Health technology assessment · Likeverd',
  subtitle: 'Assessed by the priority criteria benefit, resources and severity',
  plainSubtitle: 'In short, for everyone',
  subject: (details) => `Health technology assessment by the rules in force on ${details.date}`,
  contents: 'Contents',
  page: 'Page',
  of: 'of',
  table: (details) => `Table ${details.number}. ${details.caption}`,
  figure: (details) => `Figure ${details.number}. ${details.caption}`,
  figureTable: (details) => `The numbers behind figure ${details.number}`,
  constructed: {
    title: 'Constructed example',
    text: 'Some premises, or the whole model, are made up to show what an assessment holds. The numbers say nothing about any real technology.',
  },
  classed: {
    internal: 'INTERNAL',
    confidential: 'CONFIDENTIAL',
    title: 'Not for everyone',
    text: 'The model rests on values that are exempt from public access. Numbers worked out from them are exempt in the same way.',
  },
  notices: { info: 'Note', warning: 'Cannot be assessed', danger: 'Fault in the document' },
  stale: {
    title: 'Stale',
    text: (details) =>
      `These parts rest on something that has changed since they were assessed: ${details.parts}. They must be assessed again.`,
  },
  about: 'About the assessment',
  summary: 'Summary',
  keyFigures: 'Key figures',
  nothing: 'The document says nothing about this.',
  classLevel: (details) => `class ${details.level} of 6`,
  appendix: (details) => `Appendix ${details.letter}. ${details.title}`,
  parameters: {
    title: 'Parameters of the model',
    text: 'Every value that the model uses, with distribution and source.',
    name: 'Parameter',
    value: 'Value',
    unit: 'Unit',
    distribution: 'Distribution',
    source: 'Source',
    confidential: 'exempt from public access',
  },
  proof: {
    title: 'Where each number comes from',
    text: 'The number in brackets at each result of the report leads here. Each row says what the result is, what it was worked out from, by which rule, and which facts or which run it rests on.',
    number: 'No.',
    quantity: 'Quantity',
    value: 'Value',
    inputs: 'Worked out from',
    basis: 'Rule, facts and run',
    run: (details) => `read from run ${details.run}`,
    node: (details) => `Id: ${details.id}`,
  },
  rules: {
    title: 'Rules and sources',
    rule: 'Rule',
    version: 'Version',
    text: 'What it says',
    source: 'Where it is written',
    facts: 'Facts used',
    fact: 'Fact',
    value: 'Value',
    factSource: 'Source',
    none: 'None.',
  },
  cheers: {
    title: 'CHEERS 2022',
    text: 'Checklist for reporting health economic evaluations (Husereau et al. 2022, doi 10.1136/bmj-2021-067975), filled in from what the model and the assessment say. What only the authors can answer is marked.',
    item: 'Item',
    status: 'Answer',
    where: 'Where',
    remark: 'What is said, or missing',
    statuses: { reported: 'reported', partly: 'in part', missing: 'missing', authors: 'for the authors' },
    items: {
      '1': 'Title',
      '2': 'Abstract',
      '3': 'Background and objectives',
      '4': 'Health economic analysis plan',
      '5': 'Study population',
      '6': 'Setting and location',
      '7': 'Comparators',
      '8': 'Perspective',
      '9': 'Time horizon',
      '10': 'Discount rate',
      '11': 'Selection of outcomes',
      '12': 'Measurement of outcomes',
      '13': 'Valuation of outcomes',
      '14': 'Measurement and valuation of resources and costs',
      '15': 'Currency, price date, and conversion',
      '16': 'Rationale and description of model',
      '17': 'Analytics and assumptions',
      '18': 'Characterising heterogeneity',
      '19': 'Characterising distributional effects',
      '20': 'Characterising uncertainty',
      '21': 'Approach to engagement with patients and others affected by the study',
      '22': 'Study parameters',
      '23': 'Summary of main results',
      '24': 'Effect of uncertainty',
      '25': 'Effect of engagement with patients and others affected by the study',
      '26': 'Study findings, limitations, generalisability, and current knowledge',
      '27': 'Source of funding',
      '28': 'Conflicts of interest',
    },
    remarks: {
      title: 'The title names the technology and what it is compared with.',
      summary: 'Key figures and a short account made from the results.',
      written: 'Written by the authors.',
      writtenIn: 'The text is missing. Write it in the part report of the assessment document.',
      comparators: (details) => `The model compares ${details.strategies}.`,
      inventory:
        'What counts follows from the impact inventory (Figure 4.1 of Meld. St. 21 (2024–2025)); every consequence is placed in it.',
      perspective: 'What is counted follows from the cost components and payers of the model.',
      horizon: (details) => `The horizon is ${details.years} years.`,
      noHorizon: 'The model is a decision tree without time. Say in the text on the model which time it covers.',
      discounting: (details) => `Annual rates: ${details.rates}.`,
      noDiscounting: 'The model does not discount.',
      outcomes: 'Quality-adjusted life years and life years.',
      valuation: (details) => `${details.count} utilities with source and distribution.`,
      noValuation: 'The model has no parameters that are utilities.',
      costs: (details) => `${details.count} prices and costs with source, in ${details.components} components.`,
      currency: (details) => `${details.currency}, price level of ${details.year}.`,
      model: (details) => `The model is described in ${details.citation}.`,
      checks: 'The assumptions are in the model document, and the checks of it in TECH-VER.',
      subgroups: (details) => `The results are given for ${details.count} subgroups.`,
      noSubgroups: 'The model has no subgroups. Say why, or add them.',
      distribution:
        'Severity is computed and is part of the willingness to pay; other effects on distribution belong in the text on ethics.',
      uncertainty: (details) => `${details.draws} draws of the parameters, and ${details.scenarios} scenarios in the model.`,
      noDraws: 'There is no probabilistic analysis. Run it with draws.',
      parameters: (details) => `${details.count} parameters, of which ${details.fixed} without distribution.`,
      results: 'Totals of each alternative and differences, each with its proof.',
      effect: 'Probability of being cost-effective and the value of more knowledge.',
      authors: 'No field of the document says this. Write it in the text.',
    },
  },
  techVer: {
    title: 'TECH-VER',
    text: 'Automatic checks of the logic of the model (Büyükkaramikli et al. 2019, doi 10.1007/s40273-019-00844-y).',
    check: 'Check',
    result: 'Result',
    found: 'What was found',
    failed: 'The checks cannot be run on this model.',
  },
  advishe: {
    title: 'AdViSHE',
    text: 'What was done to validate the model (Vemer et al. 2016, doi 10.1007/s40273-015-0327-2). The answers are the authors’; the checks are evidence for them.',
    item: 'Question',
    answer: 'Answer',
    evidence: 'Evidence from the checks',
    answers: { yes: 'yes', no: 'no', notApplicable: 'not applicable', none: 'not answered' },
    passed: (details) => `${details.passed} of ${details.of} checks passed`,
    otherModel: 'The form that was given is about another version of the model. Its answers are left out.',
  },
  capsule: {
    readme: (details) =>
      `# ${details.title}

This capsule holds all that the assessment “${details.id}” rests on, and all that it came to. It can be done again without a network:

    npx likeverd replay capsule.zip

| file | content |
|---|---|
| assessment.yaml | the assessment document: premises and texts |
| model.yaml | the model “${details.model}” |
| inputs.json | draws, seed and dates |
| texts.json | the texts of the report |
| rules-and-facts.json | the rules and facts used, with sources |
| results.json | the results, each with its proof |
| results.csv, trace.csv, draws.csv | results, trace and draws as tables |
| model.xlsx | the model as a workbook with formulas |
| checks.json | the checks of the model (TECH-VER) |
| figures/ | the figures |
| report.pdf, .docx, .xlsx, .html | the report |
| plain.pdf, .html | the short version for everyone |
| manifest.json | digest (SHA-256) of each file, the class of the capsule, and what was left out |
`,
    packed: (details) => `Written to ${details.file}: ${details.count} files, digest ${details.digest}`,
    leftOut: (details) => `Left out because it is not for everyone: ${details.names}.`,
    faults: {
      notACapsule: (details) => `“${details.file}” is no capsule. Give a file that “likeverd capsule” has written.`,
      tooLarge: (details) => `“${details.file}” is too large to be a capsule.`,
      tampered: (details) =>
        `The capsule was changed after it was made: “${details.inside}” has another digest than in “manifest.json”.`,
      missing: (details) => `The capsule is not whole: “${details.inside}” is missing.`,
      unknown: (details) => `The capsule has a file that does not belong to it: “${details.inside}”.`,
    },
    intact: (details) => `The capsule is unchanged: ${details.count} files, digest ${details.digest}`,
    same: (details) => `Done again with the same result to the last bit: ${details.hash}`,
    different: 'Done again with another result.',
    differentResults: (details) => `Digests that differ: ${details.names}.`,
    differentFiles: (details) => `Files that differ: ${details.names}.`,
    otherEngine: 'The capsule was made by another version of the engine.',
    notReplayable: (details) =>
      `The capsule cannot be done again, for this was left out: ${details.names}. The files are as they were packed.`,
  },
  downloads: {
    title: 'Take the report with you',
    lead: 'The report is made in your browser from what was assessed here. Every number leads to its proof.',
    formats: { pdf: 'PDF', docx: 'Word', xlsx: 'Workbook', html: 'Web page' },
    plain: 'In short (PDF)',
    plainName: 'short',
    making: 'Making the file …',
    broken: 'The file could not be made. Assess the document again, and try once more.',
  },
  identity: {
    title: 'Digests',
    text: 'With these anyone can see that the report rests on exactly this model, these inputs and this engine.',
    name: 'What',
    value: 'Digest (SHA-256)',
  },
};
