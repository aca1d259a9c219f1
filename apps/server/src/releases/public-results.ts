import type { Contract, FollowUp, FollowUpResult } from '@likeverd/casework';
import type { PublicRelease } from '@likeverd/followup';

type Rules = Pick<Contract, 'decisionRules'>;

/**
 * Recorded follow-ups as everyone may see them: of each, the figures that releases of its report have told, the newest first. Whoever is given more keeps it.
 *
 * @param releases newest first
 */
export function publicFollowUps(
  contract: Rules,
  followUps: readonly FollowUp[],
  releases: readonly PublicRelease[],
): readonly FollowUp[] {
  return followUps.map((followUp) => {
    if (followUp.results.length > 0) return followUp;
    const own = releases.filter(({ source }) => source !== undefined && source.report === followUp.reportHash);
    const told = own.flatMap((release) => resultsOf(contract, release));
    return { ...followUp, results: told.filter(({ rule }, index) => told.findIndex((each) => each.rule === rule) === index) };
  });
}

/** What a release tells of the rules of a contract. What the rule is about stands in the contract, which is public. */
function resultsOf({ decisionRules = [] }: Rules, { statistics }: PublicRelease): readonly FollowUpResult[] {
  return statistics.flatMap(({ rule: told, figure, people }): readonly FollowUpResult[] => {
    const rule = decisionRules.find(({ id }) => id === told?.id);
    if (told === undefined || rule === undefined || 'withheld' in figure) return [];
    const { id, measure, statistic, month, subgroup } = rule;
    const [low, high] = figure.interval ?? [];
    const { probability, boundary } = told;
    return [
      {
        rule: id,
        measure,
        statistic,
        month,
        estimate: figure.value,
        ...(subgroup === undefined ? {} : { subgroup }),
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
        ...(probability === undefined ? {} : { probability }),
        ...(boundary === undefined ? {} : { boundary }),
        ...(people === undefined ? {} : { n: people }),
      },
    ];
  });
}
