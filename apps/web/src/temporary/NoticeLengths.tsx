import { type Contract, noticeLengths } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';

/** When people are told by a contract: what its parties agreed, and else premises that nobody has verified, which is said. */
export function NoticeLengths({ contract }: { readonly contract: Contract }): ReactNode {
  const own = useWords().pages.temporary.lengths;
  const format = useFormat();
  const { reassessmentOn } = contract;
  const lengths = reassessmentOn === undefined ? [] : noticeLengths(contract, reassessmentOn);
  if (lengths.length === 0) return null;
  return (
    <div className="fact-group">
      <h3>{own.title}</h3>
      <ul>
        {lengths.map(({ name, value, origin }) => (
          <li key={name}>
            {own[name]({ value: format.number(value) })} <span className="hint">({own[origin]})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The premises by which people are told where a contract does not say, for a day. */
export function PremisedLengths({ today }: { readonly today: string }): ReactNode {
  const own = useWords().pages.temporary.lengths;
  const format = useFormat();
  const premises = noticeLengths({}, today).map(({ name, value }) => own[name]({ value: format.number(value) }));
  return premises.length === 0 ? null : (
    <p className="hint">
      {own.overview} {format.list(premises)}.
    </p>
  );
}
