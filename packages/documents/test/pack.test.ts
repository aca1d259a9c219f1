import { type Paper, paperHtml, paperPdf } from '@likeverd/documents';
import { type PackInput, packPaper } from '@likeverd/documents/pack';
import { describe, expect, test } from 'vitest';
import { fonts } from './fonts.ts';
import { readPdf, shownText } from './reading.ts';

const words = { contents: 'Innhold', page: 'Side', of: 'av', field: 'Opplysning', value: 'Innhold' };

const report = (number: number): Paper => ({
  language: 'nb-NO',
  title: `Metodevurdering ${number}`,
  subtitle: '',
  publisher: '',
  subject: '',
  date: '2026-11-22',
  running: '',
  words,
  blocks: [
    { block: 'heading', level: 1, text: 'Sammendrag', anchor: 'summary' },
    { block: 'paragraph', content: [{ text: 'Se bevis', target: '#proof', style: 'reference' }] },
    {
      block: 'table',
      caption: 'Bevis',
      columns: [{ heading: 'Verdi', align: 'start' }],
      rows: [[{ content: [{ text: `bevis ${number}` }], anchor: 'proof' }]],
    },
  ],
});

const input: PackInput = {
  language: 'nb-NO',
  title: 'Sakspapirer til Beslutningsforum',
  subtitle: 'For et medlem',
  publisher: 'Sekretariatet',
  date: '2026-11-22',
  marking: 'Ikke offentlig',
  words,
  meeting: { title: 'Om møtet', rows: [['Tid', '22. november 2026']] },
  items: [
    { heading: 'Sak 1: A', sections: [{ title: 'Saken', rows: [['Pasientgruppe', 'Voksne']] }], report: report(1) },
    { heading: 'Sak 2: B', withheld: 'Du er inhabil i denne saken.', sections: [] },
    {
      heading: 'Sak 3: C',
      sections: [{ title: 'Saken', rows: [['Pasientgruppe', 'Barn\n<script>alert(1)</script>']] }],
      report: report(3),
    },
  ],
};

describe('the papers of a meeting as one pack', () => {
  const pdf = readPdf(paperPdf(packPaper(input), fonts));
  const shown = shownText(pdf);

  test('one run of page numbers over all papers, and one table of contents that names each', () => {
    const pages = [...shown.matchAll(/Side (\d+) av (\d+)/g)].map(([, page, of]) => [Number(page), Number(of)]);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages).toEqual(pages.map((_, index) => [index + 1, pages.length]));
    for (const { heading } of input.items) expect(shown.split(heading).length - 1).toBeGreaterThanOrEqual(2);
  });

  test('bookmarks lead to every item and to the reports in them; two reports keep their places apart', () => {
    const paper = packPaper(input);
    const anchors = paper.blocks.flatMap((block) => (block.block === 'heading' ? [block.anchor] : []));
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors).toEqual(
      expect.arrayContaining(['item-1', 'item-1-report', 'item-1-report-summary', 'item-2', 'item-3-report-summary']),
    );
    const references = paper.blocks.flatMap((block) =>
      block.block === 'paragraph' ? block.content.map(({ target }) => target) : [],
    );
    expect(references).toEqual(['#item-1-report-proof', '#item-3-report-proof']);
    expect([...pdf.objects.values()].filter((object) => object.includes('/Title') && object.includes('/Dest')).length).toBe(
      anchors.length,
    );
  });

  test('an item that is not for the reader has its place and says so, and nothing else', () => {
    const [, second] = packPaper(input)
      .blocks.reduce<readonly string[][]>(
        (items, block) =>
          block.block === 'pageBreak' ? [...items, []] : [...items.slice(0, -1), [...(items.at(-1) ?? []), block.block]],
        [],
      )
      .slice(1);
    expect(second).toEqual(['heading', 'notice']);
    expect(shown).toContain('Du er inhabil i denne saken.');
  });

  test('the page says the same, and a text that looks like a script is text', () => {
    const html = paperHtml(packPaper(input));
    for (const each of ['Sak 1: A', 'Voksne', 'Du er inhabil i denne saken.', 'Ikke offentlig']) expect(html).toContain(each);
    expect(html).not.toContain('<script>');
  });
});
