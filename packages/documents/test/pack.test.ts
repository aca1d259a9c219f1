import { type Following, openPdf, type Paper, paperHtml, paperPdf, withAttachments } from '@likeverd/documents';
import { type PackInput, packPaper } from '@likeverd/documents/pack';
import { degrees, PDFDict, PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { fonts } from './fonts.ts';
import { readPdf, shownText } from './reading.ts';

const words = {
  contents: 'Innhold',
  page: 'Side',
  of: 'av',
  field: 'Opplysning',
  value: 'Innhold',
  attachments: 'Vedlegg',
  file: 'Fil',
  item: 'Sak',
  inPack: 'I pakken',
};

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
  attachments: [],
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

/** A PDF that somebody sent in: pages of a size with a text each, perhaps turned. */
async function sentIn(texts: readonly string[], size: [number, number] = [595, 842], turn = 0): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage(size);
    page.setRotation(degrees(turn));
    if (text !== '') page.drawText(text, { x: 40, y: 60, font, size: 14 });
  }
  return document;
}

describe('the pages of attached files', () => {
  const anchored = (name: string, index: number): Following['heading'] => ({
    block: 'heading',
    level: 2,
    text: name,
    anchor: `attachment-${index}`,
  });

  async function packWith(files: readonly { readonly name: string; readonly document: PDFDocument }[]) {
    const opened = await Promise.all(
      files.map(async ({ name, document }) => {
        const pdf = await openPdf(await document.save());
        if (typeof pdf === 'string') throw new Error(pdf);
        return { name, pdf };
      }),
    );
    const following = opened.map(({ name, pdf }, index) => ({
      heading: anchored(name, index + 1),
      sheets: pdf.sizes.map((size, page) => ({ size, alternative: `Side ${page + 1} av ${pdf.sizes.length} i ${name}` })),
    }));
    const attachments = opened.map(({ name }, index) => ({
      name,
      item: 'Sak 1: A',
      hash: 'ab'.repeat(32),
      said: 'Følger',
      anchor: `attachment-${index + 1}`,
    }));
    const bytes = await withAttachments(
      paperPdf(packPaper({ ...input, attachments }), fonts, following),
      opened.map(({ pdf }) => pdf),
    );
    const read = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    return { bytes, read, texts: (await extractText(read, { mergePages: false })).text };
  }

  test('they follow with one run of page numbers, a bookmark and a place in the contents each, and stand for themselves in words', async () => {
    const { bytes, read, texts } = await packWith([
      { name: 'effekt.pdf', document: await sentIn(['Effekten side en', 'Effekten side to']) },
      { name: 'liggende.pdf', document: await sentIn(['Liggende side'], [842, 595]) },
    ]);
    const own = shownText(readPdf(paperPdf(packPaper(input), fonts))).match(/Side \d+ av \d+/g)?.length ?? 0;
    // The list of attachments is one page more, and they have three.
    expect(read.numPages).toBe(own + 1 + 3);
    texts.forEach((text, index) => expect(text).toContain(`Side ${index + 1} av ${read.numPages}`));
    expect(texts.slice(-3).map((text) => /(Effekten side en|Effekten side to|Liggende side)/.exec(text)?.[0])).toEqual([
      'Effekten side en',
      'Effekten side to',
      'Liggende side',
    ]);
    const outline = JSON.stringify(await read.getOutline());
    for (const title of ['Vedlegg', 'effekt.pdf', 'liggende.pdf']) expect(outline).toContain(`"title":"${title}"`);
    const first = texts.findIndex((text) => text.includes('Effekten side en')) + 1;
    expect(texts.slice(0, 2).join(' ')).toMatch(new RegExp(`effekt\\.pdf\\s+${first}`));
    const tree = await (await read.getPage(first)).getStructTree();
    expect(JSON.stringify(tree)).toContain('Side 1 av 2 i effekt.pdf');
    // Still the same document: tagged, with its language and title.
    const catalog = (await PDFDocument.load(bytes, { updateMetadata: false })).catalog;
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(catalog.has(PDFName.of('StructTreeRoot')) && catalog.has(PDFName.of('Lang'))).toBe(true);
  });

  test('a page that is turned is read as it was, an empty one stays empty, and a huge or tiny one fits', async () => {
    const { texts, read } = await packWith([
      { name: 'snudd.pdf', document: await sentIn(['Snudd'], [300, 500], 90) },
      { name: 'tom.pdf', document: await sentIn(['']) },
      { name: 'stor.pdf', document: await sentIn(['Stor plakat'], [3_000, 9_000]) },
      { name: 'liten.pdf', document: await sentIn(['Liten'], [120, 80]) },
    ]);
    expect(texts.at(-4)).toContain('Snudd');
    expect(texts.at(-2)).toContain('Stor plakat');
    expect(texts.at(-1)).toContain('Liten');
    // On its side 40, 60 lies 60 from the left and 40 from the top of a page of 500 by 300, which fits in 539 points: unscaled.
    const { items } = await (await read.getPage(read.numPages - 3)).getTextContent();
    const turned = items.find((each) => 'str' in each && each.str === 'Snudd');
    expect(turned !== undefined && 'transform' in turned ? turned.transform.slice(0, 4).map(Math.round) : []).toEqual([
      0, -14, 14, 0,
    ]);
  });

  test('a locked and a broken file are told apart from one that can be opened', async () => {
    const whole = await (await sentIn(['Tekst'])).save({ useObjectStreams: false });
    const text = Buffer.from(whole).toString('latin1');
    const locked = Buffer.from(text.replace('/Root', '/Encrypt << /Filter /Standard /V 1 /R 2 >> /Root'), 'latin1');
    expect(await openPdf(new Uint8Array(locked))).toBe('locked');
    expect(await openPdf(whole.slice(0, 60))).toBe('broken');
    expect(await openPdf(new TextEncoder().encode('%PDF-1.7 <script>alert(1)</script>'))).toBe('broken');
    expect(await openPdf(new Uint8Array())).toBe('broken');
    expect(await openPdf(whole)).toMatchObject({ sizes: [{ width: 595, height: 842 }] });
  });
});
