import { Button } from '@digdir/designsystemet-react';
import {
  actOf,
  commandFields,
  decidingAuthorities,
  type Fields,
  forums,
  type ItemOutcome,
  itemOutcomes,
  needsStands,
  type MeetingItem,
  type MeetingView,
  meetingFields,
  outcomeRules,
  type Party,
} from '@likeverd/casework';
import { type ReactNode, useState } from 'react';
import { Choice } from '../forms/Choice.tsx';
import { isRawRow } from '../forms/drafts.ts';
import type { ControlProps } from '../forms/FormField.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { compactRows } from './CompactRows.tsx';
import { MeetingAct } from './MeetingAct.tsx';

interface Props {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly item: MeetingItem;
}

/** What the meeting knows of the act in the case by itself. */
const known: ReadonlySet<string> = new Set(['meetingDate', 'meetingOutcome', 'agreeing', 'awaited', 'reason']);

/** The form of the act in the case, without what the meeting fills in. */
function caseFieldsOf(outcome: ItemOutcome, kind: string): Fields {
  const act = actOf(outcome, kind);
  if (act === undefined) return {};
  return Object.fromEntries(Object.entries(commandFields[act]).filter(([name]) => !known.has(name)));
}

/** An item is concluded in the room: the outcome, where each authority stands, the reasons, and the form of the decision itself. */
export function Conclude({ meeting, viewer, item }: Props): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.meetings;
  const { forum, form } = meeting.state;
  const outcomes = itemOutcomes.filter((outcome) => outcomeRules[outcome].kinds.some((kind) => kind === item.kind));
  const [outcome, setOutcome] = useState<ItemOutcome | undefined>(outcomes.length === 1 ? outcomes[0] : undefined);
  const body = forums.find((each) => each === forum) ?? 'bestillerforum';
  const voices = form === 'written' || outcome === undefined || !needsStands(outcome) ? [] : decidingAuthorities[body];
  return (
    <section aria-labelledby={`avgjor-${item.id}`} className="meeting-part">
      <h3 id={`avgjor-${item.id}`}>{words.conclusion}</h3>
      <fieldset className="field">
        <legend className="field-label">{words.conclude}</legend>
        {outcomes.map((each) => (
          <Choice
            key={each}
            type="radio"
            id={`utfall-${each}`}
            name={`utfall-${item.id}`}
            label={wordFor(casework.choices, each)}
            checked={outcome === each}
            change={() => setOutcome(each)}
          />
        ))}
      </fieldset>
      {outcome !== undefined && (
        <ConcludeForm key={outcome} meeting={meeting} viewer={viewer} item={item} outcome={outcome} voices={voices} />
      )}
    </section>
  );
}

function ConcludeForm({
  meeting,
  viewer,
  item,
  outcome,
  voices,
}: Props & { readonly outcome: ItemOutcome; readonly voices: readonly string[] }): ReactNode {
  const { casework } = useWords();
  const caseFields = caseFieldsOf(outcome, item.kind);
  const { stands, publicReason, discussion } = meetingFields.concludeItem;
  const fields: Fields = {
    ...(voices.length === 0 ? {} : { stands: { ...stands, required: true } }),
    // the overall reason of a decision is the reason in the minutes: it is typed once
    ...(Object.hasOwn(caseFields, 'reasonOverall') ? {} : { publicReason }),
    discussion,
    ...caseFields,
  };
  const [controls] = useState(() => ({ stands: standsControl((id) => wordFor(casework.organisations, id)) }));
  return (
    <MeetingAct
      meeting={meeting}
      viewer={viewer}
      type="concludeItem"
      target={{ item: item.id }}
      variant={outcome}
      fields={fields}
      controls={controls}
      prefill={voices.length === 0 ? {} : { stands: voices.map((authority) => ({ authority })) }}
      compose={(values) => {
        const own = Object.entries(values).filter(([name]) => !Object.hasOwn(caseFields, name));
        const rest = Object.entries(values).filter(([name]) => Object.hasOwn(caseFields, name));
        return {
          values: { publicReason: values['reasonOverall'], ...Object.fromEntries(own), itemOutcome: outcome },
          caseValues: Object.fromEntries(rest),
        };
      }}
      standing
    />
  );
}

/** One line for each authority, and one press for when all agree. */
const standsControl = (nameOf: (id: string) => string) => {
  const Rows = compactRows({ about: { column: 'authority', nameOf } });
  return function Stands(props: ControlProps): ReactNode {
    const { pages } = useWords();
    const { name, value, change } = props;
    const agree = (): void => {
      if (Array.isArray(value))
        change(
          name,
          value.filter(isRawRow).map((row) => ({ ...row, stand: 'agrees' })),
        );
    };
    return (
      <>
        <Rows {...props} />
        <Button type="button" variant="secondary" data-size="sm" onClick={agree}>
          {pages.meetings.allAgree}
        </Button>
      </>
    );
  };
};
