import type { RegressionChoice } from '@likeverd/appraisal';
import { useFormat, useWords } from '../i18n/language.tsx';

/** Which regression was used and why, in words. */
export function useMethod(): (choice: RegressionChoice) => { readonly method: string; readonly why: string } {
  const { informationMethods, informationReasons } = useWords().appraisal;
  const format = useFormat();
  return ({ method, reason, covariates }) => ({
    method: informationMethods[method],
    why: informationReasons[reason]({ covariates: format.number(covariates) }),
  });
}
