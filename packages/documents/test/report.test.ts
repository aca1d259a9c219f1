import { readFileSync } from 'node:fs';
import { type Assessment, assess, readAssessment } from '@likeverd/appraisal';
import {
  type Block,
  type Paper,
  paperDocx,
  paperHtml,
  paperPdf,
  paperXlsx,
  plainPaper,
  reportPaper,
  type ReportInput,
} from '@likeverd/documents';
import { content, languages } from '@likeverd/language';
import { packPaper } from '@likeverd/documents/pack';
import { advisheItems, checkIds, compileModel, readModel, runBaseCase, runProbabilistic, verifyModel } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { fonts } from './fonts.ts';
import { readPdf, shownText, unzipped } from './reading.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const text = file('assessments/constructed-targeted-therapy.yaml');
const modelText = file('constructed-targeted-therapy.yaml');

const input = (change: (assessment: string) => string = (same) => same, model = modelText): ReportInput => {
  const document = readAssessment(change(text));
  const definition = readModel(model);
  if (!document.ok || !definition.ok) throw new Error('not read');
  const compiled = compileModel(definition.value);
  if (!compiled.ok) throw new Error('not compiled');
  const baseCase = runBaseCase(compiled.value);
  const probabilistic = runProbabilistic(compiled.value, { seed: 1, from: 0, to: 200 });
  const checks = verifyModel(definition.value);
  if (!baseCase.ok || !probabilistic.ok || !checks.ok) throw new Error('not run');
  const sources = { document: document.value, definition: definition.value };
  const assessment = assess({
    ...sources,
    compiled: compiled.value,
    baseCase: baseCase.value,
    probabilistic: probabilistic.value,
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error('blocked');
  return { ...sources, assessment, checks: checks.value, language: 'nb', content: content.nb };
};

const usual = input();
const paper = reportPaper(usual);

const textsOf = (block: Block): readonly string[] => {
  const spoken = (spans: readonly { readonly text: string }[]): string => spans.map((span) => span.text).join('');
  switch (block.block) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [spoken(block.content)];
    case 'notice':
      return [block.title, spoken(block.content)];
    case 'list':
      return block.items.map(spoken);
    case 'table':
      return [block.caption, ...block.rows.flatMap((row) => row.map((cell) => spoken(cell.content)))];
    case 'figure':
      return [block.caption, block.alternative];
    case 'keyFigures':
      return block.figures.flatMap(({ label, value }) => [label, spoken(value)]);
    case 'pageBreak':
      return [];
  }
};
const wholeText = ({ blocks }: Paper): string => blocks.flatMap(textsOf).join('\n');
const tableNamed = (given: Paper, caption: string) => {
  const found = given.blocks.find((block) => block.block === 'table' && block.caption.endsWith(caption));
  if (found?.block !== 'table') throw new Error(`no table ${caption}`);
  return found;
};

describe('the report', () => {
  test('has the chapters in the agency’s order and the appendices after them', () => {
    const chapters = paper.blocks.flatMap((block) => (block.block === 'heading' && block.level === 1 ? [block.text] : []));
    expect(chapters).toEqual([
      'Sammendrag',
      ...Object.values(content.nb.assessment.report.sections).map((title, index) => `${index + 1} ${title}`),
      'Vedlegg A. Modellens parametere',
      'Vedlegg B. Hvor hvert tall kommer fra',
      'Vedlegg C. Regler og kilder',
      'Vedlegg D. CHEERS 2022',
      'Vedlegg E. TECH-VER',
      'Vedlegg F. AdViSHE',
      'Vedlegg G. Kontrollsummer',
    ]);
  });

  test('gives every result the number of its proof, and every proof a row', () => {
    const proofs = tableNamed(paper, 'Hvor hvert tall kommer fra').rows;
    expect(proofs.map(([cell]) => cell?.anchor)).toEqual(proofs.map((_, index) => `proof-${index + 1}`));
    const icer = usual.assessment.appraisal.comparisons[0]?.icer.id ?? '';
    const row = proofs.findIndex(([, quantity]) => quantity?.content.some(({ text: told }) => told.includes(`(${icer})`)));
    const key = paper.blocks.find((block) => block.block === 'keyFigures');
    expect(key?.block === 'keyFigures' ? key.figures[0]?.value[1]?.target : undefined).toBe(`#proof-${row + 1}`);
  });

  test('names every rule and fact that some number rests on, once', () => {
    const rules = tableNamed(paper, 'Regler og kilder').rows.map(([cell]) => cell?.anchor);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules).toContain('rule-severity.shortfall');
    expect(wholeText(paper)).toContain('Magnussen et al. 2015');
  });

  test('carries the digests of what it rests on', () => {
    const { hash, document, appraisal } = usual.assessment;
    for (const digest of [hash, document, appraisal.run.model, appraisal.run.engine, appraisal.run.result])
      expect(wholeText(paper)).toContain(digest);
  });

  test('says that the example is constructed, before any number', () => {
    expect(paper.blocks[0]).toMatchObject({ block: 'notice', title: 'Konstruert eksempel' });
  });

  test.each(languages)('can be set in every format: %s', (language) => {
    const given = reportPaper({ ...usual, language, content: content[language] });
    const title = usual.document.head.title[language];
    expect(shownText(readPdf(paperPdf(given, fonts))).replaceAll('\n', '')).toContain(title.slice(0, 20));
    expect(unzipped(paperDocx(given))['word/document.xml']).toContain(title);
    expect(Object.keys(unzipped(paperXlsx(given))).filter((name) => name.includes('sheets/')).length).toBe(22);
    expect(paperHtml(given)).toContain(`<title>${title}</title>`);
  });

  test('is the same to the last byte when it is set again', () => {
    expect(paperPdf(reportPaper(usual), fonts)).toEqual(paperPdf(paper, fonts));
  });

  test('shows a faulty part as faulty and a blocked one with its reason, and the rest stands', () => {
    const faulty = reportPaper(input((given) => given.replace('firstYear: 2027', 'firstYear: soon')));
    expect(wholeText(faulty)).toContain('Feil i dokumentet');
    expect(wholeText(faulty)).toContain('Prognosetapet');
    const noAge = input();
    const { severity: _severity, ...others } = noAge.assessment.appraisal;
    const blocked: Assessment = {
      ...noAge.assessment,
      appraisal: {
        ...others,
        severity: {
          status: 'blocked',
          code: 'severity.noAge',
          details: {},
          rule: { id: 'severity.shortfall', version: '1.0', validFrom: '2016-01-01', source: 'S04.R3' },
        },
      },
    };
    const told = wholeText(reportPaper({ ...noAge, assessment: blocked }));
    expect(told).toContain('Kan ikke vurderes');
    expect(told).toContain('modellen sier ikke hvor gamle pasientene er');
    expect(told).toContain('Nytte');
  });

  test('says which parts are stale', () => {
    expect(wholeText(reportPaper({ ...usual, stale: ['population'] }))).toContain('Utdatert');
    expect(wholeText(paper)).not.toContain('Utdatert');
  });
});

