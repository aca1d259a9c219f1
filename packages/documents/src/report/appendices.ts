import { formatSignificant } from '@likeverd/language/formatting';
import { advisheEvidence, type AdvisheItem, advisheParts } from '@likeverd/modelling';
import type { Block, Cell, Span, Table } from '../paper/paper.ts';
import { cheersTable } from './cheers.ts';
import { anchors, numbered, plain, type Setting } from './setting.ts';

const start = (headings: readonly string[]): Table['columns'] => headings.map((heading) => ({ heading, align: 'start' }));
const cells = (texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ content: plain(text) }));

/** Every value that the model reckons with. */
const parameterTable = (setting: Setting): Table => {
  const { parameters: words } = setting.words;
  return numbered(setting, {
    caption: words.title,
    dense: true,
    columns: [
      { heading: words.name, align: 'start' },
      { heading: words.value, align: 'end' },
      ...start([words.unit, words.distribution, words.source]),
    ],
    rows: setting.description.parameters.map((parameter) => {
      const hidden = parameter.class !== 'public' && setting.open === true;
      return [
        { content: plain(parameter.label[setting.language]) },
        hidden
          ? { content: plain(words.confidential) }
          : { content: plain(formatSignificant(parameter.value, 6, setting.language)), number: parameter.value },
        ...cells([parameter.unit, hidden ? words.confidential : parameter.distribution, parameter.source]),
      ];
    }),
  });
};

/** A digest short enough for a table; the whole stands among the digests. */
const shortDigest = (digest: string): string => digest.slice(0, 12);

/** Every result, what it was worked out from and by what. */
const proofTable = (setting: Setting): Table => {
  const { tree, words, numbers } = setting;
  const { proof } = words;
  return numbered(setting, {
    caption: proof.title,
    dense: true,
    columns: [
      { heading: proof.number, align: 'start' },
      { heading: proof.quantity, align: 'start' },
      { heading: proof.value, align: 'end' },
      ...start([proof.inputs, proof.basis]),
    ],
    rows: tree.proof.map((line, index) => {
      const basis: readonly (readonly Span[])[] = [
        ...(line.rule === undefined ? [] : [[{ text: line.rule.id, target: `#${anchors.rule(line.rule.id)}` }]]),
        ...line.facts.map((fact) => [{ text: fact.id, target: `#${anchors.fact(fact.id)}` }]),
        ...line.readings.map(plain),
        ...(line.run === undefined ? [] : [plain(proof.run({ run: shortDigest(line.run) }))]),
      ];
      return [
        { content: plain(String(index + 1)), anchor: anchors.proof(index + 1) },
        { content: plain(`${line.quantity} (${line.node})`) },
        { content: plain(line.value) },
        {
          content: line.inputs.flatMap((input, place) => [
            ...(place === 0 ? [] : plain(' ')),
            ...numbers.reference(input).map(({ text, target }): Span => ({ text, ...(target === undefined ? {} : { target }) })),
          ]),
        },
        { content: basis.flatMap((spans, place) => [...(place === 0 ? [] : plain('; ')), ...spans]) },
      ];
    }),
  });
};

const unique = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

const ruleTables = (setting: Setting): readonly Block[] => {
  const { tree, words } = setting;
  const { rules } = words;
  const used = unique(
    tree.proof.flatMap(({ rule }) => (rule === undefined ? [] : [rule])),
    ({ id }) => id,
  );
  const facts = unique(
    tree.proof.flatMap((line) => line.facts),
    ({ id }) => id,
  );
  return [
    numbered(setting, {
      caption: rules.title,
      columns: start([rules.rule, rules.version, rules.text, rules.source]),
      rows: used.map(({ id, version, text, source }) => [
        { content: plain(id), anchor: anchors.rule(id) },
        ...cells([version, text, source]),
      ]),
    }),
    numbered(setting, {
      caption: rules.facts,
      columns: start([rules.fact, rules.value, rules.factSource]),
      rows: facts.map(({ id, text, value, source }) => [
        { content: plain(`${text} (${id})`), anchor: anchors.fact(id) },
        ...cells([value, source]),
      ]),
      ...(facts.length === 0 ? { note: rules.none } : {}),
    }),
  ];
};

