import { process } from './process.ts';
import type { Details, RoomWords } from './words.ts';

const meetingPhases: Readonly<Record<string, string>> = {
  planned: 'planlagt',
  announced: 'kunngjort',
  open: 'åpent',
  held: 'holdt',
  approved: 'holdt med godkjent referat',
  published: 'offentliggjort',
  cancelled: 'avlyst',
};

const doers: Readonly<Record<string, string>> = {
  secretariat: 'sekretariatet',
  leader: 'møtelederen',
  participant: 'deltakerne i møtet',
  member: 'medlemmene',
};

/** Ids, comma-separated, as names. */
const named = (names: Readonly<Record<string, string>>, ids: string | number | undefined, between: string): string =>
  String(ids)
    .split(', ')
    .map((id) => names[id] ?? id)
    .join(between);

const meetingPhaseNames = (ids: string | number | undefined): string => named(meetingPhases, ids, ' eller ');
const doerNames = (ids: string | number | undefined): string => named(doers, ids, ' eller ');
const authorityNames = (ids: string | number | undefined): string => named(process.organisations, ids, ', ');

/** Words of the forums' meetings. */
export const meetings = {
  events: {
    CaseReturnedFromMeeting: 'Behandlet i møte uten at saken ble avgjort',
    CasePutOnAgenda: 'Satt på sakslisten til et møte',
    CaseTakenOffAgenda: 'Tatt av sakslisten til et møte',
    CommissionRecorded: 'Oppdrag vedtatt i møte, ikke offentliggjort ennå',
    RefusalRecorded: 'Vedtatt i møte at det ikke gis oppdrag, ikke offentliggjort ennå',
    MeetingPlanned: 'Møtet er planlagt',
    MeetingParticipantsSet: 'Deltakerne er satt',
    MeetingMoved: 'Møtet er flyttet',
    MeetingCancelled: 'Møtet er avlyst',
    MeetingItemAdded: 'Sak satt på sakslisten',
    MeetingItemMoved: 'Rekkefølgen på sakslisten er endret',
    MeetingItemWithdrawn: 'Sak trukket fra sakslisten',
    MeetingAgendaPublished: 'Sakslisten er offentliggjort',
    MeetingPapersIssued: 'Sakspapirene er gjort ferdige',
    MeetingInterestDeclared: 'Interesser meldt',
    MeetingInterestRuled: 'Habilitet avgjort',
    MeetingOpened: 'Møtet er åpnet',
    MeetingAttendanceRecorded: 'Oppmøte ført',
    MeetingProposalMade: 'Forslag fremmet',
    MeetingProposalAnswered: 'Forslag behandlet',
    MeetingSignOffAnswered: 'Svar på utkvittering',
    MeetingItemConcluded: 'Sak avgjort i møtet',
    MeetingClosed: 'Møtet er hevet',
    MeetingMinutesApproved: 'Referatet er godkjent',
    MeetingItemPublished: 'Referat fra saken er offentliggjort',
    MeetingPublished: 'Referatet er offentliggjort',
  },
  acts: {
    returnFromMeeting: {
      title: 'Send saken tilbake fra møtet',
      help: 'Saken ble tatt opp uten å bli avgjort. Begrunnelsen blir offentlig.',
      submit: 'Registrer',
    },
    recordCommission: {
      title: 'Før oppdraget fra møtet',
      help: 'Oppdraget blir offentlig når referatet offentliggjøres.',
      submit: 'Før oppdraget',
    },
    recordRefusal: {
      title: 'Før at det ikke gis oppdrag',
      help: 'Avgjørelsen blir offentlig når referatet offentliggjøres.',
      submit: 'Før avgjørelsen',
    },
    publishCommission: {
      title: 'Offentliggjør oppdraget',
      help: 'Det Bestillerforum vedtok i møtet, blir offentlig.',
      submit: 'Offentliggjør',
    },
    planMeeting: {
      title: 'Planlegg et møte',
      help: 'Tid og sted blir offentlig med en gang. Sakslisten offentliggjør du senere. En skriftlig utkvittering har bare en frist.',
      submit: 'Planlegg møtet',
    },
    moveMeeting: {
      title: 'Flytt møtet',
      help: 'Flyttingen vises offentlig, og kalenderoppføringen flytter seg hos dem som abonnerer.',
      submit: 'Flytt',
    },
    cancelMeeting: { title: 'Avlys møtet', help: 'Sakene kan settes opp på et annet møte.', submit: 'Avlys' },
    setParticipants: {
      title: 'Endre deltakerne',
      help: 'Hver av dem som må være enige, skal ha minst ett medlem eller en stedfortreder.',
      submit: 'Lagre deltakerne',
    },
    addCaseItem: {
      title: 'Sett saken på sakslisten',
      help: 'Bare saker som forumet kan avgjøre nå, kan settes opp.',
      submit: 'Sett opp',
    },
    addItem: {
      title: 'Sett opp en orienteringssak',
      help: 'For eksempel godkjenning av referat eller orientering fra sekretariatet.',
      submit: 'Sett opp',
    },
    moveItem: { title: 'Flytt saken på sakslisten', help: 'Velg hvilken plass den skal ha.', submit: 'Flytt' },
    withdrawItem: { title: 'Trekk saken', help: 'Saken blir stående i referatet som trukket, med grunn.', submit: 'Trekk saken' },
    transferItem: {
      title: 'Flytt saken til et annet møte',
      help: 'Saken blir stående i referatet som flyttet, med grunn. Interesser som er meldt og avgjort, følger med.',
      submit: 'Flytt saken',
    },
    publishAgenda: {
      title: 'Offentliggjør sakslisten',
      help: 'Etter praksis om lag en uke før møtet. Senere endringer vises offentlig.',
      submit: 'Offentliggjør sakslisten',
    },
    issuePapers: {
      title: 'Gjør sakspapirene ferdige',
      help: 'Deltakerne får vite at papirene er klare. Endrer en sak seg etterpå, sier siden hvilken.',
      submit: 'Gjør ferdig',
    },
    declareInterest: {
      title: 'Meld interesser i saken',
      help: 'Si fra før du får sakspapirene. Melder du en interesse, får du ikke papirene før habiliteten er avgjort.',
      submit: 'Meld',
    },
    ruleOnInterest: {
      title: 'Avgjør habilitet',
      help: 'Den som er inhabil, får verken papirer, side eller forhandlinger i saken, bare det som er offentlig.',
      submit: 'Avgjør',
    },
    openMeeting: {
      title: 'Åpne møtet',
      help: 'Møtet kan åpnes på møtedagen. En skriftlig utkvittering åpnes når fristen gir medlemmene tiden de skal ha.',
      submit: 'Åpne',
    },
    recordAttendance: {
      title: 'Før oppmøte',
      help: 'Kommer eller går noen underveis, før på nytt: hver sak får dem som var til stede da den ble avgjort.',
      submit: 'Lagre oppmøtet',
    },
    makeProposal: {
      title: 'Fremm forslag',
      help: 'Observatører med tale- og forslagsrett kan fremme forslag før og under møtet. Forslaget og behandlingen av det føres i referatet.',
      submit: 'Fremm forslaget',
    },
    answerProposal: {
      title: 'Svar på forslaget',
      help: 'Si hva forumet gjorde med forslaget, og hvorfor.',
      submit: 'Lagre svaret',
    },
    answerSignOff: {
      title: 'Kvitter ut eller be om utfylling',
      help: 'Svar innen fristen. Den som ikke svarer, føres som taus.',
      submit: 'Send svaret',
    },
    concludeItem: {
      title: 'Avgjør saken',
      help: 'Utfall og begrunnelse føres her, i rommet, og blir referatet. Det du skriver, lagres underveis.',
      submit: 'Avgjør saken',
    },
    closeMeeting: { title: 'Hev møtet', help: 'Alle sakene på sakslisten må være avgjort eller trukket.', submit: 'Hev møtet' },
    approveMinutes: {
      title: 'Godkjenn referatet',
      help: 'Referatet er satt sammen av det som ble ført i møtet.',
      submit: 'Godkjenn',
    },
    publishMinutes: {
      title: 'Offentliggjør referatet og beslutningene',
      help: 'Alle beslutningene fra møtet offentliggjøres samtidig, sammen med den offentlige utgaven av referatet.',
      submit: 'Offentliggjør',
    },
  },
  fields: {
    meetingOutcome: { label: 'Hva ble gjort med saken?' },
    forum: { label: 'Forum' },
    meetingForm: { label: 'Møteform' },
    startTime: { label: 'Starter', hint: 'Klokkeslett som 09:00.' },
    endTime: { label: 'Slutter', hint: 'Klokkeslett som 11:30.' },
    meetingPlace: { label: 'Sted eller videomøte' },
    papersDeadline: { label: 'Frist for sakspapirer' },
    quorum: { label: 'Minste antall medlemmer til stede', hint: 'Medlemmer og stedfortredere som ikke er inhabile i saken.' },
    participants: { label: 'Deltakere', hint: 'Medlemmer, stedfortredere, observatører og bisittere.' },
    'participants.person': { label: 'Bruker-id', hint: 'Fra innloggingen.' },
    'participants.name': { label: 'Navn eller tittel' },
    'participants.seat': { label: 'Deltar som' },
    'participants.authority': { label: 'For' },
    moveReason: { label: 'Hvorfor flyttes møtet?' },
    cancelReason: { label: 'Hvorfor avlyses møtet?' },
    itemTitle: { label: 'Sak' },
    itemText: { label: 'Saksframlegg' },
    itemPosition: { label: 'Plass på sakslisten' },
    withdrawReason: { label: 'Hvorfor trekkes saken?' },
    toMeeting: { label: 'Hvilket møte?', hint: 'Møter i samme forum som ikke er holdt ennå.' },
    transferReason: { label: 'Hvorfor flyttes saken?' },
    itemInterest: { label: 'Har du interesser i saken?' },
    itemInterestKind: { label: 'Hva slags interesse?' },
    itemInterestText: { label: 'Beskriv interessen', hint: 'Leses bare av forumet, sekretariatet og deg.' },
    ruling: { label: 'Avgjørelse' },
    rulingReason: { label: 'Grunn' },
    attendance: { label: 'Oppmøte' },
    'attendance.person': { label: 'Deltaker' },
    'attendance.presence': { label: 'Til stede' },
    proposal: { label: 'Forslag' },
    proposalWay: { label: 'Hvordan ble forslaget fremmet?' },
    proposalClosed: {
      label: 'Forslaget gjelder opplysninger som er unntatt offentlighet; teksten holdes utenfor det offentlige referatet',
    },
    proposalHandling: { label: 'Hva gjorde forumet med forslaget?' },
    proposalAnswer: { label: 'Begrunnelse for behandlingen' },
    signOffAnswer: { label: 'Ditt svar' },
    missingPart: { label: 'Hva må fylles ut?' },
    itemOutcome: { label: 'Utfall' },
    stands: {
      label: 'Standpunkt',
      hint: 'Ett for hver av dem som må være enige. Er en uenig, blir det ingen beslutning, og uenigheten føres.',
    },
    'stands.authority': { label: 'For' },
    'stands.stand': { label: 'Standpunkt' },
    'stands.standRemark': { label: 'Merknad' },
    publicReason: { label: 'Begrunnelse', hint: 'Blir offentlig.' },
    discussion: { label: 'Drøftingen', hint: 'Bare i den fullstendige utgaven av referatet.' },
    minutesRemark: { label: 'Merknad til referatet' },
  },
  sections: {},
  units: {
    members: 'medlemmer',
    agendaPlace: 'nummer på listen',
  },
  choices: {
    inPerson: 'Fysisk møte',
    video: 'Videomøte',
    written: 'Skriftlig utkvittering',
    leader: 'Leder',
    member: 'Medlem',
    deputy: 'Stedfortreder',
    userObserver: 'Observatør, brukerrepresentant',
    clinicianObserver: 'Observatør, kliniker',
    directorateObserver: 'Observatør, Helsedirektoratet',
    adviser: 'Bisitter',
    secretary: 'Sekretær',
    noAuthority: 'Ingen av dem',
    interestNone: 'Nei, ingen',
    interestDeclared: 'Ja',
    interestEconomic: 'Økonomisk',
    interestEmployment: 'Ansettelse, oppdrag eller forskning',
    interestRelation: 'Nær relasjon til en part',
    interestEarlier: 'Har deltatt i saken tidligere',
    interestOther: 'Annet',
    qualified: 'Habil',
    disqualified: 'Inhabil',
    attends: 'Til stede i rommet',
    attendsOnline: 'Til stede på video',
    absent: 'Ikke til stede',
    proposalOral: 'Muntlig',
    proposalWritten: 'Skriftlig',
    proposalFollowed: 'Fulgt',
    proposalPartly: 'Delvis fulgt',
    proposalNotFollowed: 'Ikke fulgt',
    proposalTaken: 'Tatt til orientering',
    clears: 'Kvitterer ut',
    asksCompletion: 'Ber om utfylling',
    agrees: 'Enig',
    dissents: 'Uenig',
    commissioned: 'Oppdrag gis',
    notCommissioned: 'Oppdrag gis ikke',
    signedOff: 'Kvittert ut',
    completionAsked: 'Bedt om utfylling',
    decided: 'Besluttet',
    postponed: 'Utsatt',
    sentBack: 'Sendt tilbake',
    noConsensus: 'Ikke enighet, ingen beslutning',
    itemNoted: 'Tatt til orientering',
  },
  rejections: {
    'meeting.notNow': (d: Details): string =>
      `Dette gjøres mens møtet er ${meetingPhaseNames(d.allowed)}. Nå er det ${meetingPhaseNames(d.phase)}.`,
    'meeting.notAllowed': (d: Details): string => `Dette gjøres av ${doerNames(d.allowed)}. Be dem om å gjøre det.`,
    'meeting.time': (): string => 'Skriv et klokkeslett med to sifre for time og minutt, for eksempel 09:00.',
    'meeting.timeOrder': (d: Details): string => `Møtet må slutte etter at det starter (${d.startTime}).`,
    'meeting.papersAfter': (): string => 'Fristen for sakspapirer må være på møtedagen eller tidligere.',
    'meeting.notYet': (): string => 'Møtet kan åpnes på møtedagen. Flytt det til i dag hvis det holdes nå.',
    'meeting.signOffDeadline': (d: Details): string =>
      `Medlemmene skal ha ${d.shortest} til ${d.longest} dager. Flytt fristen slik at den er fra ${d.first} til ${d.last} (nå ${d.date}).`,
    'meeting.participantTwice': (d: Details): string => `Samme bruker-id står to ganger: ${d.persons}. Fjern den ene raden.`,
    'meeting.oneLeader': (d: Details): string => `Møtet skal ha én leder (nå ${d.leaders}).`,
    'meeting.authorityWithoutMember': (d: Details): string =>
      `Sett opp et medlem eller en stedfortreder for: ${authorityNames(d.missing)}.`,
    'meeting.itemUnknown': (): string => 'Saken finnes ikke på dette møtet. Hent siden på nytt.',
    'meeting.itemTwice': (): string => 'Saken står alt på sakslisten.',
    'meeting.itemWithdrawn': (): string => 'Saken er trukket. Sett den opp på nytt for å behandle den.',
    'meeting.itemConcluded': (): string => 'Saken er avgjort i dette møtet. Ta den opp på et senere møte.',
    'meeting.noItems': (): string => 'Sakslisten er tom. Sett opp minst én sak.',
    'meeting.position': (d: Details): string => `Velg en plass fra 1 til ${d.last}.`,
    'meeting.personUnknown': (): string => 'Personen står ikke på listen over deltakere. Rett listen først.',
    'meeting.ownInterest': (): string => 'Ingen avgjør sin egen habilitet. La lederen eller sekretariatet gjøre det.',
    'meeting.disqualified': (): string => 'Du er meldt eller kjent inhabil i saken og kan ikke delta i behandlingen av den.',
    'meeting.interestStands': (): string =>
      'En meldt interesse trekkes ikke av den som meldte den. Lederen eller sekretariatet avgjør den.',
    'meeting.interestsOpen': (d: Details): string =>
      `Disse har ikke meldt om interesser, eller venter på avgjørelse: ${d.persons}. Før det før saken avgjøres.`,
    'meeting.notWritten': (): string => 'En skriftlig utkvittering har ikke oppmøte.',
    'meeting.onlyWritten': (): string => 'Dette gjøres i en skriftlig utkvittering. I møte føres standpunktene i saken.',
    'meeting.quorum': (d: Details): string =>
      `Det er ${d.there} medlemmer til stede som kan avgjøre saken; det må være ${d.quorum}. Før oppmøtet på nytt eller utsett saken.`,
    'meeting.outcomeNotHere': (): string => 'Utfallet hører ikke til denne saken. Velg et annet.',
    'meeting.standMissing': (d: Details): string => `Standpunkt mangler for: ${authorityNames(d.missing)}.`,
    'meeting.standTwice': (d: Details): string => `Standpunkt er ført to ganger for: ${authorityNames(d.twice)}.`,
    'meeting.standWithoutMember': (d: Details): string =>
      `Ingen habile medlemmer er til stede for: ${authorityNames(d.authorities)}. Sett opp en stedfortreder eller utsett saken.`,
    'meeting.noConsensus': (d: Details): string =>
      `Uenig: ${authorityNames(d.dissenting)}. Uten enighet blir det ingen beslutning; velg «Ikke enighet» eller utsett saken.`,
    'meeting.consensusReached': (): string => 'Ingen er ført som uenig. Før hvem som er uenig, eller velg et annet utfall.',
    'meeting.signOffWaiting': (d: Details): string =>
      `Fristen er ikke ute (${d.deadline}), og disse har ikke svart: ${d.silent}. Vent på svar eller på at fristen går ut.`,
    'meeting.noObjection': (): string => 'Ingen har bedt om utfylling. Kvitter ut, eller vent på svar.',
    'meeting.mayNotPropose': (d: Details): string =>
      `${d.person} deltar ikke som observatør med forslagsrett. Før synspunktet i drøftingen.`,
    'meeting.proposalUnknown': (): string => 'Forslaget finnes ikke i denne saken. Hent siden på nytt.',
    'meeting.proposalsOpen': (d: Details): string => `Forslag uten svar: ${d.numbers}. Si hva forumet gjorde med dem.`,
    'meeting.itemsOpen': (d: Details): string => `Saker som ikke er avgjort: ${d.items}. Avgjør, utsett eller trekk dem.`,
    'meeting.onOtherAgenda': (d: Details): string =>
      `Saken står alt på sakslisten til forumets møte ${d.date}. Flytt den derfra, eller trekk den der først.`,
    'meeting.otherUnknown': (): string => 'Velg et annet møte i forumet som ikke er holdt, avlyst eller offentliggjort.',
    'meeting.otherForum': (): string => 'Møtet hører til et annet forum. Velg et møte i samme forum.',
    'commission.awaitsPress': (): string =>
      'Bestillerforum har avgjort dette i et møte. Avgjørelsen blir offentlig med referatet; offentliggjør det først.',
    'commission.nothingRecorded': (): string => 'Bestillerforum har ikke avgjort saken i noe møte som venter på offentliggjøring.',
  },
  rules: {
    'meeting.bySecretariat': 'Sekretariatet forbereder sakene og møtene.',
    'meeting.order': 'Sakene behandles i møte i den rekkefølgen prosessen har.',
    'meeting.whole':
      'Bestillerforum er de fire fagdirektørene og to fra Helsedirektoratet; Beslutningsforum er de fire administrerende direktørene. Observatører og bisittere kommer i tillegg.',
    'meeting.agendaBefore': 'Sakslisten offentliggjøres om lag en uke før møtet (praksis; første dag er ikke verifisert).',
    'meeting.readyCases':
      'Bare saker som er ferdig forberedt, tas opp: oppdrag når saken er registrert, beslutning når metodevurdering og prisnotat foreligger.',
    'meeting.oneAgenda':
      'En sak står bare på én saksliste om gangen i hvert forum. Den flyttes fra et møte til et annet, og begge møtene viser det.',
    'meeting.interests': 'Den som deltar i behandlingen av en sak, skal si fra om forhold som kan gjøre ham eller henne inhabil.',
    'meeting.disqualified': 'Den som er inhabil, kan ikke tilrettelegge grunnlaget for eller delta i avgjørelsen av saken.',
    'meeting.quorum':
      'Forumet avgjør saker når de som skal være enige, er til stede. Antallet settes for hvert møte (tallet er ikke verifisert).',
    'meeting.consensus':
      'Avgjørelser skjer ikke ved avstemning, men ved enighet. For Bestillerforum følges det samme (ikke verifisert).',
    'meeting.proposals':
      'Observatører med tale- og forslagsrett kan fremme forslag muntlig og skriftlig før og under møtet, og det føres i referatet. De beslutter ikke.',
    'meeting.signOffTime':
      'Bestillerforums medlemmer har 10 til 14 dager til å kvittere ut en metodevurdering eller be om utfylling. At taushet ved fristen ikke er en innvending, er ikke verifisert.',
    'meeting.minutes': 'Alt som skjer i møtet, føres når det skjer; referatet er det som er ført.',
    'meeting.publication': 'Sekretariatet offentliggjør beslutningene og referatet.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };
