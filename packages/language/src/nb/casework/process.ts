import type { CaseworkWords } from './words.ts';

const roles = {
  proposer: 'Forslagsstiller',
  supplier: 'Leverandør',
  secretariat: 'Sekretariatet for Nye metoder',
  bestillerforum: 'Bestillerforum',
  assessor: 'Utreder',
  negotiator: 'Forhandler i Sykehusinnkjøp',
  beslutningsforum: 'Beslutningsforum',
  expert: 'Klinisk fagekspert',
  userRepresentative: 'Brukerrepresentant',
  observer: 'Observatør',
  healthTrust: 'Helseforetak',
  system: 'Likeverd (automatisk)',
  register: 'Helseregister',
};

const roleNames: Readonly<Record<string, string>> = roles;

/** Role ids, comma-separated, as names. */
const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => roleNames[id] ?? id)
    .join(', ');

const phases = {
  submitted: 'Mottatt, til kontroll',
  awaitingCompletion: 'Venter på utfyllende opplysninger',
  registered: 'Registrert, til Bestillerforum',
  commissioned: 'Metodevurdering pågår',
  delivered: 'Metodevurdering levert, til utkvittering',
  signedOff: 'Til beslutning',
  decided: 'Besluttet, ikke offentliggjort',
  published: 'Besluttet',
  closed: 'Avsluttet uten metodevurdering',
  localAssessment: 'Mini-metodevurdering: del 1 skrives',
  peerReview: 'Mini-metodevurdering: hos fagfelle',
  localDecision: 'Mini-metodevurdering: til beslutning i foretaket',
  localDecided: 'Mini-metodevurdering: ferdig',
};

const phaseWords: Readonly<Record<string, string>> = phases;

