import type { Source } from './types.ts';

/*
 * Every source says how far it has been followed. "Read in a public copy": the source itself or an official page was read.
 * "Secondary": another public work that cites the source was read. "Not verified": stated from general knowledge, to be checked.
 */

const publicDocument = 'public document';
const factsOnly = 'figures, not protected by copyright';

const colonModel = 'Álcega Hartmann 2026, doi 10.5281/zenodo.21978175';

export const statisticsNorwayMortality: Source = {
  citation:
    'Statistics Norway (Statistisk sentralbyrå), table 07902, year 2025. Secondary: one public copy, not cross-checked; the year is the label of ' +
    colonModel,
  address: 'https://www.ssb.no/statbank/table/07902',
  licence: 'CC BY 4.0',
};

export const statisticsNorwayMortality2024: Source = {
  citation:
    'Statistics Norway (Statistisk sentralbyrå), table 07902, year 2024. Read in a public copy; the life expectancies made from it are the published ones (81.59 men, 84.80 women). Known from: dated to the month of publication, not verified',
  address: 'https://www.ssb.no/statbank/table/07902',
  licence: 'CC BY 4.0',
};

export const garratt2022: Source = {
  citation: `Garratt et al. 2022, Table 6, doi 10.1007/s11136-021-02938-7. Secondary: read in ${colonModel}; the order of the sex columns is not verified in the article`,
  address: 'https://doi.org/10.1007/s11136-021-02938-7',
  licence: 'CC BY 4.0',
};

export const dmpSeverityTool: Source = {
  citation: `Norwegian Medical Products Agency (DMP), tool for severity calculation, July 2025, new norm; required in dossiers from 1 September 2025. Secondary: read in ${colonModel}; ages under 40 are not public`,
  address: 'https://www.dmp.no',
  licence: publicDocument,
};

export const magnussen2015: Source = {
  citation: `Magnussen et al. 2015, På ramme alvor, Table 3, p. 48. Secondary: read in ${colonModel}. Dated to the year; never formally adopted`,
  licence: publicDocument,
};

export const statisticsNorwayConsumerPrices: Source = {
  citation: `Statistics Norway (Statistisk sentralbyrå), table 08981, 2015 = 100. Secondary: read in ${colonModel}`,
  address: 'https://www.ssb.no/statbank/table/08981',
  licence: 'CC BY 4.0',
};

export const whitePaper2021: Source = {
  citation:
    'Meld. St. 38 (2020–2021), chapter 11: estimate by Magnussen et al. taken as basis for group decisions. Read in a public copy. Explicit cost limits were not adopted. Dated to the year',
  address: 'https://www.regjeringen.no',
  licence: publicDocument,
};

export const whitePaper2025: Source = {
  citation: 'Meld. St. 21 (2024–2025), treated in the Storting on 4 June 2025. Read in a public copy',
  address: 'https://www.regjeringen.no',
  licence: publicDocument,
};

export const circularR109: Source = {
  citation: `Ministry of Finance, Rundskriv R-109 of 25 June 2021, in force from 1 January 2022; DMP guideline section 12.8. Secondary: read in ${colonModel}`,
  licence: publicDocument,
};

export const dmpUnitCosts: Source = {
  citation: `DMP unit costs (Enhetskostnadsdatabase) v1.6, 2024 prices. Secondary: read in ${colonModel}. Dated to the price year; the day of publication is not verified`,
  licence: publicDocument,
};

export const patientTravelRegulation: Source = {
  citation: `Patient travel regulation (pasientreiseforskriften) § 21, rate from 1 January 2026. Secondary: read in ${colonModel}`,
  licence: publicDocument,
};

export const activityBasedFinancing: Source = {
  citation: 'Norwegian Directorate of Health, activity-based financing (ISF), unit price by year. Read in a public copy',
  address: 'https://www.helsedirektoratet.no/tema/finansiering',
  licence: publicDocument,
};

export const activityBasedFinancingShare2025: Source = {
  citation: 'Share of activity-based financing from 2025. Not verified: primary source not found',
  licence: publicDocument,
};

export const assessmentLimit: Source = {
  citation:
    'Meld. St. 21 (2024–2025), limit for method assessments for Nye metoder since 2024, continued 2025 (rules S16.R1, S18.R2). Read in a public copy',
  licence: publicDocument,
};

