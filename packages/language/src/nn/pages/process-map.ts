import type { ProcessMapText } from '../../nb/pages/process-map.ts';

/** The process told step by step to each who meets it: what happens, what you can do, and when. */
export const processMap: ProcessMapText = {
  title: 'Slik går ei sak',
  lead: 'Frå nokon ber om at ein metode blir vurdert, til han er i bruk. Vel kven du er, så ser du kva du kan gjere og når.',
  forWhom: 'Prosessen for',
  who: 'Kven',
  youCan: 'Dette kan du gjere',
  nothing: 'Du kan følgje saka på metodesida. Her er det ingenting du skal gjere.',
  time: 'Tid',
  source: 'Tidene er henta frå Nye metoder og Meld. St. 21 (2024–2025). Kvar sak viser sine eigne fristar på metodesida.',
  steps: {
    ask: {
      title: 'Anmodning eller forslag',
      who: 'Leverandør eller forslagsstillar, deretter sekretariatet',
      what: 'Ein leverandør ber om at eit legemiddel blir vurdert, eller nokon føreslår ein annan metode. Sekretariatet kontrollerer, ber om det som manglar, registrerer saka og gir ho nummer.',
    },
    input: {
      title: 'Innspel',
      who: 'Alle',
      what: 'Saka er offentleg. Alle kan gi innspel før Bestillerforum behandlar ho, og seinare i prosessen.',
      time: (f) =>
        `Om lag ${f.inputDaysMedicines / 7} veker for legemiddel og ${f.inputDaysOther / 7} veker for andre metodar, rekna frå registreringa.`,
    },
    commission: {
      title: 'Bestilling',
      who: 'Bestillerforum',
      what: 'Bestillerforum møtest om lag kvar månad og avgjer om det skal gjerast ei metodevurdering, kva type, eller berre eit prisnotat.',
    },
    documentation: {
      title: 'Dokumentasjon',
      who: 'Leverandøren',
      what: 'Leverandøren leverer kliniske data og helseøkonomi. Etaten ser etter om dokumentasjonen er fullstendig.',
      time: (f) => `Kjem ikkje dokumentasjonen innan ${f.documentationMonths} månader, kan oppdraget avbestillast.`,
    },
    assessment: {
      title: 'Metodevurdering',
      who: 'DMP eller FHI',
      what: 'Etaten vurderer nytte, ressursbruk, alvor og uvisse. Fagekspertar og brukarar bidreg. Ventar etaten på leverandøren, står klokka.',
      time: (f) => `DMP har ${f.assessmentDays} dagar frå fullstendig dokumentasjon. Dagar med klokkestopp blir ikkje rekna med.`,
    },
    price: {
      title: 'Pris',
      who: 'Sykehusinnkjøp og leverandøren',
      what: 'Sykehusinnkjøp forhandlar om prisen og skriv eit prisnotat. Prisen er som regel underlagd teieplikt.',
    },
    signOff: {
      title: 'Utkvittering',
      who: 'Medlemmene av Bestillerforum',
      what: 'Metodevurderinga blir kvittert ut eller send tilbake for meir. Når ho er kvittert ut, blir ho offentleg.',
      time: (f) => `${f.signOffShortest} til ${f.signOffLongest} dagar.`,
    },
    decision: {
      title: 'Avgjerd',
      who: 'Dei regionale helseføretaka og Beslutningsforum',
      what: 'Fagdirektørane førebur saka. Dei fire administrerande direktørane avgjer ved konsensus. Brukarar og klinikarar kan tale og føreslå. Avgjerda blir offentleggjord med grunngiving.',
    },
    use: {
      title: 'I bruk',
      who: 'Helseføretaka',
      what: 'Helseføretaka får skriftleg melding og tek metoden i bruk frå den datoen avgjerda seier. Retningslinjer blir oppdaterte.',
    },
    again: {
      title: 'Ny vurdering',
      who: 'Bestillerforum og Beslutningsforum',
      what: 'Ei avgjerd gjeld til ei ny er teken. Kjem det ny kunnskap av betydning, kan saka takast opp igjen.',
    },
  },
  audiences: {
    supplier: {
      name: 'Leverandør',
      title: 'For leverandørar',
      lead: 'Du ber om vurdering, leverer dokumentasjon og gir pristilbod. Tidsrekneskapen viser kor lenge saka har vore hos deg og hos dei andre.',
      canDo: {
        ask: () => 'Send anmodninga for heile indikasjonen, og sei når dokumentasjonen kjem. Svar om sekretariatet ber om meir.',
        documentation: (f) =>
          `Lever på datoen du har sagt, og seinast innan ${f.documentationMonths} månader etter at oppmodinga kom inn.`,
        assessment: () =>
          'Svar på spørsmål frå etaten. Klokka hos etaten står medan han ventar på deg, og dagane blir rekna som dine.',
        price: () => 'Gi pristilbod til Sykehusinnkjøp. Berre dei som skal bruke prisen, ser han.',
        use: () => 'Lever til avtalt pris frå den datoen avgjerda gjeld.',
        again: () => 'Be om ny vurdering når du har nye kliniske data.',
      },
    },
    proposer: {
      name: 'Forslagsstillar',
      title: 'For deg som vil føreslå ein metode',
      lead: 'Alle kan føreslå prosedyrar, medisinsk utstyr, diagnostikk og testar. Legemiddel er det leverandøren som ber om vurdering av.',
      canDo: {
        ask: () => 'Send forslaget, og svar om sekretariatet ber om meir.',
        input: (f) => `Gi fleire opplysningar som innspel, innan om lag ${f.inputDaysOther / 7} veker.`,
        assessment: () => 'Svar på spørsmål frå etaten om du blir spurd.',
        decision: () => 'Les avgjerda og grunngivinga på metodesida.',
        again: () => 'Meld frå når det kjem ny kunnskap.',
      },
    },
    patient: {
      name: 'Pasient og pårørande',
      title: 'For pasientar og pårørande',
      lead: 'Du kan seie kva sjukdommen og behandlinga har å seie for livet ditt, og sjå kva innspelet ditt førte til.',
      canDo: {
        input: (f) =>
          `Gi innspel sjølv eller gjennom ein organisasjon: innan om lag ${f.inputDaysMedicines / 7} veker for legemiddel og ${f.inputDaysOther / 7} veker for andre metodar.`,
        assessment: () => 'Brukarrepresentantar deltek. Du kan òg gi innspel medan vurderinga går føre seg.',
        decision: () => 'Brukarrepresentantane kan tale og føreslå i Beslutningsforum. Les avgjerda i klart språk på metodesida.',
        use: () =>
          'Spør legen om metoden er aktuell for deg. Metodar som blir vurderte, er som hovudregel ikkje i bruk før avgjerda.',
        again: () => 'Er avgjerda nei, kan legen søkje om unntak eller tilgang for ein einskild pasient etter eigne ordningar.',
      },
    },
    clinician: {
      name: 'Klinikar',
      title: 'For klinikarar',
      lead: 'Du kan bli oppnemnd som fagekspert, gi innspel og bruke avgjerda med start- og stoppkriterium.',
      canDo: {
        ask: () => 'Føreslå ein metode som ikkje er legemiddelet til ein leverandør.',
        input: (f) =>
          `Gi innspel om pasientgruppa og dagens behandling innan om lag ${f.inputDaysMedicines / 7} eller ${f.inputDaysOther / 7} veker.`,
        assessment: () => 'Er du oppnemnd som fagekspert, svarer du på spørsmåla frå etaten og ser kva svaret ditt endra.',
        decision: () => 'To klinikarar deltek som observatørar og kan tale og føreslå.',
        use: () => 'Ta metoden i bruk etter avgjerda, med start- og stoppkriteria som står der.',
        again: () => 'Meld frå om ny kunnskap eller røynsler som kan endre avgjerda.',
      },
    },
    press: {
      name: 'Presse',
      title: 'For presse og forskarar',
      lead: 'Alt offentleg ligg på metodesidene, i straumar og i opne data. Prisane er som regel unnatekne offentlegheit.',
      canDo: {
        ask: () => 'Sjå nye saker på metodesidene når dei er registrerte, og følg dei med ein straum.',
        commission: () => 'Les bestillinga og grunngivinga på metodesida.',
        assessment: () => 'Sjå kor lenge saka har vore hos kvar part i tidsrekneskapen.',
        signOff: () => 'Les metodevurderinga når ho er kvittert ut, og køyr modellen sjølv.',
        decision: () =>
          'Les avgjerda med grunngiving etter kvart kriterium. Statistikken viser tidsbruk og utfall med definisjonar.',
      },
    },
  },
};
