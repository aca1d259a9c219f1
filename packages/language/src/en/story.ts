import type { StoryWords } from '../nb/story.ts';

export const story: StoryWords = {
  begins: (d) =>
    `The living example is played, from ${d.from} to ${d.to}. The method, the patients and all figures are constructed.`,
  stops: (d) => `The living example stops at “${d.step}”: ${d.why}.`,
  step: (d) => `${d.date}: ${d.text}`,
  requested: () => 'The supplier asks for an assessment of a targeted drug. The case is registered and commissioned.',
  assessed: () =>
    'The Norwegian Medical Products Agency delivers the assessment. Survival is uncertain; the value of knowing more is computed.',
  signed: (d) =>
    `All parties have signed the contract. ${d.rules} rules are written before there are data. Re-assessment ${d.date}.`,
  introduced: (d) => `The method is introduced temporarily from ${d.date}.`,
  delivered: (d) => `Delivery ${d.number} from the register is accepted: ${d.patients} patients.`,
  quarantined: (d) => `Delivery ${d.number} is quarantined: ${d.faults} faults. Nothing has changed. The register delivers again.`,
  forecast: (d) =>
    `${d.patients} patients so far. ${d.now} are expected at the re-assessment; at introduction it was ${d.before}. The probability of enough events in time is ${d.probability}.`,
  events: (d) => `${d.events} deaths, against ${d.expected} expected by the curve of the assessment.`,
  recorded: (d) => `The figures are recorded in the case: ${d.judged} of ${d.rules} rules can be judged.`,
  released: (d) =>
    `One asks for release, another checks. Now everyone sees the curves and estimates on the follow-up page; ${d.hidden} of ${d.asked} figures are kept back.`,
  opened: (d) => `The re-assessment opens by itself. Rules that are met: ${d.rules}.`,
  updated: (d) => `Cost per QALY, ${d.group}: ${d.before} before the data, ${d.after} after.`,
  everyone: 'everyone',
  fusion: 'patients with a gene fusion',
  otherMutation: 'patients with another mutation',
  renegotiated: () => 'The supplier makes a new, lower offer. The price is confidential.',
  decided: () => 'Beslutningsforum keeps the method for patients with a gene fusion and phases it out for the others.',
  exit: (d) => `The phase-out: ${d.done} of ${d.of} tasks are done, for new and for treated patients.`,
  ends: (d) => `The end. See /oppfolging/${d.number}, /metoder/${d.number} and /midlertidig.`,
};
