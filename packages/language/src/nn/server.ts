import type { server as base } from '../nb/server.ts';

export const server: typeof base = {
  problems: {
    notFound: {
      title: 'Ikkje funne',
      detail: 'Det du bed om, finst ikkje, eller du har ikkje tilgang til det. Sjekk adressa, eller logg inn.',
    },
    unauthenticated: { title: 'Du er ikkje logga inn', detail: 'Logg inn og prøv igjen. Økta varer i åtte timar.' },
    forbidden: {
      title: 'Rolla di kan ikkje gjere dette',
      detail: 'Handlinga høyrer til ei anna rolle eller eit anna organ. Ingenting er lagra.',
    },
    foreignOrigin: {
      title: 'Førespurnaden kom frå ein annan nettstad',
      detail: 'Endringar kan berre gjerast frå sidene til Likeverd. Ingenting er lagra.',
    },
    refused: {
      title: 'Handlinga kan ikkje utførast',
      detail: 'Sjå grunnane nedanfor, rett opp og send på nytt. Ingenting er lagra.',
    },
    badModel: { title: 'Modellen har feil', detail: 'Alle feilane er lista opp med stad i dokumentet. Modellen er ikkje køyrd.' },
    conflict: {
      title: 'Nokon andre har endra saka',
      detail: 'Saka er endra sidan du opna ho. Ingenting er skrive over. Hent saka på nytt og vurder handlinga igjen.',
    },
    keyReused: {
      title: 'Nøkkelen er brukt før',
      detail: 'Idempotency-Key er alt brukt til ein annan førespurnad. Lag ein ny nøkkel. Ingenting er lagra.',
    },
    tooOften: {
      title: 'For mange førespurnader',
      detail: 'Du har bede om for mykje på kort tid. Vent til tida i Retry-After er gått, og prøv igjen.',
    },
    malformed: {
      title: 'Førespurnaden er ikkje forstått',
      detail: 'Innhaldet har ikkje den forma det skal ha. Ingenting er lagra.',
    },
    noRoom: { title: 'For mange', detail: 'Du har så mange som det er plass til. Fjern ei du ikkje bruker, og prøv igjen.' },
    unfinished: {
      title: 'Sendinga er ikkje ferdig',
      detail: 'Nokre av filene er ikkje komne heilt fram. Gjer dei ferdige, eller ta dei bort, og lever på nytt.',
    },
    damaged: {
      title: 'Fila kom ikkje uskadd fram',
      detail: 'SHA-256 til fila er ein annan enn den som vart oppgitt. Fila er ikkje teken vare på; send henne på nytt.',
    },
    tooLarge: { title: 'For stort', detail: 'Det du sende, er større enn grensa. Ingenting er lagra.' },
    unsupportedMedia: { title: 'Feil innhaldstype', detail: 'Send innhaldet som application/json. Ingenting er lagra.' },
    clock: {
      title: 'Klokka på tenaren går for sakte',
      detail: 'Klokka viser eit tidspunkt før den siste hendinga i saka. Ingenting er lagra. Varsle drifta og prøv igjen.',
    },
    badPlan: {
      title: 'Planen har feil',
      detail: 'Alle feil står under, med linje og kolonne. Rett dei, og lagre på nytt. Planen som gjeld, er ikkje endra.',
    },
    noFollowUp: {
      title: 'Rapporten kan ikkje lagast',
      detail: 'Grunnane står under, med kva som kan gjerast. Ingenting er endra.',
    },
    badRelease: {
      title: 'Utleveringa kan ikkje lagast slik',
      detail: 'Rett det som er feil i førespurnaden. Ingenting er lagra.',
    },
    releaseStopped: {
      title: 'Utleveringa er stansa',
      detail:
        'Noko følsamt følgjer alt av det som er utlevert før, uansett kva som blir halde tilbake no. Be om mindre, eller vent på fleire pasientar. Ingenting er lagra.',
    },
    badReport: {
      title: 'Dette er ikkje ein oppfølgingsrapport',
      detail:
        'Fila er ikkje laga av «likeverd follow-up», eller noko er endra etterpå: fingeravtrykket stemmer ikkje. Lag rapporten på nytt, og send han uendra. Ingenting er lagra.',
    },
    badMapping: {
      title: 'Kolonnane er ikkje rett kopla',
      detail: 'Rett det som er feil i koplinga av kolonnar. Ingenting er lagra.',
    },
    identityNumber: {
      title: 'Eit fødselsnummer eller liknande',
      detail: 'Det du sende, inneheld eit fødselsnummer, D-nummer eller hjelpenummer. Ta det bort; ingenting er lagra.',
    },
    badWorkbook: {
      title: 'Arket kan ikkje lesast',
      detail: 'Send reknearket (.xlsx) med dei ni kolonnane som den offentlege lista over avgjerder har. Ingenting er lagra.',
    },
    tooMany: { title: 'For mange opplastingar er påbyrja', detail: 'Gjer ferdig eller avbryt nokre av dei, og prøv igjen.' },
    diskFull: {
      title: 'Det er ikkje plass til meir hos oss',
      detail:
        'Det du sende no, er ikkje lagra; det som var lagra før, er trygt. Drifta må gjere plass. Prøv igjen seinare, så held ei opplasting fram der ho slapp.',
    },
    fileWaits: { title: 'Fila ventar på viruskontroll', detail: 'Ho kan hentast når ho er funnen rein. Prøv igjen om litt.' },
    fileRefused: {
      title: 'Fila er stansa i viruskontrollen',
      detail: 'Ho kan ikkje hentast. Den som la ho ved, må leggje ved ei rein fil som ny versjon.',
    },
    unavailable: { title: 'Databasen svarar ikkje', detail: 'Ingenting er lagra. Prøv igjen om litt.' },
    starting: { title: 'Likeverd startar', detail: 'Prøv igjen om nokre sekund.' },
    signInFailed: {
      title: 'Innlogginga vart ikkje fullført',
      detail: 'Ho tok for lang tid, vart avbroten eller er brukt før. Gå til framsida og logg inn på nytt.',
    },
    noRole: {
      title: 'Du har inga rolle i Likeverd',
      detail:
        'Innlogginga lukkast, men kontoen din er ikkje knytt til ei rolle og ein organisasjon. Kontakt sekretariatet for Nye metoder.',
    },
    internal: { title: 'Noko gjekk gale hos oss', detail: 'Feilen er logga. Ingenting er lagra.' },
  },
  malformedAt: ({ path }) => `Feilen er i ${path}.`,
  quoteId: ({ id }) => `Oppgi denne koden dersom du tek kontakt: ${id}.`,
  login: {
    title: 'Vel kven du vil logge inn som',
    lead: 'Dette er ei lokal innlogging for utprøving. Du treng ikkje passord.',
    constructed: 'Alle personar og leverandørar her er konstruerte.',
    choose: 'Roller',
    cancel: 'Avbryt og gå til framsida',
    expiredTitle: 'Innlogginga har gått ut',
    expired: 'Innlogginga tok for lang tid eller er alt brukt. Gå til framsida og logg inn på nytt.',
    toFrontPage: 'Til framsida',
    languages: 'Språk',
  },
  feed: {
    title: 'Likeverd: nytt om metodar',
    subtitle: 'Offentlege hendingar i saker om nye metodar i spesialisthelsetenesta',
    entry: ({ number, title, event }) => `${number} ${title}: ${event}`,
    constructed: 'Konstruert døme.',
  },
  pageMissing: 'Nettsidene er ikkje bygde. Start med npm start.',
};
