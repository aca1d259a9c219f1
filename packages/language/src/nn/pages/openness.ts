import type { openness as nb } from '../../nb/pages/openness.ts';

/** Ord på den offentlege nettstaden: søk med filter, ein metode på klarspråk, versjonar, tilvising. */
export const openness: typeof nb = {
  onThisPage: 'På denne sida',
  filters: {
    title: 'Avgrens',
    methodType: 'Type metode',
    phase: 'Status',
    outcome: 'Avgjerd',
    field: 'Fagområde',
    year: 'År',
    show: ({ count }) => (count === 0 ? 'Avgrens lista' : `Avgrens lista (${count} valde)`),
    clear: 'Fjern alle avgrensingar',
    option: ({ name, count }) => `${name} (${count})`,
  },
  plain: {
    title: 'Kort fortalt',
    made: 'Laga automatisk av opplysningane i saka.',
    fromAssessment: 'Laga automatisk av tala i metodevurderinga.',
    about: ({ title, type }) => `Denne saka gjeld ${title}. Type metode: ${type}.`,
    substance: ({ substance }) => `Verkestoffet er ${substance}.`,
    population: 'Kven metoden er tenkt for:',
    comparator: 'Det han skal samanliknast med:',
    standing: {
      submitted: 'Nokon har bede om at metoden blir vurdert. Sekretariatet kontrollerer opplysningane.',
      awaitingCompletion: 'Sekretariatet har bede om fleire opplysningar, og saka ventar på svar.',
      registered: 'Saka er registrert. Bestillerforum skal avgjere om metoden skal vurderast, og korleis.',
      commissioned: 'Metoden blir vurdert no: Kor stor nytte har han, kva kostar han, og kor alvorleg er tilstanden?',
      delivered: 'Vurderinga er ferdig skriven. Bestillerforum ser gjennom henne før ho blir offentleggjord.',
      signedOff: 'Vurderinga er offentleg. Beslutningsforum skal avgjere om metoden skal takast i bruk.',
      decided: 'Avgjerda er teken. Sekretariatet offentleggjer henne.',
      published: 'Saka er avgjord.',
      closed: 'Bestillerforum har avgjort at metoden ikkje skal vurderast no. Saka er avslutta.',
    },
    outcome: {
      introduced: 'Metoden blir innført. Sjukehusa kan tilby han til pasientane som avgjerda gjeld for.',
      introducedForSubgroup:
        'Metoden blir innført for ein del av pasientane. Sjukehusa kan tilby han til dei som avgjerda gjeld for.',
      introducedInPart: 'Metoden blir innført for ein del av indikasjonen. Sjukehusa kan tilby han til dei som avgjerda gjeld for.',
      discontinued: 'Metoden er ikkje lenger eit tilbod til nye pasientar.',
      introducedTemporarily:
        'Metoden blir innført mellombels. Sjukehusa kan tilby han medan nye data blir samla inn, og på ein fastsett dato blir han vurdert på nytt.',
      notIntroduced: 'Metoden blir ikkje innført. Sjukehusa skal som hovudregel ikkje tilby han.',
    },
    from: ({ date }) => `Avgjerda gjeld frå ${date}.`,
    review: ({ date }) => `Ho skal vurderast på nytt ${date}.`,
    why: 'Grunnen, slik Beslutningsforum har skrive han:',
    whyClosed: 'Grunnen, slik Bestillerforum har skrive han:',
  },
  versions: {
    run: ({ from, to, event }) => `Versjon ${from} til ${to}: ${event}`,
    title: 'Versjonar av denne sida',
    lead: 'Sida har ei fast adresse for kvar offentleg hending i saka. Adressa viser sida slik ho var då.',
    version: ({ version, event }) => `Versjon ${version}: ${event}`,
    current: 'blir vist no',
    old: ({ version, of, date }) => `Du ser versjon ${version} av ${of}: sida slik ho var ${date}.`,
    toNewest: 'Gå til sida slik ho er no',
  },
  cite: {
    title: 'Vis til denne sida',
    text: ({ number, title, version, date, address }) =>
      `Nye metoder: ${number} ${title}. Likeverd, versjon ${version}, ${date}. ${address}`,
    copy: 'Kopier',
    copied: 'Tilvisinga er kopiert.',
    notCopied: 'Nettlesaren tillét ikkje kopiering. Merk teksten og kopier han sjølv.',
  },
};
