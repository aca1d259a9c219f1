import { Details } from '@digdir/designsystemet-react';
import {
  type Assessment,
  type AssessmentDocument,
  type Block,
  type JudgedId,
  reportTree,
  type ReportSection,
  type ReportTree,
} from '@likeverd/appraisal';
import { partTeller } from '@likeverd/documents/parts';
import { reportWords } from '@likeverd/language';
import type { ModelDescription } from '@likeverd/modelling';
import { type ReactNode, useMemo } from 'react';
import { useSpeech, useWords } from '../i18n/language.tsx';
import { Hash } from '../components/Hash.tsx';
import { QuotableSection } from '../participation/QuotableSection.tsx';
import { PartById } from './parts.tsx';
import { Blocks, ProofRoom } from './ReportBlocks.tsx';

interface Props {
  readonly document: AssessmentDocument;
  readonly assessment: Assessment;
  readonly description: ModelDescription;
  /** What stands at the head of a part that is out of date; null for one that is not. */
  readonly notice: (part: JudgedId) => ReactNode;
}

/** The report as one page: what is written beside what was computed, section by section; every number opens its proof. */
export function Report({ document, assessment, description, notice }: Props): ReactNode {
  const { words, language } = useSpeech();
  const own = useMemo(() => reportWords(words, language), [words, language]);
  const tree = useMemo(
    () => reportTree({ document, assessment, description, words: own, parts: partTeller(words, language, own, description) }),
    [document, assessment, description, own, words, language],
  );
  return (
    <ProofRoom assessment={assessment} words={own}>
      <Contents tree={tree} />
      <section aria-labelledby="kort-fortalt" className="plain-twin">
        <h2 id="kort-fortalt" className="ds-heading" data-size="md">
          {words.assessment.page.report.plainTitle}
        </h2>
        <Blocks blocks={tree.plain} />
      </section>
      <dl className="facts compact">
        {tree.facts.map(({ name, value }) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notice('appraisal')}
      {tree.sections.map((section) => (
        <Section key={section.id} section={section} assessment={assessment} notice={notice} />
      ))}
      <Details className="block">
        <Details.Summary>{words.assessment.page.report.identity}</Details.Summary>
        <Details.Content>
          <dl className="facts compact">
            {tree.identity.map(({ name, value }) => (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd>
                  <Hash value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </Details.Content>
      </Details>
    </ProofRoom>
  );
}

const anchor = (id: string): string => `del-${id}`;

function Contents({ tree }: { readonly tree: ReportTree }): ReactNode {
  const words = useWords().assessment.page.report;
  return (
    <nav aria-label={words.contents} className="report-contents">
      <ul>
        {tree.sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${anchor(id)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface SectionProps {
  readonly section: ReportSection;
  readonly assessment: Assessment;
  readonly notice: Props['notice'];
}

/** What is computed of the appraisal itself, and then of each part: the tree puts a heading before every part. */
function split(computed: readonly Block[]): { readonly own: readonly Block[]; readonly parts: readonly (readonly Block[])[] } {
  const starts = computed.flatMap((block, index) => (block.kind === 'heading' && block.level === 3 ? [index] : []));
  return {
    own: computed.slice(0, starts[0] ?? computed.length),
    parts: starts.map((start, index) => computed.slice(start + 1, starts[index + 1] ?? computed.length)),
  };
}

function Section({ section, assessment, notice }: SectionProps): ReactNode {
  const words = useWords();
  const { own, parts } = split(section.computed);
  return (
    <section aria-labelledby={anchor(section.id)} className="report-section">
      <h2 id={anchor(section.id)} className="ds-heading" data-size="md">
        {section.title}
      </h2>
      <div className="report-columns">
        <div className="report-written">
          {section.written.length === 0 ? (
            <p className="hint">{words.assessment.page.report.nothingWritten}</p>
          ) : (
            <QuotableSection section={section.id} title={section.title}>
              <Blocks blocks={section.written} />
            </QuotableSection>
          )}
        </div>
        <div className="report-computed">
          <Blocks blocks={own} />
        </div>
      </div>
      {section.parts.map((part, index) =>
        part === 'report' ? null : (
          <div key={part} className="report-part">
            <PartById id={part} assessment={assessment} notice={notice(part)} />
            <Details className="block">
              <Details.Summary>{words.assessment.page.report.numbers({ part: words.assessment.parts[part] })}</Details.Summary>
              <Details.Content>
                <Blocks blocks={parts[index] ?? []} />
              </Details.Content>
            </Details>
          </div>
        ),
      )}
    </section>
  );
}