const techVerBlocks = (setting: Setting): readonly Block[] => {
  const { checks, words, content } = setting;
  const { techVer } = words;
  if (checks === undefined) return [{ block: 'notice', tone: 'warning', title: techVer.title, content: plain(techVer.failed) }];
  const told = content.modelling.checks;
  return [
    numbered(setting, {
      caption: techVer.title,
      columns: start([techVer.check, techVer.result, techVer.found]),
      rows: checks.map((result) => [
        { content: plain(`${told.domains[result.domain]}: ${told.rules[result.check].rule}`) },
        {
          content: [
            {
              text:
                result.status === 'failed'
                  ? `${told.statuses.failed} (${told.severities[result.severity]})`
                  : told.statuses[result.status],
              ...(result.status === 'failed' ? { style: 'strong' as const } : {}),
            },
          ],
        },
        { content: plain(setting.closed ? '' : told.finding(result.details)) },
      ]),
    }),
  ];
};

const isPart = (name: string): name is keyof typeof advisheParts => Object.hasOwn(advisheParts, name);
const hasEvidence = (item: AdvisheItem): item is keyof typeof advisheEvidence & AdvisheItem => Object.hasOwn(advisheEvidence, item);

const evidenceFor = (item: AdvisheItem, { checks, words }: Setting): string => {
  if (checks === undefined || !hasEvidence(item)) return '';
  const asked: readonly string[] = advisheEvidence[item];
  const relevant = checks.filter(({ check, status }) => asked.includes(check) && status !== 'notApplicable');
  const passed = relevant.filter(({ status }) => status === 'passed').length;
  return words.advishe.passed({ passed: String(passed), of: String(relevant.length) });
};

const advisheBlocks = (setting: Setting): readonly Block[] => {
  const { advishe: form, words, content, definition } = setting;
  const { advishe } = words;
  const ofThisModel = form?.hash === definition.hash;
  const answers = form !== undefined && ofThisModel ? form.answers : {};
  return [
    ...(form === undefined || ofThisModel
      ? []
      : [{ block: 'notice', tone: 'warning', title: advishe.title, content: plain(advishe.otherModel) } as const]),
    ...Object.keys(advisheParts)
      .filter(isPart)
      .map((part) =>
        numbered(setting, {
          caption: content.modelling.advishe.parts[part],
          columns: start([advishe.item, advishe.answer, advishe.evidence]),
          rows: advisheParts[part].map((item) => {
            const answer = answers[item];
            const text =
              answer === undefined
                ? advishe.answers.none
                : `${advishe.answers[answer.done]}. ${answer.explanation} ${answer.reference ?? ''}`.trim();
            return cells([`${item} ${content.modelling.advishe.items[item]}`, text, evidenceFor(item, setting)]);
          }),
        }),
      ),
  ];
};

const identityTable = (setting: Setting): Table => {
  const { tree, words } = setting;
  return numbered(setting, {
    caption: words.identity.title,
    columns: start([words.identity.name, words.identity.value]),
    rows: tree.identity.map(({ name, value }) => cells([name, value])),
  });
};

type AppendixId = 'parameters' | 'proof' | 'rules' | 'cheers' | 'techVer' | 'advishe' | 'identity';

const contents: Readonly<Record<AppendixId, (setting: Setting) => readonly Block[]>> = {
  parameters: (setting) => [parameterTable(setting)],
  proof: (setting) => (setting.closed ? [] : [proofTable(setting)]),
  rules: ruleTables,
  cheers: (setting) => [cheersTable(setting)],
  techVer: techVerBlocks,
  advishe: advisheBlocks,
  identity: (setting) => [identityTable(setting)],
};

/** What the report rests on, one appendix after the other. */
export const appendices = (setting: Setting): readonly Block[] => {
  const { words } = setting;
  const ids: readonly AppendixId[] = ['parameters', 'proof', 'rules', 'cheers', 'techVer', 'advishe', 'identity'];
  return ids.flatMap((id, index): readonly Block[] => [
    { block: 'pageBreak' },
    {
      block: 'heading',
      level: 1,
      text: words.appendix({ letter: String.fromCharCode(65 + index), title: words[id].title }),
      anchor: anchors.appendix(id),
    },
    ...('text' in words[id] && typeof words[id].text === 'string'
      ? [{ block: 'paragraph', content: plain(words[id].text) } as const]
      : []),
    ...(id === 'proof' && setting.closed
      ? [{ block: 'paragraph', content: plain(words.classed.text) } as const]
      : contents[id](setting)),
  ]);
};
