import { process } from './process.ts';
import type { meetings as base } from '../../nb/casework/meetings.ts';

const meetingPhases: Readonly<Record<string, string>> = {
  planned: 'planlagt',
  announced: 'kunngjort',
  open: 'ope',
  held: 'halde',
  approved: 'halde med godkjent referat',
  published: 'offentleggjort',
  cancelled: 'avlyst',
};

const doers: Readonly<Record<string, string>> = {
  secretariat: 'sekretariatet',
  leader: 'møteleiaren',
  participant: 'deltakarane i møtet',
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
export const meetings: typeof base = {
  events: {
    CaseReturnedFromMeeting: 'Handsama i møte utan at saka vart avgjord',
    CasePutOnAgenda: 'Sett på saklista til eit møte',
    CaseTakenOffAgenda: 'Teken av saklista til eit møte',
    CommissionRecorded: 'Oppdrag vedteke i møte, ikkje offentleggjort enno',
    RefusalRecorded: 'Vedteke i møte at det ikkje blir gitt oppdrag, ikkje offentleggjort enno',
    MeetingPlanned: 'Møtet er planlagt',
    MeetingParticipantsSet: 'Deltakarane er sette',
    MeetingMoved: 'Møtet er flytta',
    MeetingCancelled: 'Møtet er avlyst',
    MeetingItemAdded: 'Sak sett på sakslista',
    MeetingItemMoved: 'Rekkjefølgja på sakslista er endra',
    MeetingItemWithdrawn: 'Sak trekt av sakslista',
    MeetingAgendaPublished: 'Sakslista er offentleggjord',
    MeetingPapersIssued: 'Sakspapira er gjorde ferdige',
    MeetingInterestDeclared: 'Interesser melde',
    MeetingInterestRuled: 'Habilitet avgjord',
    MeetingOpened: 'Møtet er opna',
    MeetingAttendanceRecorded: 'Oppmøte ført',
    MeetingProposalMade: 'Framlegg fremja',
    MeetingProposalAnswered: 'Framlegg handsama',
    MeetingSignOffAnswered: 'Svar på utkvittering',
    MeetingItemConcluded: 'Sak avgjord i møtet',
    MeetingClosed: 'Møtet er heva',
    MeetingMinutesApproved: 'Referatet er godkjent',
    MeetingItemPublished: 'Referat frå saka er offentleggjort',
    MeetingPublished: 'Referatet er offentleggjort',
  },
  acts: {
    returnFromMeeting: {
      title: 'Send saka tilbake frå møtet',
      help: 'Saka vart teken opp utan å bli avgjord. Grunngivinga blir offentleg.',
      submit: 'Registrer',
    },
    recordCommission: {
      title: 'Før oppdraget frå møtet',
      help: 'Oppdraget blir offentleg når referatet blir offentleggjort.',
      submit: 'Før oppdraget',
    },
    recordRefusal: {
      title: 'Før at det ikkje blir gitt oppdrag',
      help: 'Avgjerda blir offentleg når referatet blir offentleggjort.',
      submit: 'Før avgjerda',
    },
    publishCommission: {
      title: 'Offentleggjer oppdraget',
      help: 'Det Bestillerforum vedtok i møtet, blir offentleg.',
      submit: 'Offentleggjer',
    },
    planMeeting: {
      title: 'Planlegg eit møte',
      help: 'Tid og stad blir offentleg med ein gong. Sakslista offentleggjer du seinare. Ei skriftleg utkvittering har berre ein frist.',
      submit: 'Planlegg møtet',
    },
    moveMeeting: {
      title: 'Flytt møtet',
      help: 'Flyttinga blir vist offentleg, og kalenderoppføringa flyttar seg hos dei som abonnerer.',
      submit: 'Flytt',
    },
    cancelMeeting: { title: 'Avlys møtet', help: 'Sakene kan setjast opp på eit anna møte.', submit: 'Avlys' },
    setParticipants: {
      title: 'Endre deltakarane',
      help: 'Kvar av dei som må vere samde, skal ha minst ein medlem eller ein varamedlem.',
      submit: 'Lagre deltakarane',
    },
    addCaseItem: {
      title: 'Set saka på sakslista',
      help: 'Berre saker som forumet kan avgjere no, kan setjast opp.',
      submit: 'Set opp',
    },
    addItem: {
      title: 'Set opp ei orienteringssak',
      help: 'Til dømes godkjenning av referat eller orientering frå sekretariatet.',
      submit: 'Set opp',
    },
    moveItem: { title: 'Flytt saka på sakslista', help: 'Vel kva plass ho skal ha.', submit: 'Flytt' },
    withdrawItem: { title: 'Trekk saka', help: 'Saka blir ståande i referatet som trekt, med grunn.', submit: 'Trekk saka' },
    transferItem: {
      title: 'Flytt saka til eit anna møte',
      help: 'Saka blir ståande i referatet som flytta, med grunn. Interesser som er melde og avgjorde, følgjer med.',
      submit: 'Flytt saka',
    },
    publishAgenda: {
      title: 'Offentleggjer sakslista',
      help: 'Etter praksis om lag ei veke før møtet. Seinare endringar blir viste offentleg.',
      submit: 'Offentleggjer sakslista',
    },
    issuePapers: {
      title: 'Gjer sakspapira ferdige',
      help: 'Deltakarane får vite at papira er klare. Endrar ei sak seg etterpå, seier sida kva for ei.',
      submit: 'Gjer ferdig',
    },
    declareInterest: {
      title: 'Meld interesser i saka',
      help: 'Sei ifrå før du får sakspapira. Melder du ei interesse, får du ikkje papira før habiliteten er avgjord.',
      submit: 'Meld',
    },
    ruleOnInterest: {
      title: 'Avgjer habilitet',
      help: 'Den som er inhabil, får verken papir, side eller drøftingar i saka, berre det som er offentleg.',
      submit: 'Avgjer',
    },
    openMeeting: {
      title: 'Opne møtet',
      help: 'Møtet kan opnast på møtedagen. Ei skriftleg utkvittering blir opna når fristen gir medlemmene tida dei skal ha.',
      submit: 'Opne',
    },
    recordAttendance: {
      title: 'Før oppmøte',
      help: 'Kjem eller går ein deltakar undervegs, før på nytt: kvar sak får dei som var til stades då ho vart avgjord.',
      submit: 'Lagre oppmøtet',
    },
    makeProposal: {
      title: 'Fremj framlegg',
      help: 'Observatørar med tale- og forslagsrett kan fremje framlegg før og under møtet. Framlegget og handsaminga av det blir førte i referatet.',
      submit: 'Fremj framlegget',
    },
    answerProposal: {
      title: 'Svar på framlegget',
      help: 'Sei kva forumet gjorde med framlegget, og grunnen.',
      submit: 'Lagre svaret',
    },
    answerSignOff: {
      title: 'Kvitter ut eller be om utfylling',
      help: 'Svar innan fristen. Den som ikkje svarer, blir ført som taus.',
      submit: 'Send svaret',
    },
    concludeItem: {
      title: 'Avgjer saka',
      help: 'Utfall og grunngiving blir førte her, i rommet, og blir referatet. Det du skriv, blir lagra undervegs.',
      submit: 'Avgjer saka',
    },
    closeMeeting: { title: 'Hev møtet', help: 'Alle sakene på sakslista må vere avgjorde eller trekte.', submit: 'Hev møtet' },
    approveMinutes: {
      title: 'Godkjenn referatet',
      help: 'Referatet er sett saman av det som vart ført i møtet.',
      submit: 'Godkjenn',
    },
    publishMinutes: {
      title: 'Offentleggjer referatet og avgjerdene',
      help: 'Alle avgjerdene i møtet blir offentleggjorde samstundes, saman med den offentlege utgåva av referatet.',
      submit: 'Offentleggjer',
    },
  },
  fields: {
    meetingOutcome: { label: 'Kva vart gjort med saka?' },
    forum: { label: 'Forum' },
    meetingForm: { label: 'Møteform' },
    startTime: { label: 'Startar', hint: 'Klokkeslett som 09:00.' },
    endTime: { label: 'Sluttar', hint: 'Klokkeslett som 11:30.' },
    meetingPlace: { label: 'Stad eller videomøte' },
    papersDeadline: { label: 'Frist for sakspapir' },
    quorum: { label: 'Minste tal på medlemmer til stades', hint: 'Medlemmer og varamedlemmer som ikkje er inhabile i saka.' },
    participants: { label: 'Deltakarar', hint: 'Medlemmer, varamedlemmer, observatørar og bisitjarar.' },
    'participants.person': { label: 'Brukar-id', hint: 'Frå innlogginga.' },
    'participants.name': { label: 'Namn eller tittel' },
    'participants.seat': { label: 'Deltek som' },
    'participants.authority': { label: 'For' },
    moveReason: { label: 'Kvifor blir møtet flytta?' },
    cancelReason: { label: 'Kvifor blir møtet avlyst?' },
    itemTitle: { label: 'Sak' },
    itemText: { label: 'Saksframlegg' },
    itemPosition: { label: 'Plass på sakslista' },
    withdrawReason: { label: 'Kvifor blir saka trekt?' },
    toMeeting: { label: 'Kva møte?', hint: 'Møte i same forum som ikkje er haldne enno.' },
    transferReason: { label: 'Kvifor blir saka flytta?' },
    itemInterest: { label: 'Har du interesser i saka?' },
    itemInterestKind: { label: 'Kva slags interesse?' },
    itemInterestText: { label: 'Beskriv interessa', hint: 'Blir lesen berre av forumet, sekretariatet og deg.' },
    ruling: { label: 'Avgjerd' },
    rulingReason: { label: 'Grunn' },
    attendance: { label: 'Oppmøte' },
    'attendance.person': { label: 'Deltakar' },
    'attendance.presence': { label: 'Til stades' },
    proposal: { label: 'Framlegg' },
    proposalWay: { label: 'Korleis vart framlegget fremja?' },
    proposalClosed: {
      label: 'Framlegget gjeld opplysningar som er unnatekne offentlegheit; teksten blir halden utanfor det offentlege referatet',
    },
    proposalHandling: { label: 'Kva gjorde forumet med framlegget?' },
    proposalAnswer: { label: 'Grunngiving for handsaminga' },
    signOffAnswer: { label: 'Svaret ditt' },
    missingPart: { label: 'Kva må fyllast ut?' },
    itemOutcome: { label: 'Utfall' },
    stands: {
      label: 'Standpunkt',
      hint: 'Eitt for kvar av dei som må vere samde. Er ein usamd, blir det inga avgjerd, og usemja blir ført.',
    },
    'stands.authority': { label: 'For' },
    'stands.stand': { label: 'Standpunkt' },
    'stands.standRemark': { label: 'Merknad' },
    publicReason: { label: 'Grunngiving', hint: 'Blir offentleg.' },
    discussion: { label: 'Drøftinga', hint: 'Berre i den fullstendige utgåva av referatet.' },
    minutesRemark: { label: 'Merknad til referatet' },
  },
  sections: {},
  units: {
    members: 'medlemmer',
    agendaPlace: 'nummer på lista',
  },
  choices: {
    inPerson: 'Fysisk møte',
    video: 'Videomøte',
    written: 'Skriftleg utkvittering',
    leader: 'Leiar',
    member: 'Medlem',
    deputy: 'Varamedlem',
    userObserver: 'Observatør, brukarrepresentant',
    clinicianObserver: 'Observatør, klinikar',
    directorateObserver: 'Observatør frå Helsedirektoratet',
    adviser: 'Bisitjar',
    secretary: 'Sekretær',
    noAuthority: 'Ingen av dei',
    interestNone: 'Nei, ingen',
    interestDeclared: 'Ja',
    interestEconomic: 'Økonomisk',
    interestEmployment: 'Tilsetjing, oppdrag eller forsking',
    interestRelation: 'Nær relasjon til ein part',
    interestEarlier: 'Har teke del i saka tidlegare',
    interestOther: 'Anna',
    qualified: 'Habil',
    disqualified: 'Inhabil',
    attends: 'Til stades i rommet',
    attendsOnline: 'Til stades på video',
    absent: 'Ikkje til stades',
    proposalOral: 'Munnleg',
    proposalWritten: 'Skriftleg',
    proposalFollowed: 'Følgt',
    proposalPartly: 'Delvis følgt',
    proposalNotFollowed: 'Ikkje følgt',
    proposalTaken: 'Teke til orientering',
    clears: 'Kvitterer ut',
    asksCompletion: 'Ber om utfylling',
    agrees: 'Samd',
    dissents: 'Usamd',
    commissioned: 'Oppdrag blir gitt',
    notCommissioned: 'Oppdrag blir ikkje gitt',
    signedOff: 'Kvittert ut',
    completionAsked: 'Bede om utfylling',
    decided: 'Avgjort',
    postponed: 'Utsett',
    sentBack: 'Sendt tilbake',
    noConsensus: 'Ikkje semje, inga avgjerd',
    itemNoted: 'Teke til orientering',
  },
  rejections: {
    'meeting.notNow': (d) =>
      `Dette blir gjort medan møtet er ${meetingPhaseNames(d.allowed)}. No er det ${meetingPhaseNames(d.phase)}.`,
    'meeting.notAllowed': (d) => `Dette blir gjort av ${doerNames(d.allowed)}. Be dei om å gjere det.`,
    'meeting.time': () => 'Skriv eit klokkeslett med to siffer for time og minutt, til dømes 09:00.',
    'meeting.timeOrder': (d) => `Møtet må slutte etter at det startar (${d.startTime}).`,
    'meeting.papersAfter': () => 'Fristen for sakspapir må vere på møtedagen eller tidlegare.',
    'meeting.notYet': () => 'Møtet kan opnast på møtedagen. Flytt det til i dag om det blir halde no.',
    'meeting.signOffDeadline': (d) =>
      `Medlemmene skal ha ${d.shortest} til ${d.longest} dagar. Flytt fristen til mellom ${d.first} og ${d.last} (no ${d.date}).`,
    'meeting.participantTwice': (d) => `Same brukar-id står to gonger: ${d.persons}. Fjern den eine rada.`,
    'meeting.oneLeader': (d) => `Møtet skal ha éin leiar (no ${d.leaders}).`,
    'meeting.authorityWithoutMember': (d) => `Set opp ein medlem eller ein varamedlem for: ${authorityNames(d.missing)}.`,
    'meeting.itemUnknown': () => 'Saka finst ikkje på dette møtet. Hent sida på nytt.',
    'meeting.itemTwice': () => 'Saka står alt på sakslista.',
    'meeting.itemWithdrawn': () => 'Saka er trekt. Set ho opp på nytt for å handsame ho.',
    'meeting.itemConcluded': () => 'Saka er avgjord i dette møtet. Ta ho opp på eit seinare møte.',
    'meeting.noItems': () => 'Sakslista er tom. Set opp minst éi sak.',
    'meeting.position': (d) => `Vel ein plass mellom 1 og ${d.last}.`,
    'meeting.personUnknown': () => 'Personen står ikkje på lista over deltakarar. Rett lista først.',
    'meeting.ownInterest': () => 'Ingen avgjer sin eigen habilitet. La leiaren eller sekretariatet gjere det.',
    'meeting.disqualified': () => 'Du er meld eller kjend inhabil i saka og kan ikkje ta del i handsaminga.',
    'meeting.interestStands': () => 'Ei meld interesse blir ikkje trekt av den som melde ho. Leiaren eller sekretariatet avgjer.',
    'meeting.interestsOpen': (d) =>
      `Desse har ikkje meldt om interesser, eller ventar på avgjerd: ${d.persons}. Før det før saka blir avgjord.`,
    'meeting.notWritten': () => 'Ei skriftleg utkvittering har ikkje oppmøte.',
    'meeting.onlyWritten': () => 'Dette blir gjort i ei skriftleg utkvittering. I møte blir standpunkta førte i saka.',
    'meeting.quorum': (d) =>
      `Det er ${d.there} medlemmer til stades som kan avgjere saka; det må vere ${d.quorum}. Før oppmøtet på nytt eller utset saka.`,
    'meeting.outcomeNotHere': () => 'Utfallet høyrer ikkje til denne saka. Vel eit anna.',
    'meeting.standMissing': (d) => `Standpunkt manglar for: ${authorityNames(d.missing)}.`,
    'meeting.standTwice': (d) => `Standpunkt er ført to gonger for: ${authorityNames(d.twice)}.`,
    'meeting.standWithoutMember': (d) =>
      `Ingen habile medlemmer er til stades for: ${authorityNames(d.authorities)}. Set opp ein varamedlem eller utset saka.`,
    'meeting.noConsensus': (d) =>
      `Usamd: ${authorityNames(d.dissenting)}. Utan semje blir det inga avgjerd; vel «Ikkje semje» eller utset saka.`,
    'meeting.consensusReached': () => 'Ingen er ført som usamd. Før den som er usamd, eller vel eit anna utfall.',
    'meeting.signOffWaiting': (d) =>
      `Fristen er ikkje ute (${d.deadline}), og desse har ikkje svart: ${d.silent}. Vent på svar eller på at fristen går ut.`,
    'meeting.noObjection': () => 'Ingen har bede om utfylling. Kvitter ut, eller vent på svar.',
    'meeting.mayNotPropose': (d) => `${d.person} deltek ikkje som observatør med forslagsrett. Før synspunktet i drøftinga.`,
    'meeting.proposalUnknown': () => 'Framlegget finst ikkje i denne saka. Hent sida på nytt.',
    'meeting.proposalsOpen': (d) => `Framlegg utan svar: ${d.numbers}. Sei kva forumet gjorde med dei.`,
    'meeting.itemsOpen': (d) => `Saker som ikkje er avgjorde: ${d.items}. Avgjer, utset eller trekk dei.`,
    'meeting.onOtherAgenda': (d) =>
      `Saka står alt på saklista til møtet i forumet ${d.date}. Flytt ho derifrå, eller trekk ho der først.`,
    'meeting.otherUnknown': () => 'Vel eit anna møte i forumet som ikkje er halde, avlyst eller offentleggjort.',
    'meeting.otherForum': () => 'Møtet høyrer til eit anna forum. Vel eit møte i same forum.',
    'commission.awaitsPress': () =>
      'Bestillerforum har avgjort dette i eit møte. Avgjerda blir offentleg med referatet; offentleggjer det først.',
    'commission.nothingRecorded': () => 'Bestillerforum har ikkje avgjort saka i eit møte som ventar på offentleggjering.',
  },
  rules: {
    'meeting.bySecretariat': 'Sekretariatet førebur sakene og møta.',
    'meeting.order': 'Sakene blir handsama i møte i den rekkjefølgja prosessen har.',
    'meeting.whole':
      'Bestillerforum er dei fire fagdirektørane og to frå Helsedirektoratet; Beslutningsforum er dei fire administrerande direktørane. Observatørar og bisitjarar kjem i tillegg.',
    'meeting.agendaBefore': 'Sakslista blir offentleggjord om lag ei veke før møtet (praksis; første dag er ikkje verifisert).',
    'meeting.readyCases':
      'Berre saker som er ferdig førebudde, blir tekne opp: oppdrag når saka er registrert, avgjerd når metodevurdering og prisnotat ligg føre.',
    'meeting.oneAgenda':
      'Ei sak står berre på éi sakliste om gongen i kvart forum. Ho blir flytta til eit anna møte, og begge møta viser det.',
    'meeting.interests': 'Den som tek del i handsaminga av ei sak, skal seie ifrå om forhold som kan gjere ho eller han inhabil.',
    'meeting.disqualified': 'Den som er inhabil, kan ikkje leggje til rette grunnlaget for eller ta del i avgjerda av saka.',
    'meeting.quorum':
      'Forumet avgjer saker når dei som skal vere samde, er til stades. Talet blir sett for kvart møte (talet er ikkje verifisert).',
    'meeting.consensus':
      'Avgjerder skjer ikkje ved røysting, men ved semje. For Bestillerforum blir det same følgt (ikkje verifisert).',
    'meeting.proposals':
      'Observatørar med tale- og forslagsrett kan fremje framlegg munnleg og skriftleg før og under møtet, og det blir ført i referatet. Dei avgjer ikkje.',
    'meeting.signOffTime':
      'Medlemmene i Bestillerforum har 10 til 14 dagar til å kvittere ut ei metodevurdering eller be om utfylling. At det å teie ved fristen ikkje er ei innvending, er ikkje verifisert.',
    'meeting.minutes': 'Alt som skjer i møtet, blir ført når det skjer; referatet er det som er ført.',
    'meeting.publication': 'Sekretariatet offentleggjer avgjerdene og referatet.',
  },
};
