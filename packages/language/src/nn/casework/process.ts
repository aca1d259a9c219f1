import type { ProcessWords } from '../../nb/casework/process.ts';

const roles = {
  proposer: 'Forslagsstillar',
  supplier: 'Leverandør',
  secretariat: 'Sekretariatet for Nye metoder',
  bestillerforum: 'Bestillerforum',
  assessor: 'Utgreiar',
  negotiator: 'Forhandlar i Sykehusinnkjøp',
  beslutningsforum: 'Beslutningsforum',
  expert: 'Klinisk fagekspert',
  userRepresentative: 'Brukarrepresentant',
  observer: 'Observatør',
  healthTrust: 'Helseføretak',
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
  submitted: 'Motteken, til kontroll',
  awaitingCompletion: 'Ventar på utfyllande opplysningar',
  registered: 'Registrert, til Bestillerforum',
  commissioned: 'Metodevurdering i gang',
  delivered: 'Metodevurdering levert, til utkvittering',
  signedOff: 'Til avgjerd',
  decided: 'Avgjord, ikkje offentleggjord',
  published: 'Avgjord',
  closed: 'Avslutta utan metodevurdering',
  localAssessment: 'Mini-metodevurdering: del 1 blir skriven',
  peerReview: 'Mini-metodevurdering: hos fagfelle',
  localDecision: 'Mini-metodevurdering: til avgjerd i føretaket',
  localDecided: 'Mini-metodevurdering: ferdig',
};

const phaseWords: Readonly<Record<string, string>> = phases;

/** Phase ids, comma-separated, as quoted names. */
const phaseNames = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${phaseWords[id] ?? id}»`)
    .join(' eller ');

export const process: ProcessWords = {
  roles,
  organisations: {
    likeverd: 'Likeverd (automatisk)',
    'forslagsstiller-a': 'Forslagsstillar A (konstruert)',
    'leverandor-a': 'Leverandør A (konstruert)',
    'leverandor-b': 'Leverandør B (konstruert)',
    'fagekspert-a': 'Fagekspert A (konstruert)',
    'fagekspert-b': 'Fagekspert B (konstruert)',
    'pasientorganisasjon-a': 'Pasientorganisasjon A (konstruert)',
    sekretariatet: 'Sekretariatet for Nye metoder',
    bestillerforum: 'Bestillerforum',
    dmp: 'Direktoratet for medisinske produkt (DMP)',
    fhi: 'Folkehelseinstituttet (FHI)',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    beslutningsforum: 'Beslutningsforum',
    brukerutvalgene: 'Brukarutvala i dei regionale helseføretaka',
    helsedirektoratet: 'Helsedirektoratet',
    klinikerne: 'Klinikarar',
    'helse-nord': 'Helse Nord',
    'helse-midt-norge': 'Helse Midt-Noreg',
    'helse-vest': 'Helse Vest',
    'helse-sor-ost': 'Helse Sør-Aust',
    kreftregisteret: 'Kreftregisteret',
    npr: 'Norsk pasientregister',
    'kvalitetsregister-a': 'Kvalitetsregister A (konstruert)',
  },
  phases,
  events: {
    ActUndone: 'Handling angra',
    RequestSubmitted: 'Oppmoding eller forslag sendt inn',
    CompletionAsked: 'Bede om utfyllande opplysningar',
    RequestCompleted: 'Utfyllande opplysningar mottekne',
    CaseRegistered: 'Saka er registrert og har fått nummer',
    AssessmentCommissioned: 'Metodevurdering bestilt',
    AssessmentDeclined: 'Metodevurdering ikkje bestilt',
    RunAttached: 'Modellkøyring lagd ved',
    AssessmentAttached: 'Vurderingsdokument lagt ved',
    AssessmentDelivered: 'Metodevurdering levert',
    AssessmentSignedOff: 'Metodevurdering kvittert ut og offentleggjord',
    PriceOfferRecorded: 'Pristilbod registrert',
    PriceNoteRecorded: 'Prisnotat levert',
    DecisionRecorded: 'Avgjerd teken',
    DecisionPublished: 'Avgjerd offentleggjord',
  },
  acts: {
    undoLast: {
      title: 'Angre',
      help: 'Tek tilbake den siste handlinga i saka. Begge delar blir ståande i loggen.',
      submit: 'Angre',
    },
    submitRequest: {
      title: 'Be om vurdering av eit legemiddel',
      help: 'For leverandørar. Oppmodinga skal gjelde heile den godkjende eller omsøkte indikasjonen.',
      submit: 'Send oppmodinga',
    },
    submitProposal: {
      title: 'Føreslå ein metode',
      help: 'Alle kan føreslå prosedyrar, organisatoriske tiltak, medisinsk utstyr, testar og kunstig intelligens. Spørsmåla følgjer typen metode.',
      submit: 'Send forslaget',
    },
    askForCompletion: {
      title: 'Be om utfyllande opplysningar',
      help: 'Innsendaren får vite kva som manglar. Saka ventar hos innsendaren til svaret kjem.',
      submit: 'Send til innsendaren',
    },
    completeRequest: {
      title: 'Gi utfyllande opplysningar',
      help: 'Svar på det sekretariatet har bede om.',
      submit: 'Send svaret',
    },
    registerCase: {
      title: 'Registrer saka og gi ho nummer',
      help: 'Det du skriv her, blir offentleg på metodesida. Nummeret blir delt ut når saka blir registrert.',
      submit: 'Registrer og offentleggjer',
    },
    commissionAssessment: {
      title: 'Bestill metodevurdering',
      help: 'Bestillinga og grunngivinga blir offentlege.',
      submit: 'Bestill',
    },
    declineAssessment: {
      title: 'Ikkje bestill metodevurdering',
      help: 'Saka blir avslutta. Grunngivinga blir offentleg.',
      submit: 'Avslutt saka',
    },
    attachRun: {
      title: 'Køyr modellen og legg ved resultatet',
      help: 'Vel ein modell eller last opp ei modellfil. Køyringa får eit fingeravtrykk som alle kan etterprøve.',
      submit: 'Legg ved køyringa',
    },
    attachAssessment: {
      title: 'Vis til vurderingsdokumentet',
      help: 'Vel kva resultat av vurderingsdokumentet saka skal byggje på. Dokument og resultat blir offentlege når Bestillarforum kvitterer ut.',
      submit: 'Vis til resultatet',
    },
    deliverAssessment: {
      title: 'Lever metodevurderinga',
      help: 'Skriv vurderinga etter dei tre kriteria. Ho blir offentleggjord når Bestillerforum har kvittert ho ut.',
      submit: 'Lever',
    },
    signOffAssessment: {
      title: 'Kvitter ut metodevurderinga',
      help: 'Metodevurderinga og modellkøyringa blir offentlege.',
      submit: 'Kvitter ut og offentleggjer',
    },
    recordPriceOffer: {
      title: 'Registrer pristilbod',
      help: 'Tilbodet er teiepliktig. Berre Sykehusinnkjøp, leverandøren og Beslutningsforum ser det.',
      submit: 'Registrer tilbodet',
    },
    recordPriceNote: {
      title: 'Lever prisnotat',
      help: 'Teksten er unnateken offentlegheit. Berre at notatet er levert, blir offentleg.',
      submit: 'Lever prisnotatet',
    },
    recordDecision: {
      title: 'Registrer avgjerda',
      help: 'Avgjerda blir teken ved konsensus og grunngitt etter kvart kriterium. Ho er intern til sekretariatet offentleggjer ho.',
      submit: 'Registrer avgjerda',
    },
    publishDecision: {
      title: 'Offentleggjer avgjerda',
      help: 'Avgjerda blir lagd på metodesida slik Beslutningsforum registrerte ho.',
      submit: 'Offentleggjer',
    },
  },
  fields: {
    title: { label: 'Metode', hint: 'Kort namn på metoden, til dømes verkestoff eller tiltak.' },
    substance: { label: 'Verkestoff' },
    methodType: { label: 'Type metode' },
    population: { label: 'Pasientgruppe', hint: 'Kven metoden gjeld for.' },
    wholeIndication: { label: 'Oppmodinga gjeld heile den godkjende eller omsøkte indikasjonen' },
    comparator: { label: 'Behandlinga i dag', hint: 'Det metoden skal samanliknast med.' },
    reason: { label: 'Grunngiving' },
    documentationDate: { label: 'Dato for levering av dokumentasjon' },
    contact: { label: 'Kontaktpunkt', hint: 'Rolle og e-postadresse. Blir berre vist for deg og sekretariatet.' },
    constructed: { label: 'Dette er eit konstruert døme' },
    missing: { label: 'Kva manglar?' },
    completion: { label: 'Utfyllande opplysningar' },
    assessmentType: { label: 'Type oppdrag' },
    body: { label: 'Kven skal greie ut?' },
    meetingDate: { label: 'Møtedato' },
    document: { label: 'Vurderingsdokument og resultat', hint: 'Dokumentet blir skrive og køyrt på vurderingssida.' },
    run: { label: 'Modellkøyring' },
    remark: { label: 'Merknad' },
    benefit: { label: 'Nytte' },
    resources: { label: 'Ressursbruk' },
    severity: { label: 'Alvor' },
    uncertainty: { label: 'Uvisse' },
    pricePerPack: { label: 'Tilboden pris per pakning', hint: 'I kroner, utan meirverdiavgift.' },
    maximumPricePerPack: { label: 'Maksimalpris per pakning', hint: 'I kroner, utan meirverdiavgift.' },
    validUntil: { label: 'Tilbodet gjeld til' },
    terms: { label: 'Vilkår' },
    note: { label: 'Prisnotat' },
    outcome: { label: 'Utfall' },
    agreeing: { label: 'Samde om avgjerda', hint: 'Alle fire må vere samde.' },
    reasonBenefit: { label: 'Grunngiving: nytte' },
    reasonResources: { label: 'Grunngiving: ressursbruk' },
    reasonSeverity: { label: 'Grunngiving: alvor' },
    reasonOverall: { label: 'Samla avveging' },
    conditions: { label: 'Vilkår for bruk' },
    validFrom: { label: 'Gjeld frå' },
    reviewDate: { label: 'Dato for revurdering' },
  },
  sections: {},
  units: {
    years: 'Talet på år',
  },
  choices: {
    request: 'Oppmoding',
    proposal: 'Forslag',
    medicine: 'Legemiddel',
    procedure: 'Prosedyre',
    device: 'Medisinsk utstyr',
    diagnostic: 'Diagnostikk eller test',
    costPerQaly: 'Metodevurdering med kostnad per gode leveår',
    comparability: 'Vurdering av om metodar kan samanliknast',
    effectAndSafety: 'Oppsummering av effekt og tryggleik',
    priceNoteOnly: 'Berre prisnotat',
    full: 'Fullstendig metodevurdering',
    introduced: 'Blir innført',
    introducedForSubgroup: 'Blir innført for ei undergruppe',
    notIntroduced: 'Blir ikkje innført',
  },
  classes: { public: 'Offentleg', internal: 'Intern', confidential: 'Teiepliktig' },
  grounds: {
    tradeSecret: 'Forretningsløyndom (offentleglova § 13, jf. forvaltningslova § 13 første ledd nr. 2)',
    personalCircumstances: 'Personlege forhold (offentleglova § 13, jf. forvaltningslova § 13 første ledd nr. 1)',
    negotiatingPosition: 'Forhandlingsposisjon (offentleglova § 23 første ledd)',
    internalDocument: 'Organinternt dokument (offentleglova § 14)',
    documentObtained: 'Dokument innhenta utanfrå for intern saksførebuing (offentleglova § 15)',
    tendersUntilChoice: 'Tilbod og protokoll til leverandør er vald (offentleglova § 23 tredje ledd)',
    controlMeasures: 'Kontroll- og reguleringstiltak (offentleglova § 24)',
  },
  rejections: {
    'role.notAllowed': (d) =>
      `Rolla du er logga inn med, kan ikkje gjere dette. Logg inn med ei av rollene som kan: ${named(d.allowed)}.`,
    'step.notNow': (d): string =>
      d.allowed === ''
        ? 'Dette opnar ei ny sak og kan ikkje gjerast i ei sak som alt finst.'
        : `Dette blir gjort medan saka står på ${phaseNames(d.allowed)}. No står ho på ${phaseNames(d.phase)}.`,
    'party.notOwner': () => 'Berre den som sende inn saka, kan svare. Be innsendaren om å gjere det.',
    'body.notCommissioned': () => 'Oppdraget er gitt til ein annan etat. Berre den kan levere det.',
    'field.missing': () => 'Feltet må fyllast ut.',
    'field.unknown': (d) => `Feltet «${d.field}» finst ikkje i dette skjemaet. Fjern det.`,
    'field.type': () => 'Verdien har feil type. Skriv inn ein verdi av rett type.',
    'field.tooShort': (d) => `Skriv minst ${d.shortest} teikn (no ${d.length}).`,
    'field.tooLong': (d) => `Skriv høgst ${d.longest} teikn (no ${d.length}).`,
    'field.choice': () => 'Vel eit av alternativa.',
    'field.notADate': () => 'Skriv ein dato som finst, som dag, månad og år.',
    'field.amount': (d) => `Beløpet må vere frå ${d.minimum} til ${d.maximum} kroner.`,
    'field.forbiddenCharacters': () =>
      'Teksten inneheld usynlege teikn eller teikn som snur leseretninga. Skriv han på nytt utan dei.',
    'undo.nothing': () =>
      'Det er ingenting å angre: den siste handlinga er gjord av andre, er offentleg, eller noko har skjedd sidan.',
    'undo.tooLate': (d) => `Det er meir enn ${d.minutes} minutt sidan. Gjer ei ny handling som rettar den førre.`,
    'field.rows': (d) => `Tabellen kan ha høgst ${d.most} rader (no ${d.rows}). Slå saman eller fjern rader.`,
    'field.notApplicable': () =>
      'Feltet høyrer ikkje til slik resten av skjemaet er fylt ut. Fjern det, eller endre det feltet det heng saman med.',
    'date.inThePast': () => 'Datoen er passert. Vel dagens dato eller seinare.',
    'date.inTheFuture': () => 'Møtet har ikkje vore enno. Vel dagens dato eller tidlegare.',
    'date.beforeMeeting': () => 'Avgjerda kan ikkje gjelde frå før møtet. Vel møtedatoen eller seinare.',
    'date.beforeValidFrom': () => 'Revurderinga må kome etter at avgjerda tek til å gjelde. Vel ein seinare dato.',
    'indication.notWhole': () => 'Oppmodinga må gjelde heile indikasjonen. Undergrupper kan vurderast i tillegg.',
    'assessment.missing': () => 'Vel eit resultat av vurderingsdokumentet. Skriv dokumentet og køyr det på vurderingssida først.',
    'run.missing': () => 'Det er ikkje lagt ved ei ferdig modellkøyring. Køyr modellen og legg ved resultatet først.',
    'price.offerExpired': () =>
      'Tilbodet gjaldt ikkje lenger på møtedagen. Be Sykehusinnkjøp registrere eit tilbod som gjeld, og eit prisnotat om det.',
    'price.aboveMaximum': () => 'Tilboden pris er høgare enn maksimalprisen. Rett ein av dei.',
    'price.noteBeforeAssessment': () =>
      'Prisnotatet blir levert når metodevurderinga er levert, med mindre oppdraget er berre prisnotat.',
    'price.notAMedicine': () => 'Pris blir berre forhandla for legemiddel i denne versjonen.',
    'priceNote.missing': () =>
      'Prisnotatet frå Sykehusinnkjøp manglar. Det må leverast før det kan takast avgjerd om legemiddelet.',
    'consensus.missing': () => 'Avgjerda krev konsensus: alle dei fire regionale helseføretaka må vere samde.',
    'clock.behindLog': () =>
      'Klokka på tenaren viser eit tidspunkt før siste hending i saka. Ingenting er lagra. Be driftsansvarleg om å stille klokka.',
  },
  rules: {
    'intake.whoMayAsk': 'Leverandørar ber om vurdering av legemiddel. Alle kan føreslå andre metodar.',
    'intake.complete': 'Ei oppmoding eller eit forslag skal ha dei opplysningane skjemaet krev.',
    'intake.wholeIndication': 'Det blir teke avgjerd for heile indikasjonen; undergrupper kjem i tillegg.',
    'intake.documentationDate': 'Oppmodinga skal seie når dokumentasjonen blir levert.',
    'number.oncePerCase': 'Kvar metode får eitt nummer, delt ut éin gong.',
    'commission.byBestillerforum': 'Bestillerforum avgjer om det skal gjerast ei nasjonal metodevurdering, og kva for ei.',
    'commission.needsDocumentationSignal': 'Metodevurdering blir berre bestilt når leverandøren har varsla dokumentasjon.',
    'assessment.byCommissionedBody': 'Etaten som har fått oppdraget, utfører det.',
    'assessment.needsRun': 'Metodevurderinga reknar ut forholdet mellom ressursbruk og nytte.',
    'assessment.signOff': 'Medlemene av Bestillerforum kvitterer ut metodevurderinga.',
    'price.bySykehusinnkjop': 'Sykehusinnkjøp forhandlar pris på legemiddel på vegner av Beslutningsforum.',
    'price.offerInForce': 'Ei avgjerd om innføring byggjer på eit tilbod som gjeld den dagen ho blir teken.',
    'price.noteBeforeDecision': 'Metodevurdering og prisnotat skal liggje føre før avgjerda.',
    'decision.byBeslutningsforum': 'Dei fire administrerande direktørane i Beslutningsforum tek avgjerda.',
    'decision.consensus': 'Avgjerder blir tekne ved konsensus, ikkje ved røysting.',
    'decision.needsBasis': 'Avgjerda byggjer på ei metodevurdering etter prioriteringskriteria.',
    'decision.reasonPerCriterion': 'Grunngivinga skal vise avveginga av nytte, ressursbruk og alvor.',
    'publication.bySecretariat': 'Sekretariatet kontrollerer og offentleggjer.',
    'order.ofSteps': 'Sakene følgjer rekkjefølgja i Nye metoder.',
    'act.undo':
      'Ei handling som ikkje er endeleg, kan takast tilbake i ti minutt når ingenting har skjedd sidan. Loggen tek vare på begge.',
    'log.appendOnly': 'Alt som skjer, blir ført i rekkjefølgje og aldri endra i ettertid.',
  },
};
