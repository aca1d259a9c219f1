import { formatDate } from '../formatting.ts';

type Details = Readonly<Record<string, string>>;

const domains: Readonly<Record<string, string>> = {
  drug: 'legemiddel',
  condition: 'diagnose',
  procedure: 'prosedyre',
  measurement: 'måling',
  observation: 'observasjon',
};
const starts: Readonly<Record<string, string>> = {
  drug: 'starter behandling med',
  condition: 'får diagnosen',
  procedure: 'får prosedyren',
  measurement: 'får målt',
  observation: 'får registrert',
};
const handled: Readonly<Record<string, string>> = {
  exclude: 'ellers utelatt',
  include: 'ellers likevel med',
  separate: 'ellers i egen gruppe',
};
const missing: Readonly<Record<string, string>> = {
  exclude: 'uten svar: utelatt',
  include: 'uten svar: likevel med',
  separate: 'uten svar: i egen gruppe',
};

const coded = ({ codes, vocabulary }: Details): string => `${codes}${vocabulary === 'local' ? '' : ` (${vocabulary})`}`;
const named = (details: Details): string => `${domains[details['domain'] ?? ''] ?? ''} ${coded(details)}`;
const others = ({ failing }: Details): string => ` (${handled[failing ?? ''] ?? ''})`;
const unanswered = (d: Details): string => ` (${handled[d['failing'] ?? ''] ?? ''}; ${missing[d['missing'] ?? ''] ?? ''})`;
const times = ({ atLeast }: Details): string => (atLeast === '1' ? 'én gang' : `${atLeast} ganger`);
const date = (iso: string | undefined): string => formatDate(iso ?? '', 'nb');

/** Hvem som følges, som én setning; delene er de samme som spørringene lages av. */
export const cohorts = {
  parts: {
    start: (d: Details) => `Alle som ${starts[d['domain'] ?? '']} ${coded(d)} fra ${date(d['from'])} til ${date(d['to'])}`,
    washout: (d: Details) => `uten det samme de siste ${d['days']} dagene før`,
    observed: (): string => 'under oppfølging i registeret den dagen',
    ageFrom: (d: Details) => `minst ${d['minimum']} år${others(d)}`,
    ageTo: (d: Details) => `høyst ${d['maximum']} år${others(d)}`,
    ageBetween: (d: Details) => `fra ${d['minimum']} til og med ${d['maximum']} år${others(d)}`,
    prior: (d: Details) => `med ${named(d)} registrert minst ${times(d)} de siste ${d['days']} dagene før start${others(d)}`,
    absent: (d: Details) => `uten ${named(d)} de siste ${d['days']} dagene før start${others(d)}`,
    biomarkerValues: (d: Details) =>
      `med svar ${d['values']} på ${named(d)} de siste ${d['days']} dagene til og med start${unanswered(d)}`,
    biomarkerFrom: (d: Details) =>
      `med ${named(d)} på minst ${d['minimum']} de siste ${d['days']} dagene til og med start${unanswered(d)}`,
    biomarkerTo: (d: Details) =>
      `med ${named(d)} på høyst ${d['maximum']} de siste ${d['days']} dagene til og med start${unanswered(d)}`,
    biomarkerBetween: (d: Details) =>
      `med ${named(d)} fra ${d['minimum']} til ${d['maximum']} de siste ${d['days']} dagene til og med start${unanswered(d)}`,
    lines: (d: Details) =>
      `som har fått fra ${d['minimum']} til ${d['maximum']} ulike virkestoff blant ${coded(d)} tidligere${others(d)}`,
    follow: (): string => 'De følges til død eller siste dag under oppfølging.',
    followAtMost: (d: Details) => `De følges til død, siste dag under oppfølging eller ${d['days']} dager etter start.`,
  },
  measured: {
    overallSurvival: (_d: Details): string => 'tid fra start til død',
    timeOnTreatment: (d: Details) => `tid på behandling, til et opphold på mer enn ${d['days']} dager`,
    timeToOrDeath: (d: Details) => `tid fra start til første ${named(d)}, eller død`,
    timeTo: (d: Details) => `tid fra start til første ${named(d)}; død først teller som en annen hendelse`,
    firstOf: (d: Details) => `tid fra start til det første av ${coded(d)}`,
    nextLine: (d: Details) => `tid fra start til et annet virkestoff blant ${coded(d)}`,
    score: (d: Details) => `svaret på ${named(d)} nærmest måneden, høyst ${d['days']} dager unna`,
    count: (d: Details) => `antall ${named(d)} til og med måneden`,
    cost: (_d: Details): string => 'kostnader til legemidler, kontakter og prosedyrer til og med måneden',
  },
  sentence: (who: readonly string[], how: string): string => `${who.join(', ')}. ${how}`,
};
