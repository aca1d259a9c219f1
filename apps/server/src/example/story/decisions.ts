import type { Command } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';

const constructed = 'Konstruert eksempel:';
const agreeing = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'];

const judged = (judgement: string, direction: string, weight: string, text: string) => ({
  judgement,
  direction,
  weight,
  text: `${constructed} ${text}`,
});

interface When {
  readonly meetingDate: CalendarDate;
  readonly validFrom: CalendarDate;
}

/** Temporary introduction, on the contract. */
export function temporaryDecision({ meetingDate, validFrom }: When, reviewDate: CalendarDate): Command['values'] {
  return {
    outcome: 'introducedTemporarily',
    population: `${constructed} Voksne med langtkommen lungekreft og påvist genforandring, etter første behandling.`,
    meetingDate,
    agreeing,
    validFrom,
    reviewDate,
    reasonBenefit: `${constructed} Stor nytte i studien, men overlevelsen er usikker.`,
    reasonResources: `${constructed} Prisen følger avtalen, med tilbakebetaling når effekten uteblir.`,
    reasonSeverity: `${constructed} Svært alvorlig sykdom med kort forventet levetid.`,
    reasonOverall: `${constructed} Kriteriene er sannsynligvis oppfylt i perioden. Reglene for revurdering er skrevet på forhånd.`,
    judgements: [
      judged('uncertainty', 'speaksAgainst', 'muchWeight', 'Effekten på overlevelse avklares i perioden.'),
      judged('budget', 'neutral', 'someWeight', 'Risikoen deles med leverandøren.'),
      judged('rarity', 'speaksFor', 'someWeight', 'Få pasienter, og ingen annen målrettet behandling.'),
      judged('organisation', 'neutral', 'noWeight', 'Testen er innført.'),
      judged('personnel', 'neutral', 'noWeight', 'Ingen merkbar endring.'),
    ],
  };
}

/** After the re-assessment: kept for those with a gene fusion at a lower price, phased out for the others. */
export function partialPhaseOut({ meetingDate, validFrom }: When): Command['values'] {
  return {
    outcome: 'introducedForSubgroup',
    reassessmentOutcome: 'partialPhaseOut',
    newInformation: `${constructed} to år med data fra registeret, bedømt etter reglene i kontrakten.`,
    population: `${constructed} Voksne med langtkommen lungekreft og påvist genfusjon, etter første behandling.`,
    restriction: `${constructed} bare pasienter med påvist genfusjon.`,
    meetingDate,
    agreeing,
    validFrom,
    reasonBenefit: `${constructed} Pasienter med genfusjon lever lenger. Hos de andre er det ikke vist nytte.`,
    reasonResources: `${constructed} Prisen er forhandlet på nytt og er akseptabel for pasienter med genfusjon.`,
    reasonSeverity: `${constructed} Svært alvorlig sykdom med kort forventet levetid.`,
    reasonOverall: `${constructed} Kriteriene er oppfylt for pasienter med genfusjon. For de andre fases metoden ut etter planen i kontrakten.`,
    conditions: [
      {
        kind: 'supplyCondition',
        text: `${constructed} Leverandøren leverer til dem som er på behandling, til behandleren avslutter den.`,
      },
    ],
    judgements: [
      judged('uncertainty', 'neutral', 'someWeight', 'Effekten er mindre enn antatt, men avklart for begge grupper.'),
      judged('budget', 'speaksFor', 'someWeight', 'Lavere pris og færre pasienter.'),
      judged('rarity', 'neutral', 'someWeight', 'Fortsatt få pasienter.'),
      judged('organisation', 'neutral', 'noWeight', 'Utfasingen følger planen i kontrakten.'),
      judged('personnel', 'neutral', 'noWeight', 'Ingen merkbar endring.'),
    ],
  };
}