export const newMethodsRequests: Source = {
  citation:
    'Nye metoder, Anmodninger – presiseringer av fremgangsmåte for leverandører av legemidler, 12 March 2024. Read in a public copy; counted from the request, unless there are special reasons',
  address: 'https://www.nyemetoder.no/aktuelt/anmodninger--presiseringer-av-fremgangsmate-for-leverandorer-av-legemidler/',
  licence: publicDocument,
};

export const newMethodsProcess: Source = {
  citation:
    'Nye metoder, decisions at two levels. Read in a public copy. The first day of the rule is not verified; dated to the year the copy was read',
  address: 'https://www.nyemetoder.no',
  licence: publicDocument,
};

export const newMethodsInput: Source = {
  citation:
    'Nye metoder, innspill til metoder. Read in a public copy. The first day of the rule is not verified; dated to the year the copy was read',
  address: 'https://www.nyemetoder.no/om-systemet/innspill-til-metoder',
  licence: publicDocument,
};

export const smallPatientGroups: Source = {
  citation:
    'Legemiddelforskriften § 14-5 third paragraph and Meld. St. 21 (2024–2025), rules S29.R1 to S29.R3: guiding, "about". Read in a public copy',
  licence: publicDocument,
};

export const patientRightsAct: Source = {
  citation:
    'Pasient- og brukerrettighetsloven § 2-2 a, rule S52.R2. Read in a public copy of Meld. St. 21 (2024–2025). The first day is not verified',
  licence: publicDocument,
};

export const pharmacyMarkUp: Source = {
  citation: 'DMP, maximum pharmacy mark-up (apotekavanse), valid from 1 July 2019. Read in a public copy',
  address: 'https://www.dmp.no/offentlig-finansiering/pris-pa-legemidler/apotekavanse',
  licence: publicDocument,
};

export const valueAddedTax: Source = {
  citation: 'Value added tax, standard rate. Not verified: stated from general knowledge; the first day is not verified',
  licence: publicDocument,
};

export const coPaymentCeiling: Source = {
  citation: 'Co-payment ceiling (egenandelstak) 2026. Secondary: read in a private provider’s public page',
  licence: factsOnly,
};

export const blueReceiptCoPayment: Source = {
  citation: 'Co-payment for blue prescriptions from 2024. Not verified: stated from general knowledge',
  licence: publicDocument,
};

export const authorityLimit: Source = {
  citation:
    'Meld. St. 21 (2024–2025): 5 million NOK 2003–2015, 25 million 2015–2018, 100 million since 2018. Read in a public copy. Dated to the year; the day is not verified',
  licence: publicDocument,
};

export const authorityLimitRule: Source = {
  citation:
    'Meld. St. 21 (2024–2025), L8793-8796 and L8838-8842: growth in at least one of the first five years after the decision; until 2018 expenses that would otherwise come as individual support could be deducted. Read in a public copy. Dated to the year; the day is not verified',
  licence: publicDocument,
};

export const budgetImpactYears: Source = {
  citation:
    'DMP submission guidelines, chapter on budget impact: five years, year 5 as headline, prices including value added tax, undiscounted. Not verified: stated from general knowledge; the first day is not verified',
  licence: publicDocument,
};

export const niceSeverityModifier: Source = {
  citation:
    'NICE health technology evaluations manual (PMG36, 2022), severity modifier; NICE Decision Support Unit, Technical Support Document 23. Secondary: read in the QALY shortfall calculator of the University of York. Dated to the month',
  address: 'https://shiny.york.ac.uk/shortfall',
  licence: publicDocument,
};

export const likeverdPremise: Source = {
  citation:
    'Premise of Likeverd, set by us. Not verified: no public document states the figure; to be decided by those who answer for openness and confidentiality in the joint system',
  licence: 'MIT',
};

export const boardCase2021: Source = {
  citation:
    'Helse Nord RHF, styresak 100-2021 of 25 August 2021, report on the introduction of personalised medicine, chapter 7.1: data within a clearly defined period, for example three years. Read in a public copy',
  licence: publicDocument,
};

export const followUpPremise: Source = {
  citation:
    'Premise of Likeverd, set by us. Not verified: the report asks for a system that follows up temporary decisions (chapter 7) and states no such time; to be decided by those who answer for the follow-up in the joint system',
  licence: 'MIT',
};
