import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  type CaseDocument,
  fileFor,
  isFileName,
  passagesLeft,
  passagesNotFound,
  validate,
  type Viewer,
  viewCase,
  visibleTo,
} from '../src/index.ts';
import { attempt, caseFrom, file, forms, people, play, type Stage, today } from './process.ts';

const later = { ...file, id: 'upload-2', hash: '8'.repeat(64) };
const registered = play([
  ['supplierA', 'submitRequest'],
  ['secretariat', 'registerCase'],
]);
const internal = { documentClass: 'internal', documentGround: undefined, documentSharedWith: undefined };

/** The documents as someone sees them on a day. */
function seenBy({ log }: Stage, viewer: Viewer, day = today): readonly CaseDocument[] {
  return caseFrom('case-1', visibleTo(viewer, log, day)).files.documents;
}
const codes = (stage: Stage): readonly string[] =>
  stage.rejections.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));

describe('who sees a document is said by its class, and by nothing else', () => {
  test('a confidential one: its owner and those it is shared with, whatever the file is called', () => {
    const stage = play([['supplierA', 'attachDocument', { file: { ...file, name: 'åpen for alle.pdf' } }]], registered);
    for (const name of ['supplierA', 'secretariat', 'assessorDmp'] as const)
      expect(
        seenBy(stage, people[name]).map(({ title }) => title),
        name,
      ).toEqual(['Dokumentasjonspakke']);
    for (const name of ['supplierB', 'negotiator', 'assessorFhi', 'beslutningsforum'] as const)
      expect(seenBy(stage, people[name]), name).toEqual([]);
    expect(seenBy(stage, null)).toEqual([]);
    expect(JSON.stringify(viewCase('case-1', stage.log, null, today))).not.toContain('Dokument');
  });

  test('an internal one: the bodies of the joint system and its owner, though it is called secret', () => {
    const stage = play([['supplierA', 'attachDocument', { ...internal, file: { ...file, name: 'HEMMELIG.pdf' } }]], registered);
    for (const name of ['supplierA', 'secretariat', 'negotiator', 'assessorFhi'] as const)
      expect(seenBy(stage, people[name])).toHaveLength(1);
    for (const viewer of [people.supplierB, people.proposer, null]) expect(seenBy(stage, viewer)).toEqual([]);
  });

  test('one that expires opens by itself on its day, not the day before', () => {
    const stage = play([['supplierA', 'attachDocument', { documentExpires: '2027-03-01' }]], registered);
    expect(seenBy(stage, null, '2027-02-28')).toEqual([]);
    expect(seenBy(stage, null, '2027-03-01')).toHaveLength(1);
  });

  test('a class that is confidential needs its ground and those it is shared with; one that is internal has neither', () => {
    const faults = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
      const checked = validate('attachDocument', { ...forms.attachDocument, ...changes });
      return checked.ok ? [] : checked.rejections.map(({ code, field, rule }) => `${code} ${field} ${rule}`);
    };
    expect(faults({ documentGround: undefined, documentSharedWith: [] })).toEqual([
      'field.missing documentGround files.confidentialByGround',
      'field.missing documentSharedWith files.confidentialByGround',
    ]);
    expect(faults({ documentClass: 'internal' })).toHaveLength(2);
    expect(faults({ documentClass: 'public' })).toContain('field.choice documentClass files.confidentialByGround');
  });

  test('nothing makes a case public before it is registered', () => {
    const submitted = play([['supplierA', 'submitRequest']]);
    expect(codes(attempt(submitted, 'supplierA', 'attachDocument', { documentExpires: '2027-03-01' }))).toEqual([
      'files.notRegistered documentExpires',
    ]);
    const attached = play([['supplierA', 'attachDocument', internal]], submitted);
    expect(codes(attempt(attached, 'secretariat', 'publishDocument'))).toEqual(['files.notRegistered']);
    expect(codes(attempt(registered, 'supplierA', 'attachDocument', { documentExpires: today }))).toEqual([
      'date.inThePast documentExpires',
    ]);
  });
});

