import { type Block, type Paper, paperDocx, paperHtml, paperPdf, paperXlsx } from '@likeverd/documents';
import { describe, expect, test } from 'vitest';
import { fonts } from './fonts.ts';
import { openElements, readPdf, shownText, streamOf, textOf, unzipped } from './reading.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    { content: [{ text: `Rad ${index}` }], ...(index === 0 ? { anchor: 'first-row' } : {}) },
    { content: [{ text: '1 234,5' }, { text: '[1]', style: 'reference' as const, target: '#first-row' }], number: 1234.5 },
  ]);

const blocks: readonly Block[] = [
  { block: 'heading', level: 1, text: 'Sammendrag på æøå', anchor: 'summary' },
  { block: 'paragraph', content: [{ text: 'Kroner ≥ 5 % – ' }, { text: 'viktig', style: 'strong' }] },
  { block: 'notice', tone: 'warning', title: 'Merk', content: [{ text: '<b> & "tegn" skal stå' }] },
  { block: 'keyFigures', figures: [{ label: 'Merkostnad', value: [{ text: '412 300 kr' }] }] },
  { block: 'heading', level: 2, text: 'Tabeller', anchor: 'tables' },
  {
    block: 'table',
    caption: 'Tabell 1. Kostnader',
    columns: [
      { heading: 'Hva', align: 'start' },
      { heading: 'Kroner', align: 'end' },
    ],
    rows: rows(90),
  },
  { block: 'list', items: [[{ text: 'ett' }], [{ text: 'to', target: 'https://example.org/a?b=1&c=(2)' }]] },
  {
    block: 'figure',
    id: 'figure-1',
    caption: 'Figur 1. En linje',
    alternative: 'Linjen går oppover.',
    drawing: {
      width: 400,
      height: 100,
      shapes: [
        {
          shape: 'line',
          points: [
            [0, 100],
            [400, 0],
          ],
          stroke: '#0b4f8a',
          width: 1,
          dash: [3, 2],
        },
        {
          shape: 'area',
          points: [
            [0, 0],
            [9, 0],
            [9, 9],
          ],
          fill: '#b3471b',
        },
        { shape: 'dot', centre: [50, 50], radius: 4, fill: '#b3471b' },
        { shape: 'text', at: [200, 50], text: 'midt på', size: 9, anchor: 'middle', fill: '#1e2b3c' },
      ],
    },
  },
  { block: 'pageBreak' },
  { block: 'heading', level: 3, text: 'Sist', anchor: 'last' },
];

const paper: Paper = {
  language: 'nb-NO',
  title: 'En tittel',
  subtitle: 'Under den',
  publisher: 'Likeverd',
  subject: 'Prøve',
  date: '2026-06-21',
  running: 'En tittel',
  marking: 'FORTROLIG',
  words: { contents: 'Innhold', page: 'Side', of: 'av' },
  blocks,
};