describe('checklists', () => {
  test('CHEERS 2022 has its 28 items, each with an answer; what is missing says how it is mended', () => {
    const { rows } = tableNamed(paper, 'CHEERS 2022');
    expect(rows).toHaveLength(28);
    const answers = new Set(Object.values(content.nb.documents.cheers.statuses));
    for (const [, status, , remark] of rows) {
      expect(answers).toContain(status?.content[0]?.text);
      expect(remark?.content[0]?.text).not.toBe('');
    }
  });

  test('CHEERS answers follow the document: without PICO the question is missing', () => {
    const status = (given: Paper, item: number): string | undefined =>
      tableNamed(given, 'CHEERS 2022').rows[item - 1]?.[1]?.content[0]?.text;
    const bare = reportPaper(input((given) => given.slice(0, given.indexOf('\nreport:'))));
    expect([status(paper, 5), status(bare, 5)]).toEqual(['rapportert', 'mangler']);
    expect([status(paper, 21), status(bare, 21)]).toEqual(['rapportert', 'mangler']);
    // the horizon is the model's, whatever is written
    expect([status(paper, 9), status(bare, 9)]).toEqual(['rapportert', 'rapportert']);
  });

  test('TECH-VER has a row for every check, AdViSHE one for every item', () => {
    expect(tableNamed(paper, 'TECH-VER').rows).toHaveLength(checkIds.length);
    const parts = Object.values(content.nb.modelling.advishe.parts).map((part) => tableNamed(paper, part).rows.length);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(advisheItems.length);
  });

  test('answers of AdViSHE are taken for the same model only', () => {
    const form = (hash: string): ReportInput => ({
      ...usual,
      advishe: { model: usual.definition.id, hash, answers: { A1: { done: 'yes', explanation: 'Fagråd i mai.' } } },
    });
    expect(wholeText(reportPaper(form(usual.definition.hash)))).toContain('ja. Fagråd i mai.');
    const other = wholeText(reportPaper(form('0'.repeat(64))));
    expect(other).not.toContain('Fagråd i mai.');
    expect(other).toContain('en annen utgave av modellen');
  });
});

