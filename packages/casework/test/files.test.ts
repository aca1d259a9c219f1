import { describe, expect, test } from 'vitest';
import { type CaseDocument, fileFor, isFileName, validate, type Viewer, viewCase, visibleTo } from '../src/index.ts';
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
