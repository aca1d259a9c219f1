import type { FileReference } from '@likeverd/casework';
import { expect, test } from 'vitest';
import { gather, listed } from '../src/meetings/pack-files.ts';
import { loadWords } from '../src/i18n/words.ts';

const { attachments: words } = (await loadWords('nb')).pages.meetings;
const pdf = 'application/pdf';

const file = (name: string, mediaType: string, size = 1_000): FileReference => ({
  id: name,
  hash: name.padEnd(64, '0'),
  size,
  mediaType,
  name,
});

/** Two empty pages, upright and lying. */
const bytes = new TextEncoder().encode(`%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
4 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] >>
endobj
trailer
<< /Size 5 /Root 1 0 R >>
%%EOF
`);

test('each file is told with what became of it, and none stops the others', async () => {
  const files = [
    file('notat.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
    file('borte.pdf', pdf),
    file('skadet.pdf', pdf),
    file('stor.pdf', pdf, 10_000_000_000),
    file('hel.pdf', pdf),
  ].map((each) => ({ file: each, address: each.name, item: 'Sak 1' }));
  const asked: string[] = [];
  const found = await gather(files, words, (address) => {
    asked.push(address);
    return Promise.resolve(address === 'hel.pdf' ? bytes : address === 'skadet.pdf' ? bytes.slice(0, 50) : null);
  });
  // What is not a PDF, or too large, is not fetched.
  expect(asked).toEqual(['borte.pdf', 'skadet.pdf', 'hel.pdf']);
  const { notPdf, unreachable, broken, tooLarge } = words.notAppended;
  expect(found.attachments.map(({ said }) => said)).toEqual([
    notPdf,
    unreachable,
    broken,
    tooLarge,
    words.appended({ pages: '2' }),
  ]);
  expect(found.attachments.map(({ anchor }) => anchor)).toEqual([undefined, undefined, undefined, undefined, 'attachment-1']);
  expect(found.following).toMatchObject([
    {
      heading: { text: 'hel.pdf', anchor: 'attachment-1' },
      sheets: [{ size: { width: 595, height: 842 } }, { size: { width: 842, height: 595 } }],
    },
  ]);
  expect(found.opened).toHaveLength(1);
  expect(listed(files, words).map(({ said }) => said)).toEqual([
    notPdf,
    ...Array.from({ length: 4 }, () => words.notAppended.inPdf),
  ]);
});