describe('the version for everyone', () => {
  test('has no table of results and no reference to proofs', () => {
    const plain = plainPaper(usual);
    expect(plain.blocks.filter(({ block }) => block === 'table')).toHaveLength(1);
    expect(wholeText(plain)).not.toMatch(/\[\d+\]/);
    expect(wholeText(plain)).toContain('Det er under beløpet'.slice(0, 6));
    expect(readPdf(paperPdf(plain, fonts)).pages.length).toBeLessThan(5);
  });
});

describe('what is not for everyone', () => {
  const classed = modelText.replace('    value: 58\n', '    value: 58\n    class: confidential\n');
  const secret = input((same) => same, classed);

  test('is marked on every page, and said first', () => {
    expect(classed).not.toBe(modelText);
    const marked = reportPaper(secret);
    expect(marked.marking).toBe('FORTROLIG');
    expect(wholeText(marked)).toContain('Ikke for alle');
  });

  test('is left out of the open version: no result and no classed value', () => {
    const open = reportPaper({ ...secret, open: true });
    expect(open.marking).toBeUndefined();
    expect(open.blocks.some(({ block }) => block === 'keyFigures' || block === 'figure')).toBe(false);
    const icer = secret.assessment.appraisal.comparisons[0]?.icer.value;
    const written = icer !== undefined && 'value' in icer ? Math.round(icer.value).toLocaleString('nb-NO') : '';
    expect(wholeText(reportPaper(secret))).toContain(written);
    expect(wholeText(open)).not.toContain(written);
    expect(wholeText(open)).toContain('unntatt offentlighet');
  });
});

test('two whole reports go into one pack of papers: every proof is still where its number leads', () => {
  const words = {
    ...paper.words,
    field: 'Opplysning',
    value: 'Innhold',
    attachments: 'Vedlegg',
    file: 'Fil',
    item: 'Sak',
    inPack: 'I pakken',
  };
  const item = (heading: string) => ({ heading, sections: [], report: paper });
  const pack = packPaper({
    language: 'nb-NO',
    title: 'Sakspapirer',
    subtitle: '',
    publisher: 'Sekretariatet',
    date: '2026-11-22',
    words,
    meeting: { title: 'Om møtet', rows: [['Tid', '09:00']] },
    items: [item('Sak 1'), item('Sak 2')],
    attachments: [],
  });
  const found = JSON.stringify(pack.blocks);
  const named = new Set([...found.matchAll(/"anchor":"([^"]+)"/g)].map(([, anchor]) => anchor));
  const led = [...found.matchAll(/"target":"#([^"]+)"/g)].map(([, target]) => target);
  expect(led.length).toBeGreaterThan(100);
  expect(led.filter((target) => !named.has(target))).toEqual([]);
});