describe('versions', () => {
  const twice = play(
    [
      ['supplierA', 'attachDocument'],
      ['supplierA', 'supersedeDocument'],
    ],
    registered,
  );

  test('a new version supersedes, the old stays', () => {
    expect(seenBy(twice, people.secretariat)[0]?.versions.map((version) => version.file.hash)).toEqual([file.hash, later.hash]);
  });

  test('only its owner supersedes a document', () => {
    expect(codes(attempt(twice, 'secretariat', 'supersedeDocument'))).toContain('files.notYours documentId');
    expect(codes(attempt(twice, 'supplierB', 'supersedeDocument'))).toContain('party.notOwner');
    expect(codes(attempt(twice, 'supplierA', 'supersedeDocument', { documentId: 'another' }))).toEqual([
      'files.unknown documentId',
    ]);
  });

  test('a withdrawn document says why, can be fetched by its owner and the bodies only, and takes no more versions', () => {
    const published = play(
      [
        ['supplierA', 'attachDocument', internal],
        ['secretariat', 'publishDocument'],
        ['supplierA', 'withdrawDocument'],
      ],
      registered,
    );
    const files = (viewer: Viewer) => caseFrom('case-1', visibleTo(viewer, published.log, today)).files;
    expect(files(null).documents[0]?.withdrawn?.reason).toBe('En tilstrekkelig lang tekst.');
    expect(fileFor(files(null), file.hash, null)).toBeUndefined();
    expect(fileFor(files(people.supplierB), file.hash, people.supplierB)).toBeUndefined();
    expect(fileFor(files(people.supplierA), file.hash, people.supplierA)).toEqual(file);
    expect(fileFor(files(people.assessorFhi), file.hash, people.assessorFhi)).toEqual(file);
    expect(codes(attempt(published, 'supplierA', 'supersedeDocument'))).toContain('files.unknown documentId');
  });
});

describe('publishing', () => {
  test('the secretariat publishes what is internal: the newest version, and no later one', () => {
    const stage = play(
      [
        ['supplierA', 'attachDocument', internal],
        ['secretariat', 'publishDocument'],
        ['supplierA', 'supersedeDocument'],
      ],
      registered,
    );
    expect(seenBy(stage, null)).toMatchObject([
      { title: 'Dokumentasjonspakke', label: { class: 'public' }, versions: [{ file: { hash: file.hash }, published: true }] },
    ]);
    expect(seenBy(stage, people.supplierA)[0]?.versions.map(({ published }) => published)).toEqual([true, false]);
    const again = play([['secretariat', 'publishDocument']], stage);
    expect(seenBy(again, null)[0]?.versions.map((version) => version.file.hash)).toEqual([file.hash, later.hash]);
    expect(codes(attempt(again, 'secretariat', 'publishDocument'))).toContain('files.published documentId');
  });

  test('what is confidential is opened by its owner alone', () => {
    const stage = play([['supplierA', 'attachDocument']], registered);
    expect(codes(attempt(stage, 'secretariat', 'publishDocument'))).toContain('files.notYours documentId');
    expect(seenBy(play([['supplierA', 'publishDocument']], stage), null)).toHaveLength(1);
  });
});