/** Phase ids, comma-separated, as quoted names. */
const phaseNames = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${phaseWords[id] ?? id}»`)
    .join(' eller ');

/** Words of the process that every room shares, and of the rooms that were there first. */
export const process = {
  roles,
  organisations: {
    likeverd: 'Likeverd (automatisk)',
    'forslagsstiller-a': 'Forslagsstiller A (konstruert)',
    'leverandor-a': 'Leverandør A (konstruert)',
    'leverandor-b': 'Leverandør B (konstruert)',
    'fagekspert-a': 'Fagekspert A (konstruert)',
    'fagekspert-b': 'Fagekspert B (konstruert)',
    'pasientorganisasjon-a': 'Pasientorganisasjon A (konstruert)',
    sekretariatet: 'Sekretariatet for Nye metoder',
    bestillerforum: 'Bestillerforum',
    dmp: 'Direktoratet for medisinske produkter (DMP)',
    fhi: 'Folkehelseinstituttet (FHI)',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    beslutningsforum: 'Beslutningsforum',
    brukerutvalgene: 'Brukerutvalgene i de regionale helseforetakene',
    helsedirektoratet: 'Helsedirektoratet',
    klinikerne: 'Klinikere',
    'helse-nord': 'Helse Nord',
    'helse-midt-norge': 'Helse Midt-Norge',
    'helse-vest': 'Helse Vest',
    'helse-sor-ost': 'Helse Sør-Øst',
    kreftregisteret: 'Kreftregisteret',
    npr: 'Norsk pasientregister',
    'kvalitetsregister-a': 'Kvalitetsregister A (konstruert)',
  },
  phases,
  events: {
    ActUndone: 'Handling angret',
    RequestSubmitted: 'Anmodning eller forslag sendt inn',
    CompletionAsked: 'Bedt om utfyllende opplysninger',
    RequestCompleted: 'Utfyllende opplysninger mottatt',
    CaseRegistered: 'Saken er registrert og har fått nummer',
    AssessmentCommissioned: 'Metodevurdering bestilt',
    AssessmentDeclined: 'Metodevurdering ikke bestilt',
    RunAttached: 'Modellkjøring lagt ved',
    AssessmentAttached: 'Vurderingsdokument lagt ved',
    AssessmentDelivered: 'Metodevurdering levert',
    AssessmentSignedOff: 'Metodevurdering kvittert ut og offentliggjort',
    PriceOfferRecorded: 'Pristilbud registrert',
    PriceNoteRecorded: 'Prisnotat levert',
    DecisionRecorded: 'Beslutning tatt',
    DecisionPublished: 'Beslutning offentliggjort',
  },
  acts: {
    undoLast: {
      title: 'Angre',
      help: 'Tar tilbake den siste handlingen i saken. Begge deler blir stående i loggen.',
      submit: 'Angre',
    },
    submitRequest: {
      title: 'Anmod om vurdering av et legemiddel',
      help: 'For leverandører. Anmodningen skal gjelde hele den godkjente eller omsøkte indikasjonen.',
      submit: 'Send anmodningen',
    },
    submitProposal: {
      title: 'Foreslå en metode',
      help: 'Alle kan foreslå prosedyrer, organisatoriske tiltak, medisinsk utstyr, tester og kunstig intelligens. Spørsmålene følger typen metode.',
      submit: 'Send forslaget',
    },
    askForCompletion: {
      title: 'Be om utfyllende opplysninger',
      help: 'Innsenderen får beskjed om hva som mangler. Saken venter hos innsenderen til svaret kommer.',
      submit: 'Send til innsenderen',
    },
    completeRequest: {
      title: 'Gi utfyllende opplysninger',
      help: 'Svar på det sekretariatet har bedt om.',
      submit: 'Send svaret',
    },
    registerCase: {
      title: 'Registrer saken og gi den nummer',
      help: 'Det du skriver her, blir offentlig på metodesiden. Nummeret deles ut når saken registreres.',
      submit: 'Registrer og offentliggjør',
    },
    commissionAssessment: {
      title: 'Bestill metodevurdering',
      help: 'Bestillingen og begrunnelsen blir offentlig.',
      submit: 'Bestill',
    },
    declineAssessment: {
      title: 'Ikke bestill metodevurdering',
      help: 'Saken avsluttes. Begrunnelsen blir offentlig.',
      submit: 'Avslutt saken',
    },
    attachRun: {
      title: 'Kjør modellen og legg ved resultatet',
      help: 'Velg en modell eller last opp en modellfil. Kjøringen får et fingeravtrykk som alle kan etterprøve.',
      submit: 'Legg ved kjøringen',
    },
    attachAssessment: {
      title: 'Vis til vurderingsdokumentet',
      help: 'Velg hvilket resultat av vurderingsdokumentet saken skal bygge på. Dokument og resultat blir offentlig når Bestillerforum kvitterer ut.',
      submit: 'Vis til resultatet',
    },
    deliverAssessment: {
      title: 'Lever metodevurderingen',
      help: 'Skriv vurderingen etter de tre kriteriene. Den offentliggjøres når Bestillerforum har kvittert den ut.',
      submit: 'Lever',
    },
    signOffAssessment: {
      title: 'Kvitter ut metodevurderingen',
      help: 'Metodevurderingen og modellkjøringen blir offentlig.',
      submit: 'Kvitter ut og offentliggjør',
    },
    recordPriceOffer: {
      title: 'Registrer pristilbud',
      help: 'Tilbudet er taushetsbelagt. Bare Sykehusinnkjøp, leverandøren og Beslutningsforum ser det.',
      submit: 'Registrer tilbudet',
    },
    recordPriceNote: {
      title: 'Lever prisnotat',
      help: 'Teksten er unntatt offentlighet. Bare at notatet er levert, blir offentlig.',
      submit: 'Lever prisnotatet',
    },
    recordDecision: {
      title: 'Registrer beslutningen',
      help: 'Beslutningen tas ved konsensus og begrunnes etter hvert kriterium. Den er intern til sekretariatet offentliggjør den.',
      submit: 'Registrer beslutningen',
    },
    publishDecision: {
      title: 'Offentliggjør beslutningen',
      help: 'Beslutningen legges på metodesiden slik Beslutningsforum registrerte den.',
      submit: 'Offentliggjør',
    },
  },
  fields: {
    title: { label: 'Metode', hint: 'Kort navn på metoden, for eksempel virkestoff eller tiltak.' },
    substance: { label: 'Virkestoff' },
    methodType: { label: 'Type metode' },
    population: { label: 'Pasientgruppe', hint: 'Hvem metoden gjelder for.' },
    wholeIndication: { label: 'Anmodningen gjelder hele den godkjente eller omsøkte indikasjonen' },
    comparator: { label: 'Dagens behandling', hint: 'Det metoden skal sammenlignes med.' },
    reason: { label: 'Begrunnelse' },
    documentationDate: { label: 'Dato for levering av dokumentasjon' },
    contact: { label: 'Kontaktpunkt', hint: 'Rolle og e-postadresse. Vises bare for deg og sekretariatet.' },
    constructed: { label: 'Dette er et konstruert eksempel' },
    missing: { label: 'Hva mangler?' },
    completion: { label: 'Utfyllende opplysninger' },
    assessmentType: { label: 'Type oppdrag' },
    body: { label: 'Hvem skal utrede?' },
    meetingDate: { label: 'Møtedato' },
    document: { label: 'Vurderingsdokument og resultat', hint: 'Dokumentet skrives og kjøres på vurderingssiden.' },
    run: { label: 'Modellkjøring' },
    remark: { label: 'Merknad' },
    benefit: { label: 'Nytte' },
    resources: { label: 'Ressursbruk' },
    severity: { label: 'Alvorlighet' },
    uncertainty: { label: 'Usikkerhet' },
    pricePerPack: { label: 'Tilbudt pris per pakning', hint: 'I kroner, uten merverdiavgift.' },
    maximumPricePerPack: { label: 'Maksimalpris per pakning', hint: 'I kroner, uten merverdiavgift.' },
    validUntil: { label: 'Tilbudet gjelder til' },
    terms: { label: 'Vilkår' },
    note: { label: 'Prisnotat' },
    outcome: { label: 'Utfall' },
    agreeing: { label: 'Enige om beslutningen', hint: 'Alle fire må være enige.' },
    reasonBenefit: { label: 'Begrunnelse: nytte' },
    reasonResources: { label: 'Begrunnelse: ressursbruk' },
    reasonSeverity: { label: 'Begrunnelse: alvorlighet' },
    reasonOverall: { label: 'Samlet avveining' },
    conditions: { label: 'Vilkår for bruk' },
    validFrom: { label: 'Gjelder fra' },
    reviewDate: { label: 'Dato for revurdering' },
  },
  sections: {},
  units: {
    years: 'Antall år',
  },
  choices: {
    request: 'Anmodning',
    proposal: 'Forslag',
    medicine: 'Legemiddel',
    procedure: 'Prosedyre',
    device: 'Medisinsk utstyr',
    diagnostic: 'Diagnostikk eller test',
    costPerQaly: 'Metodevurdering med kostnad per gode leveår',
    comparability: 'Vurdering av sammenlignbarhet',
    effectAndSafety: 'Oppsummering av effekt og sikkerhet',
    priceNoteOnly: 'Bare prisnotat',
    full: 'Fullstendig metodevurdering',
    introduced: 'Innføres',
    introducedForSubgroup: 'Innføres for en undergruppe',
    notIntroduced: 'Innføres ikke',
  },
  classes: { public: 'Offentlig', internal: 'Intern', confidential: 'Taushetsbelagt' },
  grounds: {
    tradeSecret: 'Forretningshemmelighet (offentleglova § 13, jf. forvaltningsloven § 13 første ledd nr. 2)',
    personalCircumstances: 'Personlige forhold (offentleglova § 13, jf. forvaltningsloven § 13 første ledd nr. 1)',
    negotiatingPosition: 'Forhandlingsposisjon (offentleglova § 23 første ledd)',
    internalDocument: 'Organinternt dokument (offentleglova § 14)',
    documentObtained: 'Dokument innhentet utenfra til intern saksforberedelse (offentleglova § 15)',
    tendersUntilChoice: 'Tilbud og protokoll til leverandør er valgt (offentleglova § 23 tredje ledd)',
    controlMeasures: 'Kontroll- og reguleringstiltak (offentleglova § 24)',
  },
  rejections: {
    'role.notAllowed': (d) =>
      `Rollen du er logget inn med, kan ikke gjøre dette. Logg inn med en av rollene som kan: ${named(d.allowed)}.`,
    'step.notNow': (d): string =>
      d.allowed === ''
        ? 'Dette åpner en ny sak og kan ikke gjøres i en sak som allerede finnes.'
        : `Dette gjøres mens saken står på ${phaseNames(d.allowed)}. Nå står den på ${phaseNames(d.phase)}.`,
    'party.notOwner': () => 'Bare den som sendte inn saken, kan svare. Be innsenderen om å gjøre det.',
    'body.notCommissioned': () => 'Oppdraget er gitt til en annen etat. Bare den kan levere det.',
    'field.missing': () => 'Feltet må fylles ut.',
    'field.unknown': (d) => `Feltet «${d.field}» finnes ikke i dette skjemaet. Fjern det.`,
    'field.type': () => 'Verdien har feil type. Skriv inn en verdi av riktig type.',
    'field.tooShort': (d) => `Skriv minst ${d.shortest} tegn (nå ${d.length}).`,
    'field.tooLong': (d) => `Skriv høyst ${d.longest} tegn (nå ${d.length}).`,
    'field.choice': () => 'Velg et av alternativene.',
    'field.notADate': () => 'Skriv en dato som finnes, som dag, måned og år.',
    'field.amount': (d) => `Beløpet må være fra ${d.minimum} til ${d.maximum} kroner.`,
    'field.forbiddenCharacters': () =>
      'Teksten inneholder usynlige tegn eller tegn som snur leseretningen. Skriv den på nytt uten dem.',
    'undo.nothing': () =>
      'Det er ingenting å angre: den siste handlingen er gjort av noen andre, er offentlig, eller noe har skjedd siden.',
    'undo.tooLate': (d) => `Det er mer enn ${d.minutes} minutter siden. Gjør en ny handling som retter den forrige.`,
    'field.rows': (d) => `Tabellen kan ha høyst ${d.most} rader (nå ${d.rows}). Slå sammen eller fjern rader.`,
    'field.notApplicable': () =>
      'Feltet hører ikke til slik resten av skjemaet er fylt ut. Fjern det, eller endre det feltet det henger sammen med.',
    'date.inThePast': () => 'Datoen er passert. Velg dagens dato eller senere.',
    'date.inTheFuture': () => 'Møtet har ikke vært ennå. Velg dagens dato eller tidligere.',
    'date.beforeMeeting': () => 'Beslutningen kan ikke gjelde fra før møtet. Velg møtedatoen eller senere.',
    'date.beforeValidFrom': () => 'Revurderingen må komme etter at beslutningen begynner å gjelde. Velg en senere dato.',
    'indication.notWhole': () => 'Anmodningen må gjelde hele indikasjonen. Undergrupper kan vurderes i tillegg.',
    'assessment.missing': () => 'Velg et resultat av vurderingsdokumentet. Skriv dokumentet og kjør det på vurderingssiden først.',
    'run.missing': () => 'Det er ikke lagt ved en ferdig modellkjøring. Kjør modellen og legg ved resultatet først.',
    'price.offerExpired': (): string =>
      'Tilbudet gjaldt ikke lenger på møtedagen. Be Sykehusinnkjøp registrere et tilbud som gjelder, og et prisnotat om det.',
    'price.aboveMaximum': () => 'Tilbudt pris er høyere enn maksimalprisen. Rett en av dem.',
    'price.noteBeforeAssessment': () =>
      'Prisnotatet leveres når metodevurderingen er levert, med mindre oppdraget er bare prisnotat.',
    'price.notAMedicine': () => 'Pris forhandles bare for legemidler i denne versjonen.',
    'priceNote.missing': () => 'Prisnotatet fra Sykehusinnkjøp mangler. Det må leveres før legemidlet kan besluttes.',
    'consensus.missing': () => 'Beslutningen krever konsensus: alle de fire regionale helseforetakene må være enige.',
    'clock.behindLog': () =>
      'Klokken på tjeneren viser et tidspunkt før siste hendelse i saken. Ingenting er lagret. Be driftsansvarlig om å stille klokken.',
  },
  rules: {
    'intake.whoMayAsk': 'Leverandører anmoder om vurdering av legemidler. Alle kan foreslå andre metoder.',
    'intake.complete': 'En anmodning eller et forslag skal ha de opplysningene skjemaet krever.',
    'intake.wholeIndication': 'Det tas beslutning for hele indikasjonen; undergrupper kommer i tillegg.',
    'intake.documentationDate': 'Anmodningen skal si når dokumentasjonen leveres.',
    'number.oncePerCase': 'Hver metode får ett nummer, delt ut én gang.',
    'commission.byBestillerforum': 'Bestillerforum avgjør om det skal gjøres en nasjonal metodevurdering, og hvilken.',
    'commission.needsDocumentationSignal': 'Metodevurdering bestilles bare når leverandøren har varslet dokumentasjon.',
    'assessment.byCommissionedBody': 'Etaten som har fått oppdraget, utfører det.',
    'assessment.needsRun': 'Metodevurderingen beregner forholdet mellom ressursbruk og nytte.',
    'assessment.signOff': 'Medlemmene av Bestillerforum kvitterer ut metodevurderingen.',
    'price.bySykehusinnkjop': 'Sykehusinnkjøp forhandler pris på legemidler på vegne av Beslutningsforum.',
    'price.offerInForce': 'En beslutning om innføring bygger på et tilbud som gjelder den dagen den tas.',
    'price.noteBeforeDecision': 'Metodevurdering og prisnotat skal foreligge før beslutning.',
    'decision.byBeslutningsforum': 'De fire administrerende direktørene i Beslutningsforum tar beslutningen.',
    'decision.consensus': 'Beslutninger tas ved konsensus, ikke ved avstemning.',
    'decision.needsBasis': 'Beslutningen bygger på en metodevurdering etter prioriteringskriteriene.',
    'decision.reasonPerCriterion': 'Begrunnelsen skal vise avveiningen av nytte, ressursbruk og alvorlighet.',
    'publication.bySecretariat': 'Sekretariatet kontrollerer og offentliggjør.',
    'order.ofSteps': 'Sakene følger rekkefølgen i Nye metoder.',
    'act.undo':
      'En handling som ikke er endelig, kan tas tilbake i ti minutter når ingenting har skjedd siden. Loggen beholder begge.',
    'log.appendOnly': 'Alt som skjer, føres i rekkefølge og endres aldri i ettertid.',
  },
} satisfies CaseworkWords;

export type ProcessWords = typeof process;