describe('PDF', () => {
  const bytes = paperPdf(paper, fonts);
  const pdf = readPdf(bytes);
  const elements = [...pdf.objects.values()].filter((object) => object.startsWith('<</Type/StructElem'));
  const ofType = (type: string): readonly string[] => elements.filter((object) => object.includes(`/S/${type}/`));

  test('says that it is tagged, in which language, and shows its title (ISO 14289-1, 7.1 and 7.2)', () => {
    expect(pdf.catalog).toContain('/MarkInfo<</Marked true>>');
    expect(textOf(/\/Lang <([0-9A-F]+)>/.exec(pdf.catalog)?.[1] ?? '')).toBe('nb-NO');
    expect(pdf.catalog).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(pdf.catalog).toContain('/DisplayDocTitle true');
    const metadata = pdf.objects.get(Number(/\/Metadata (\d+) 0 R/.exec(pdf.catalog)?.[1])) ?? '';
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toContain('2026-06-21T00:00:00Z');
  });

  test('has an element for each heading, table cell, list item and figure', () => {
    expect(['H1', 'H2', 'H3'].map((type) => ofType(type).length)).toEqual([1, 1, 1]);
    // one head of two cells; 90 rows, each with a head of its own and one cell
    expect(ofType('TH').filter((object) => object.includes('/Scope/Column'))).toHaveLength(2);
    expect(ofType('TH').filter((object) => object.includes('/Scope/Row'))).toHaveLength(90);
    expect(ofType('TD')).toHaveLength(90);
    expect(ofType('TR')).toHaveLength(91);
    // two items and one key figure
    expect(ofType('LI')).toHaveLength(3);
    expect(ofType('Figure')).toHaveLength(1);
    expect(textOf(/\/Alt <([0-9A-F]+)>/.exec(ofType('Figure')[0] ?? '')?.[1] ?? '')).toBe('Linjen går oppover.');
  });

  test('marks everything that is drawn: in an element or as an artifact, never nested', () => {
    for (const page of pdf.pages) {
      let open = false;
      for (const line of page.split('\n')) {
        if (/BDC$|BMC$/.test(line)) {
          expect(open).toBe(false);
          open = true;
        } else if (line === 'EMC') {
          expect(open).toBe(true);
          open = false;
        } else expect(open).toBe(true);
      }
      expect(open).toBe(false);
    }
  });

  test('leads from each marked piece of a page to its element and back', () => {
    const root = pdf.objects.get(Number(/\/StructTreeRoot (\d+) 0 R/.exec(pdf.catalog)?.[1])) ?? '';
    const parents = pdf.objects.get(Number(/\/ParentTree (\d+) 0 R/.exec(root)?.[1])) ?? '';
    const pages = [...pdf.objects].filter(([, object]) => object.startsWith('<</Type/Page/'));
    for (const [id, object] of pages) {
      const key = /\/StructParents (\d+)/.exec(object)?.[1];
      const owners = [...(new RegExp(`[[ ]${key} \\[(.*?)\\]`).exec(parents)?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
      expect(owners.length).toBeGreaterThan(0);
      owners.forEach(([, owner], marked) => {
        expect(pdf.objects.get(Number(owner))).toContain(`<</Type/MCR/Pg ${id} 0 R/MCID ${marked}>>`);
      });
    }
  });

  test('embeds its fonts with the characters, and no glyph stands for a missing one', () => {
    const text = shownText(pdf);
    expect(text).toContain('Sammendrag på æøå');
    expect(text).toContain('Kroner ≥ 5 % – ');
    expect(text).toContain('<b> & "tegn" skal stå');
    expect(text).toContain('midt på');
    expect(text).not.toContain('\u0000');
    const files = [...pdf.objects.values()].filter((object) => object.includes('/Length1 '));
    expect(files).toHaveLength(3);
    // 0x00010000 opens a TrueType font (OpenType 1.9)
    for (const file of files) expect(streamOf(file).slice(0, 4)).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(Math.max(...files.map(({ length }) => length))).toBeLessThan(fonts.regular.length / 4);
  });

  test('has bookmarks, page numbers and links with words', () => {
    const titles = [...pdf.objects.values()].flatMap((object) => {
      const title = /^<<\/Title <([0-9A-F]+)>\/Parent/.exec(object)?.[1];
      return title === undefined ? [] : [textOf(title)];
    });
    expect(titles.toSorted()).toEqual(['Sammendrag på æøå', 'Sist', 'Tabeller']);
    expect(shownText(pdf)).toContain(`Side ${pdf.pages.length} av ${pdf.pages.length}`);
    const links = [...pdf.objects.values()].filter((object) => object.includes('/Subtype/Link'));
    // 90 references, one address, and the two headings of the contents
    expect(links).toHaveLength(93);
    for (const link of links) expect(link).toMatch(/\/Contents <FEFF[0-9A-F]+>.*\/StructParent \d+/);
    expect(links.join('')).toContain(String.raw`/S/URI/URI (https://example.org/a?b=1&c=\(2\))`);
  });

  test('repeats the head of a table on the next page for the eye alone', () => {
    const pages = pdf.pages.map((page) => shownText({ ...pdf, pages: [page] }));
    const withRows = pages.filter((page) => page.includes('Rad '));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page.match(/^Kroner ?$/gm)).toHaveLength(1);
    expect(ofType('THead')).toHaveLength(1);
  });

  test('gives the same bytes for the same paper', () => {
    expect(paperPdf(structuredClone(paper), fonts)).toEqual(bytes);
  });

  test('refuses a link that leads nowhere', () => {
    const lost: Paper = { ...paper, blocks: [{ block: 'paragraph', content: [{ text: 'x', target: '#gone' }] }] };
    expect(() => paperPdf(lost, fonts)).toThrow('#gone');
  });

  test('sets text that is longer than a page, and a row that is', () => {
    const long = 'ord '.repeat(6000);
    const text: Paper = {
      ...paper,
      blocks: [
        { block: 'paragraph', content: [{ text: long }] },
        {
          block: 'table',
          caption: 'Lang',
          columns: [
            { heading: 'a', align: 'start' },
            { heading: 'b', align: 'start' },
          ],
          rows: [[{ content: [{ text: 'x' }] }, { content: [{ text: long }] }]],
        },
      ],
    };
    const read = readPdf(paperPdf(text, fonts));
    expect(shownText(read).match(/ord/g)).toHaveLength(12_000);
    // nothing is drawn below the lower edge
    for (const page of read.pages) for (const [, y] of page.matchAll(/ (-?[\d.]+) Tm/g)) expect(Number(y)).toBeGreaterThan(20);
  });
});

describe('Word', () => {
  const files = unzipped(paperDocx(paper));
  const body = files['word/document.xml'] ?? '';

  test('is a package of parts that name each other, in XML that closes what it opens', () => {
    for (const [name, text] of Object.entries(files)) expect([name, openElements(text)]).toEqual([name, []]);
    const types = files['[Content_Types].xml'] ?? '';
    for (const [, part = ''] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(Object.keys(files)).toContain(part);
    const related = [...(files['word/_rels/document.xml.rels'] ?? '').matchAll(/Id="([^"]+)"/g)].map(([, id]) => id);
    for (const [, id] of body.matchAll(/r:id="([^"]+)"/g)) expect(related).toContain(id);
  });

  test('has headings in Word’s styles, heads of tables that repeat, words for figures, and its language', () => {
    expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>.*?Sammendrag på æøå/);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body).toContain('descr="Linjen går oppover."');
    expect(body).toContain('&lt;b&gt; &amp; &quot;tegn&quot; skal stå');
    expect(files['word/styles.xml']).toContain('<w:lang w:val="nb-NO"');
    expect(files['word/footer.xml']).toContain('NUMPAGES');
    expect(files['word/header.xml']).toContain('FORTROLIG');
    expect(files['docProps/core.xml']).toContain('2026-06-21T00:00:00Z');
  });

  test('leads every link within it to a bookmark', () => {
    const names = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [, anchor] of body.matchAll(/<w:hyperlink w:anchor="([^"]+)"/g)) expect(names).toContain(anchor);
  });

  test('gives the same bytes for the same paper', () => {
    expect(paperDocx(structuredClone(paper))).toEqual(paperDocx(paper));
  });
});

describe('workbook', () => {
  const files = unzipped(paperXlsx(paper));

  test('keeps numbers whole and text as text', () => {
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'));
    // the first page and one chapter
    expect(sheets).toHaveLength(2);
    const chapter = files['xl/worksheets/sheet2.xml'] ?? '';
    expect(chapter.match(/<v>1234.5<\/v>/g)).toHaveLength(90);
    expect(chapter).not.toContain('[1]');
    expect(openElements(chapter)).toEqual([]);
  });

  test('gives the same bytes for the same paper', () => {
    expect(paperXlsx(structuredClone(paper))).toEqual(paperXlsx(paper));
  });
});

describe('page', () => {
  const html = paperHtml(paper);

  test('has a language, one first heading, heads with scope, and pictures with words', () => {
    expect(html).toContain('<html lang="nb-NO">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<th scope="col"/g)).toHaveLength(2);
    expect(html.match(/<th scope="row"/g)).toHaveLength(90);
    expect(html).toContain('<desc>Linjen går oppover.</desc>');
    expect(html).not.toContain('<b> &');
  });

  test('leads every link within it to something', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