describe('confidentiality claimed within a file', () => {
  const claimed = play(
    [
      ['supplierA', 'attachDocument', internal],
      ['supplierA', 'claimInDocument'],
    ],
    registered,
  );
  const redacted = { ...file, id: 'upload-3', hash: '6'.repeat(64) };

  test('the public version waits for a redacted file, which is another file, and for the newest version', () => {
    expect(codes(attempt(claimed, 'secretariat', 'publishDocument'))).toEqual(['files.redactionMissing documentId']);
    expect(codes(attempt(claimed, 'supplierA', 'deliverRedacted', { file: { ...file, id: 'upload-9' } }))).toEqual([
      'files.sameFile file',
    ]);
    expect(codes(attempt(play([['supplierA', 'attachDocument', internal]], registered), 'supplierA', 'deliverRedacted'))).toContain(
      'files.nothingClaimed documentId',
    );
    const delivered = play([['supplierA', 'deliverRedacted']], claimed);
    const newer = play([['supplierA', 'supersedeDocument']], delivered);
    expect(codes(attempt(newer, 'secretariat', 'publishDocument'))).toEqual(['files.redactionMissing documentId']);
    const more = play([['supplierA', 'claimInDocument']], delivered);
    expect(codes(attempt(more, 'secretariat', 'publishDocument'))).toEqual(['files.redactionMissing documentId']);
  });

  test('the public gets the redacted file and how much is withheld; the claim is read by those who read the file', () => {
    const published = play(
      [
        ['supplierA', 'deliverRedacted'],
        ['secretariat', 'publishDocument'],
      ],
      claimed,
    );
    // One page of three has a claim (forms.claimInDocument).
    expect(seenBy(published, null)).toMatchObject([
      { claims: [], versions: [{ file: redacted, withheld: { claimed: 1, of: 3, grounds: ['tradeSecret'] } }] },
    ]);
    expect(JSON.stringify(visibleTo(null, published.log, today))).not.toContain('40 000');
    const files = (viewer: Viewer) => caseFrom('case-1', visibleTo(viewer, published.log, today)).files;
    expect(fileFor(files(null), file.hash, null)).toBeUndefined();
    expect(fileFor(files(null), redacted.hash, null)).toEqual(redacted);
    expect(files(people.supplierB).documents[0]?.claims).toEqual([]);
    expect(files(people.secretariat).documents[0]?.claims).toHaveLength(1);
    expect(codes(attempt(published, 'supplierA', 'claimInDocument'))).toContain('files.published documentId');
  });

  test('the owner takes the claims back while the file is not public; the whole file is published', () => {
    expect(codes(attempt(claimed, 'secretariat', 'withdrawDocumentClaims'))).not.toEqual([]);
    const free = play(
      [
        ['supplierA', 'deliverRedacted'],
        ['supplierA', 'withdrawDocumentClaims'],
        ['secretariat', 'publishDocument'],
      ],
      claimed,
    );
    const [seen] = seenBy(free, null);
    expect(seen).toMatchObject({ claims: [], versions: [{ file }] });
    expect(seen?.versions[0]).not.toHaveProperty('withheld');
    expect(codes(attempt(free, 'supplierA', 'withdrawDocumentClaims'))).toContain('files.nothingClaimed');
  });

  const digits = fc.stringMatching(/^[a-zæøå]{3,8} [0-9]{3,6}$/);
  test('a passage that stands in a text is found however lines and words are broken; one taken out is not', () => {
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.stringMatching(/^[A-Z ]{0,20}$/), { maxLength: 4 }),
        fc.constantFrom(' ', '\n', '\u00ad', '\u00a0', '-'),
        (passage, around, gap) => {
          const broken = passage.replaceAll(/./gu, (sign) => sign + gap);
          const pages = [...around, `A ${broken} B`];
          const claim = { page: pages.length, passage, ground: 'tradeSecret' };
          expect(passagesNotFound([claim], pages)).toEqual([]);
          expect(passagesLeft([claim], pages)).toHaveLength(1);
          expect(passagesLeft([claim], around)).toEqual([]);
          expect(passagesNotFound([claim], around)).toHaveLength(1);
        },
      ),
    );
  });

  test('a passage across two pages is left; a number within a longer number is not the number', () => {
    const claim = (passage: string) => [{ page: 1, passage, ground: 'tradeSecret' }];
    expect(passagesLeft(claim('prisen er 40 000'), ['… at prisen', 'er 40 000 kroner'])).toHaveLength(1);
    expect(passagesLeft(claim('40 000'), ['140 000 pasienter'])).toEqual([]);
    expect(passagesLeft(claim('40 000'), ['(40 000)'])).toHaveLength(1);
  });
});

test.each([
  ['rapport.pdf', true],
  ['Vurdering – åpen del (2).docx', true],
  ['../../etc/passwd', false],
  ['C:\\rapport.pdf', false],
  ['rapport\u202efdp.exe', false],
  ['rapport\r\nSet-Cookie: a=b', false],
  ['', false],
  ['x'.repeat(256), false],
])('%j is a file name: %s', (name, accepted) => {
  expect(isFileName(name)).toBe(accepted);
});
