import { formatDate } from '../formatting.ts';
import type { cohorts as base } from '../nb/cohorts.ts';

type Details = Readonly<Record<string, string>>;

const domains: Readonly<Record<string, string>> = {
  drug: 'legemiddel',
  condition: 'diagnose',
  procedure: 'prosedyre',
  measurement: 'måling',
  observation: 'observasjon',
};
const starts: Readonly<Record<string, string>> = {
  drug: 'startar behandling med',
  condition: 'får diagnosen',
  procedure: 'får prosedyren',
  measurement: 'får målt',
  observation: 'får registrert',
};
const handled: Readonly<Record<string, string>> = {
  exclude: 'elles utelaten',
  include: 'elles likevel med',
  separate: 'elles i eiga gruppe',
};
const missing: Readonly<Record<string, string>> = {
  exclude: 'utan svar: utelaten',
  include: 'utan svar: likevel med',
  separate: 'utan svar: i eiga gruppe',
};

const coded = ({ codes, vocabulary }: Details): string => `${codes}${vocabulary === 'local' ? '' : ` (${vocabulary})`}`;
const named = (details: Details): string => `${domains[details['domain'] ?? ''] ?? ''} ${coded(details)}`;
const others = ({ failing }: Details): string => ` (${handled[failing ?? ''] ?? ''})`;
const unanswered = (d: Details): string => ` (${handled[d['failing'] ?? ''] ?? ''}; ${missing[d['missing'] ?? ''] ?? ''})`;
const times = ({ atLeast }: Details): string => (atLeast === '1' ? 'éin gong' : `${atLeast} gonger`);
const date = (iso: string | undefined): string => formatDate(iso ?? '', 'nn');

/** Kven som blir følgd, som éi setning; delane er dei same som spørjingane blir laga av. */
export const cohorts: typeof base = {
  parts: {
    start: (d) => `Alle som ${starts[d['domain'] ?? '']} ${coded(d)} frå ${date(d['from'])} til ${date(d['to'])}`,
    washout: (d) => `utan det same dei siste ${d['days']} dagane før`,
    observed: () => 'under oppfølging i registeret den dagen',
    ageFrom: (d) => `minst ${d['minimum']} år${others(d)}`,
    ageTo: (d) => `høgst ${d['maximum']} år${others(d)}`,
    ageBetween: (d) => `frå ${d['minimum']} til og med ${d['maximum']} år${others(d)}`,
    prior: (d) => `med ${named(d)} registrert minst ${times(d)} dei siste ${d['days']} dagane før start${others(d)}`,
    absent: (d) => `utan ${named(d)} dei siste ${d['days']} dagane før start${others(d)}`,
    biomarkerValues: (d) => `med svar ${d['values']} på ${named(d)} dei siste ${d['days']} dagane til og med start${unanswered(d)}`,
    biomarkerFrom: (d) => `med ${named(d)} på minst ${d['minimum']} dei siste ${d['days']} dagane til og med start${unanswered(d)}`,
    biomarkerTo: (d) => `med ${named(d)} på høgst ${d['maximum']} dei siste ${d['days']} dagane til og med start${unanswered(d)}`,
    biomarkerBetween: (d) =>
      `med ${named(d)} frå ${d['minimum']} til ${d['maximum']} dei siste ${d['days']} dagane til og med start${unanswered(d)}`,
    lines: (d) => `som har fått frå ${d['minimum']} til ${d['maximum']} ulike verkestoff blant ${coded(d)} tidlegare${others(d)}`,
    follow: () => 'Dei blir følgde til død eller siste dag under oppfølging.',
    followAtMost: (d) => `Dei blir følgde til død, siste dag under oppfølging eller ${d['days']} dagar etter start.`,
  },
  measured: {
    overallSurvival: () => 'tid frå start til død',
    timeOnTreatment: (d) => `tid på behandling, til eit opphald på meir enn ${d['days']} dagar`,
    timeToOrDeath: (d) => `tid frå start til første ${named(d)}, eller død`,
    timeTo: (d) => `tid frå start til første ${named(d)}; død først tel som ei anna hending`,
    firstOf: (d) => `tid frå start til det første av ${coded(d)}`,
    nextLine: (d) => `tid frå start til eit anna verkestoff mellom ${coded(d)}`,
    score: (d) => `svaret på ${named(d)} nærmast månaden, høgst ${d['days']} dagar unna`,
    count: (d) => `talet på ${named(d)} til og med månaden`,
    cost: () => 'kostnader til legemiddel, kontaktar og prosedyrar til og med månaden',
  },
  sentence: (who: readonly string[], how: string): string => `${who.join(', ')}. ${how}`,
};
