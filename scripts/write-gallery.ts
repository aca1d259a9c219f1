import {
  apart,
  ourInformation,
  type OurInformation,
  type PublishedInformation,
  publishedInformation,
} from '../packages/appraisal/test/information-gallery.ts';
import { ourResults, type PublishedResult, publishedResults, readGallery } from '../packages/modelling/test/gallery.ts';

/** One decimal more than the tolerance has, so that the difference can be seen; at least as many as the published figure shows. */
const decimalsOf = ({ value, tolerance }: PublishedResult): number =>
  Math.min(12, Math.max(Math.ceil(-Math.log10(tolerance)) + 1, (String(value).split('.')[1] ?? '').length, 0));

const without = (text: string): string => text.replaceAll('|', '\\|');

const valuesOf = (entries: readonly (readonly [string, number])[]): readonly string[] =>
  entries.length > 3
    ? [`${entries.length} values as in the file`]
    : entries.map(([parameter, value]) => `\`${parameter}\` ${value}`);

/** What was changed from the base case, in words. */
const changes = ({ inputs = {}, draws }: PublishedResult): string =>
  [
    ...(draws === undefined ? [] : [`mean of ${draws} draws`]),
    ...(inputs.scenario === undefined ? [] : [`scenario \`${inputs.scenario}\``]),
    ...(inputs.horizonYears === undefined ? [] : [`horizon ${inputs.horizonYears} years`]),
    ...valuesOf(Object.entries(inputs.values ?? {})),
  ].join(', ');

const row = (result: PublishedResult, ours: number): string => {
  const decimals = decimalsOf(result);
  const difference = (ours - result.value).toFixed(decimals);
  return `| \`${result.quantity}\` | ${[result.strategy ?? '', changes(result)].filter((part) => part !== '').join('; ')} | ${result.value} | ${ours.toFixed(decimals)} | ${Number(difference) === 0 ? 0 : difference} | ${result.tolerance} | ${without(result.place)} |`;
};

const informationRow = (published: PublishedInformation, ours: OurInformation): string => {
  const { quantity, parameters = [], threshold, draws, value, standardError, place } = published;
  const known = parameters.length === 0 ? 'all' : parameters.map((name) => `\`${name}\``).join(', ');
  return `| \`${quantity}\` | ${known} | ${threshold} | ${draws} | ${value} (${standardError}) | ${ours.value.toFixed(2)} (${ours.standardError.toFixed(2)}) | ${apart(ours, published).toFixed(2)} | ${without(place)} |`;
};

const informationTable = (model: string, information: readonly PublishedInformation[]): string => {
  const ours = ourInformation(model);
  return `| value of information | known exactly | willingness to pay | our draws | published (standard error) | ours (standard error) | difference in joint standard errors | place |
|---|---|---|---|---|---|---|---|
${information.map((published) => informationRow(published, ours(published))).join('\n')}
`;
};

const resultTable = (definition: ReturnType<typeof readGallery>, results: readonly PublishedResult[]): string => {
  const ours = ourResults(definition);
  return `| quantity | strategy and changes | published | ours | difference | tolerance | place |
|---|---|---|---|---|---|---|
${results.map((result) => row(result, ours(result))).join('\n')}
`;
};

const section = (
  { model, source, note, results }: ReturnType<typeof publishedResults>[number],
  information: readonly PublishedInformation[],
): string => {
  const definition = readGallery(model);
  const { title } = definition.model.document;
  return `## ${title.en}

Model [\`${model}\`](../../models/${model}.yaml), kind \`${definition.model.document.kind}\`. ${source.citation}${source.doi === undefined ? '' : ` doi:${source.doi}.`} Licence: ${source.licence}.

${note}

${[
  ...(results.length === 0 ? [] : [resultTable(definition, results)]),
  ...(information.length === 0 ? [] : [informationTable(model, information)]),
].join('\n')}`;
};

/** The reference gallery in Markdown: every published figure beside ours. */
export const galleryPage = (): string => {
  const all = publishedResults();
  const known = publishedInformation();
  return `# Reference: the gallery

Made by \`node scripts/write-model-reference.ts\`: each published model in \`models/\` beside the figures its publication prints (\`models/published-results/\`), run now. A test compares every one of the
${all.reduce((sum, { model, results }) => sum + results.length + (known.get(model)?.length ?? 0), 0)} figures of ${all.length} models. The tolerance is half a unit of the last printed digit unless the note says why it is not; a value of information must lie within three joint standard errors of the published one. Quantities are discounted unless they say otherwise;
\`occupancy.S.k\` is the share of people in state S after k cycles, \`cumulative.S.a.b\` its sum over the cycles a to b, \`increment.A.B.q\` what B gives more than A.

${all.map((published) => section(published, known.get(published.model) ?? [])).join('\n')}`;
};
