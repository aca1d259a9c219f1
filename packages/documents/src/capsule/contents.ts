import type { Content, Language } from '@likeverd/language';
import { isLanguage } from '@likeverd/language/language';
import {
  type BaseCase,
  compileModel,
  type Draws,
  marked,
  modelWorkbook,
  type ProbabilisticRun,
  psaTables,
  resultsTable,
  type Table,
  tableCsv,
  traceTable,
} from '@likeverd/modelling';
import { strToU8 } from 'fflate';
import { paperDocx } from '../docx/docx.ts';
import { drawingSvg } from '../figures/svg.ts';
import { paperHtml } from '../html/html.ts';
import type { Paper } from '../paper/paper.ts';
import { type FontFiles, paperPdf } from '../pdf/pdf.ts';
import { classesOf } from '../report/classes.ts';
import { plainPaper, reportPaper, rulesAndFacts } from '../report/report-paper.ts';
import type { ReportInput } from '../report/setting.ts';
import { paperXlsx } from '../xlsx/xlsx.ts';
import { type CapsuleManifest, digestsOf, type Files, packCapsule } from './capsule.ts';

/** All that goes into a capsule. */
export interface CapsuleInput extends ReportInput {
  /** The assessment document and the model as they are written. */
  readonly text: string;
  readonly modelText: string;
  /** The answers to AdViSHE as they are written. */
  readonly advisheText?: string;
  readonly baseCase: BaseCase;
  readonly probabilistic?: ProbabilisticRun;
  readonly draws: Draws;
  readonly contents: Readonly<Record<Language, Content>>;
  readonly fonts: FontFiles;
  /** Parts that were left out of the document already because they are not for everyone. */
  readonly partsLeftOut?: readonly string[];
}

const jsonBytes = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);

/** Left out of an open capsule where the model has values that are not for everyone: they hold these, or what follows from them. */
const closedFiles = ['model.yaml', 'results.json', 'results.csv', 'trace.csv', 'draws.csv', 'model.xlsx', 'checks.json', 'figures'];

const isClosed = ({ open, assessment, definition }: CapsuleInput): boolean =>
  open === true && classesOf(assessment, definition).model !== 'public';

const documentsOf = (report: Paper, plain: Paper, fonts: FontFiles): Files => ({
  'report.pdf': paperPdf(report, fonts),
  'report.docx': paperDocx(report),
  'report.xlsx': paperXlsx(report),
  'report.html': strToU8(paperHtml(report)),
  'plain.pdf': paperPdf(plain, fonts),
  'plain.html': strToU8(paperHtml(plain)),
});

const figuresOf = ({ blocks }: Paper): Files =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      block.block === 'figure'
        ? [[`figures/${block.id}.svg`, strToU8(`${drawingSvg(block.drawing, block.caption, block.alternative)}\n`)]]
        : [],
    ),
  );

/** The model, its runs and what follows from them: what may not leave where the model is not for everyone. */
const runFiles = (input: CapsuleInput, report: Paper): Files => {
  const { assessment, definition, baseCase, probabilistic, checks, content, language, modelText } = input;
  const { model: kind } = classesOf(assessment, definition);
  const csv = (table: Table): Uint8Array => strToU8(tableCsv(marked(table, kind)));
  const compiled = compileModel(definition);
  const { threshold } = assessment.appraisal;
  return {
    'model.yaml': strToU8(modelText),
    'results.json': jsonBytes(assessment),
    'results.csv': csv(resultsTable(baseCase)),
    'trace.csv': csv(traceTable(baseCase)),
    ...(probabilistic === undefined
      ? {}
      : Object.fromEntries(psaTables(probabilistic, 'likeverd').map(({ table }) => ['draws.csv', csv(table)]))),
    ...(checks === undefined ? {} : { 'checks.json': jsonBytes(checks) }),
    ...(compiled.ok && threshold.status === 'computed'
      ? {
          'model.xlsx': modelWorkbook({
            compiled: compiled.value,
            baseCase,
            threshold: threshold.value.value,
            words: content.modelling.workbook,
            language,
          }),
        }
      : {}),
    ...figuresOf(report),
  };
};

/** Every file of a capsule but its manifest. The same assessment gives the same bytes, on any machine. */
const capsuleFiles = (input: CapsuleInput): Files => {
  const { document, assessment, definition, draws, contents, fonts, text, advisheText } = input;
  const report = reportPaper(input);
  const readme = (language: Language): Uint8Array => {
    const { capsule } = contents[language].documents;
    return strToU8(capsule.readme({ title: document.head.title[language], id: assessment.id, model: definition.id }));
  };
  return {
    ...Object.fromEntries(
      Object.keys(contents)
        .filter(isLanguage)
        .map((language) => [`README.${language}.md`, readme(language)]),
    ),
    'assessment.yaml': strToU8(text),
    ...(advisheText === undefined ? {} : { 'advishe.yaml': strToU8(advisheText) }),
    'inputs.json': jsonBytes({
      values: {},
      draws,
      known: assessment.asOf.known,
      effective: assessment.asOf.effective,
      strategy: assessment.strategy,
      comparator: assessment.comparator,
    }),
    'texts.json': jsonBytes(document.premises.report ?? {}),
    'rules-and-facts.json': jsonBytes(rulesAndFacts(input)),
    ...(isClosed(input) ? {} : runFiles(input, report)),
    ...documentsOf(report, plainPaper(input), fonts),
  };
};

/** What a capsule says of an assessment. */
const aboutOf = (input: CapsuleInput): Omit<CapsuleManifest, 'format' | 'files'> => {
  const { assessment, definition, draws, language, partsLeftOut = [] } = input;
  const closed = isClosed(input);
  const { run, probabilisticRun } = assessment.appraisal;
  return {
    assessment: assessment.id,
    class: input.open === true ? 'public' : classesOf(assessment, definition).whole,
    open: input.open === true,
    leftOut: [...partsLeftOut, ...(closed ? closedFiles : [])],
    replayable: !closed,
    run: { draws: draws.to - draws.from, seed: draws.seed, known: assessment.asOf.known, language },
    results: {
      assessment: assessment.hash,
      document: assessment.document,
      model: run.model,
      inputs: run.inputs,
      engine: run.engine,
      baseCase: run.result,
      ...(probabilisticRun === undefined ? {} : { probabilistic: probabilisticRun.result }),
    },
  };
};

/** An assessment with all it rests on, as one archive that can be done again without anything else. */
export const assessmentCapsule = (input: CapsuleInput): ReturnType<typeof packCapsule> =>
  packCapsule(aboutOf(input), capsuleFiles(input));

/** What came out otherwise when a capsule was made again: names of digests and of files. */
export interface ReplayDifferences {
  readonly results: readonly string[];
  readonly files: readonly string[];
}

const differing = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]).toSorted();

/** Sets a capsule against the same assessment made again. */
export const replayDifferences = (manifest: CapsuleManifest, again: CapsuleInput): ReplayDifferences => ({
  results: differing(manifest.results, aboutOf(again).results),
  files: differing(manifest.files, digestsOf(capsuleFiles(again))),
});
