import { content, languages } from '@likeverd/language';
import { DataFactory, type Literal, type NamedNode, type Quad, Writer } from 'n3';
import { type DatasetId, datasetIds } from './datasets.ts';

const namedNode = (address: string): NamedNode => DataFactory.namedNode(address);
const literal = (text: string, language?: string): Literal => DataFactory.literal(text, language);
type Term = NamedNode | Literal;

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
type Prefix = keyof typeof prefixes;

const name = (short: `${Prefix}:${string}`): NamedNode => {
  const [prefix, local] = short.split(':') as [Prefix, string];
  return namedNode(`${prefixes[prefix]}${local}`);
};

const authority = 'http://publications.europa.eu/resource/authority';

/** CC BY 4.0: docs/decisions/0024. */
const licence = `${authority}/licence/CC_BY_4_0`;

/** How each form of a dataset is told of in the catalogue. */
const distributions = [
  { format: 'csv', path: 'csv', fileType: 'CSV', mediaType: 'text/csv' },
  { format: 'json', path: 'json', fileType: 'JSON', mediaType: 'application/json' },
] as const;

/** The platform's own organisation in the catalogue; the operator says which by its public address. */
const agent = 'catalogue/publisher';
const contact = 'catalogue/contact';

/** The catalogue of open data by DCAT-AP-NO 3: one graph, from which Turtle and JSON-LD are written. */
function catalogueQuads(address: string): readonly Quad[] {
  const at = (path: string) => namedNode(`${address}/api/data/${path}`);
  const page = namedNode(`${address}/data`);
  const quads: Quad[] = [];
  const say = (subject: NamedNode, facts: readonly (readonly [`${Prefix}:${string}`, Term])[]): void => {
    for (const [predicate, object] of facts) quads.push(DataFactory.quad(subject, name(predicate), object));
  };
  /** A text in every language. */
  const told = (predicate: `${Prefix}:${string}`, words: (language: (typeof languages)[number]) => string) =>
    languages.map((language) => [predicate, literal(words(language), language)] as const);
  const spoken = ['NOB', 'NNO', 'ENG'].map((code) => ['dct:language', namedNode(`${authority}/language/${code}`)] as const);
  const common = [
    ['dct:publisher', at(agent)],
    ['dcat:contactPoint', at(contact)],
  ] as const;

  const keywords = languages.flatMap((language) =>
    content[language].pages.opendata.keywords.map((word) => ['dcat:keyword', literal(word, language)] as const),
  );

  say(at(agent), [
    ['rdf:type', name('foaf:Agent')],
    ...told('foaf:name', (language) => content[language].pages.opendata.publisher),
    ['foaf:homepage', namedNode(`${address}/`)],
  ]);
  say(at(contact), [
    ['rdf:type', name('vcard:Organization')],
    ...told('vcard:fn', (language) => content[language].pages.opendata.contact),
    ['vcard:hasURL', namedNode(`${address}/om`)],
  ]);
  say(at('catalogue'), [
    ['rdf:type', name('dcat:Catalog')],
    ...told('dct:title', (language) => content[language].pages.opendata.title),
    ...told('dct:description', (language) => content[language].pages.opendata.lead),
    ['dct:identifier', literal(at('catalogue').value)],
    ...common,
    ['dct:license', namedNode(licence)],
    ['foaf:homepage', page],
    ['dcat:themeTaxonomy', namedNode(`${authority}/data-theme`)],
    ['dct:spatial', namedNode(`${authority}/country/NOR`)],
    ...spoken,
    ...datasetIds.map((id) => ['dcat:dataset', at(id)] as const),
    ['dcat:service', at('service')],
  ]);
  say(at('service'), [
    ['rdf:type', name('dcat:DataService')],
    ...told('dct:title', (language) => content[language].pages.opendata.apiTitle),
    ...told('dct:description', (language) => content[language].pages.opendata.apiLead),
    ['dct:identifier', literal(at('service').value)],
    ...common,
    ['dct:license', namedNode(licence)],
    ['dcat:endpointURL', namedNode(`${address}/api`)],
    ['dcat:endpointDescription', namedNode(`${address}/api/openapi.json`)],
    ['foaf:page', namedNode(`${address}/data/api`)],
    ['dct:format', namedNode(`${authority}/file-type/JSON`)],
    ['dct:conformsTo', namedNode('https://spec.openapis.org/oas/v3.1.0')],
    ['dcat:theme', namedNode(`${authority}/data-theme/HEAL`)],
    ...keywords,
    ...datasetIds.map((id) => ['dcat:servesDataset', at(id)] as const),
  ]);
  for (const id of datasetIds) {
    say(at(id), [
      ['rdf:type', name('dcat:Dataset')],
      ...told('dct:title', (language) => words(language, id).title),
      ...told('dct:description', (language) => words(language, id).description),
      ['dct:identifier', literal(at(id).value)],
      ...common,
      ['dcat:theme', namedNode(`${authority}/data-theme/HEAL`)],
      ...keywords,
      ['dct:accessRights', namedNode(`${authority}/access-right/PUBLIC`)],
      ['dct:accrualPeriodicity', namedNode(`${authority}/frequency/UPDATE_CONT`)],
      ['dct:spatial', namedNode(`${authority}/country/NOR`)],
      ['dcat:landingPage', page],
      ...spoken.slice(0, 1),
      ...distributions.map(({ format }) => ['dcat:distribution', at(`catalogue/${id}-${format}`)] as const),
    ]);
    for (const { format, path, fileType, mediaType } of distributions) {
      say(at(`catalogue/${id}-${format}`), [
        ['rdf:type', name('dcat:Distribution')],
        ...told('dct:title', (language) => `${words(language, id).title} (${fileType})`),
        ...told('dct:description', (language) => words(language, id).description),
        ['dcat:accessURL', page],
        ['dcat:downloadURL', at(`${id}.${path}`)],
        ['dct:license', namedNode(licence)],
        ['dct:format', namedNode(`${authority}/file-type/${fileType}`)],
        ['dcat:mediaType', namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`)],
        ['dcat:accessService', at('service')],
      ]);
    }
  }
  return quads;
}

const words = (language: (typeof languages)[number], id: DatasetId) => content[language].pages.opendata.datasets[id];

/** The catalogue as Turtle. */
export function catalogueTurtle(address: string): Promise<string> {
  const writer = new Writer({ prefixes: { ...prefixes } });
  writer.addQuads([...catalogueQuads(address)]);
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error === null || error === undefined ? resolve(text) : reject(error)));
  });
}

/** The catalogue as JSON-LD, flattened: a node for every subject, nothing to be looked up elsewhere. */
export function catalogueJsonLd(address: string): unknown {
  const nodes = Map.groupBy(catalogueQuads(address), (each) => each.subject.value);
  return { '@graph': [...nodes].map(([subject, quads]) => ({ '@id': subject, ...propertiesOf(quads) })) };
}

function propertiesOf(quads: readonly Quad[]): Readonly<Record<string, unknown>> {
  const byPredicate = Map.groupBy(quads, (each) => each.predicate.value);
  return Object.fromEntries(
    [...byPredicate].map(([predicate, each]): readonly [string, unknown] =>
      predicate === `${prefixes.rdf}type`
        ? ['@type', each.map(({ object }) => object.value)]
        : [predicate, each.map(({ object }) => jsonLdValue(object))],
    ),
  );
}

function jsonLdValue(object: Quad['object']): Readonly<Record<string, string>> {
  if (object.termType !== 'Literal') return { '@id': object.value };
  return { '@value': object.value, ...(object.language === '' ? {} : { '@language': object.language }) };
}
