import type { documents as base } from '../nb/documents.ts';

/** Ord i dokumenta ei metodevurdering blir skriven ut som. */
export const documents: typeof base = {
  publisher: 'Metodevurdering · Likeverd',
  subtitle: 'Vurdering etter prioriteringskriteria nytte, ressursbruk og alvor',
  plainSubtitle: 'Kort fortalt, for alle',
  subject: (details) => `Metodevurdering etter reglane som galdt ${details.date}`,
  contents: 'Innhald',
  page: 'Side',
  of: 'av',
  table: (details) => `Tabell ${details.number}. ${details.caption}`,
  figure: (details) => `Figur ${details.number}. ${details.caption}`,
  figureTable: (details) => `Tala bak figur ${details.number}`,
  constructed: {
    title: 'Konstruert døme',
    text: 'Nokre premissar, eller heile modellen, er dikta opp for å vise kva ei vurdering inneheld. Tala seier ingenting om nokon verkeleg metode.',
  },
  classed: {
    internal: 'INTERNT',
    confidential: 'FORTRULEG',
    title: 'Ikkje for alle',
    text: 'Modellen byggjer på verdiar som er unnatekne offentlegheit. Tal som er rekna ut av dei, er unnatekne på same måten.',
  },
  notices: { info: 'Merk', warning: 'Kan ikkje vurderast', danger: 'Feil i dokumentet' },
  stale: {
    title: 'Utdatert',
    text: (details) =>
      `Desse delane byggjer på ting som er endra etter at dei vart vurderte: ${details.parts}. Dei må vurderast på nytt.`,
  },
  about: 'Om vurderinga',
  summary: 'Samandrag',
  keyFigures: 'Nøkkeltal',
  nothing: 'Dokumentet seier ingenting om dette.',
  classLevel: (details) => `klasse ${details.level} av 6`,
  appendix: (details) => `Vedlegg ${details.letter}. ${details.title}`,
  parameters: {
    title: 'Parametrane i modellen',
    text: 'Alle verdiar modellen reknar med, med fordeling og kjelde.',
    name: 'Parameter',
    value: 'Verdi',
    unit: 'Eining',
    distribution: 'Fordeling',
    source: 'Kjelde',
    confidential: 'unnateke offentlegheit',
  },
  proof: {
    title: 'Kvar kvart tal kjem ifrå',
    text: 'Talet i klamme ved kvart resultat i rapporten viser hit. Kvar rad seier kva resultatet er, kva det er rekna ut av, etter kva regel, og kva fakta eller kva køyring det byggjer på.',
    number: 'Nr.',
    quantity: 'Storleik',
    value: 'Verdi',
    inputs: 'Rekna ut av',
    basis: 'Regel, fakta og køyring',
    run: (details) => `lese av køyring ${details.run}`,
    node: (details) => `Id: ${details.id}`,
  },
  rules: {
    title: 'Reglar og kjelder',
    rule: 'Regel',
    version: 'Versjon',
    text: 'Kva han seier',
    source: 'Kvar han står',
    facts: 'Fakta som er brukte',
    fact: 'Faktum',
    value: 'Verdi',
    factSource: 'Kjelde',
    none: 'Ingen.',
  },
  cheers: {
    title: 'CHEERS 2022',
    text: 'Sjekkliste for rapportering av helseøkonomiske evalueringar (Husereau mfl. 2022, doi 10.1136/bmj-2021-067975), fylt ut av det som står i modellen og vurderinga. Det som berre forfattarane kan svare på, er merkt.',
    item: 'Punkt',
    status: 'Svar',
    where: 'Kvar',
    remark: 'Kva som står, eller manglar',
    statuses: { reported: 'rapportert', partly: 'delvis', missing: 'manglar', authors: 'forfattarane må svare' },
    items: {
      '1': 'Tittel',
      '2': 'Samandrag',
      '3': 'Bakgrunn og mål',
      '4': 'Analyseplan',
      '5': 'Populasjon',
      '6': 'Stad og samanheng',
      '7': 'Alternativ som blir samanlikna',
      '8': 'Perspektiv',
      '9': 'Tidshorisont',
      '10': 'Diskonteringsrente',
      '11': 'Val av utfall',
      '12': 'Måling av utfall',
      '13': 'Verdsetjing av utfall',
      '14': 'Måling og verdsetjing av ressursar og kostnader',
      '15': 'Valuta, prisår og omrekning',
      '16': 'Grunngiving for og skildring av modellen',
      '17': 'Analysemetodar og føresetnader',
      '18': 'Ulikskapar mellom pasientgrupper',
      '19': 'Fordelingsverknader',
      '20': 'Uvisse',
      '21': 'Medverknad av pasientar og andre som er råka',
      '22': 'Parametrar',
      '23': 'Hovudresultat',
      '24': 'Kva uvissa har å seie',
      '25': 'Kva medverknaden førte til',
      '26': 'Funn, avgrensingar og overføringsverdi',
      '27': 'Finansiering',
      '28': 'Interessekonfliktar',
    },
    remarks: {
      title: 'Tittelen nemner metoden og det han blir samanlikna med.',
      summary: 'Nøkkeltal og ein kort omtale som er laga av resultata.',
      written: 'Skrive av forfattarane.',
      writtenIn: 'Teksten manglar. Skriv han i delen report av vurderingsdokumentet.',
      comparators: (details) => `Modellen samanliknar ${details.strategies}.`,
      inventory:
        'Kva som tel, følgjer av oversynet over konsekvensar (Figur 4.1 i Meld. St. 21 (2024–2025)); kvar konsekvens er plassert i det.',
      perspective: 'Kva som er med i reknestykket, følgjer av kostnadskomponentane og betalarane i modellen.',
      horizon: (details) => `Horisonten er ${details.years} år.`,
      noHorizon: 'Modellen er eit avgjerdstre utan tidsakse. Skriv i omtalen av modellen kva tidsrom han dekkjer.',
      discounting: (details) => `Årlege renter: ${details.rates}.`,
      noDiscounting: 'Modellen diskonterer ikkje.',
      outcomes: 'Kvalitetsjusterte leveår og leveår.',
      valuation: (details) => `${details.count} nyttevekter med kjelde og fordeling.`,
      noValuation: 'Modellen har ingen parametrar som er nyttevekter.',
      costs: (details) => `${details.count} prisar og kostnader med kjelde, fordelte på ${details.components} komponentar.`,
      currency: (details) => `${details.currency}, prisnivå ${details.year}.`,
      model: (details) => `Modellen er skildra i ${details.citation}.`,
      checks: 'Føresetnadene står i modelldokumentet, og kontrollane av det i TECH-VER.',
      subgroups: (details) => `Resultata er delte på ${details.count} undergrupper.`,
      noSubgroups: 'Modellen har ingen undergrupper. Skriv kvifor, eller legg dei til.',
      distribution: 'Alvor er rekna ut og inngår i betalingsviljen; andre fordelingsverknader må omtalast i etikken.',
      uncertainty: (details) => `${details.draws} trekningar av parametrane, og ${details.scenarios} scenario i modellen.`,
      noDraws: 'Det er ikkje gjort ein probabilistisk analyse. Køyr med trekningar.',
      parameters: (details) => `${details.count} parametrar, av dei ${details.fixed} utan fordeling.`,
      results: 'Totalar for kvart alternativ og skilnader, kvar med prov.',
      effect: 'Sannsyn for kostnadseffektivitet og verdien av meir kunnskap.',
      authors: 'Det finst ikkje eit felt i dokumentet som seier dette. Skriv det i teksten.',
    },
  },
  techVer: {
    title: 'TECH-VER',
    text: 'Automatiske kontrollar av logikken i modellen (Büyükkaramikli mfl. 2019, doi 10.1007/s40273-019-00844-y).',
    check: 'Kontroll',
    result: 'Resultat',
    found: 'Kva som vart funne',
    failed: 'Kontrollane kan ikkje køyrast på denne modellen.',
  },
  advishe: {
    title: 'AdViSHE',
    text: 'Kva som er gjort for å validere modellen (Vemer mfl. 2016, doi 10.1007/s40273-015-0327-2). Svara er forfattarane sine; kontrollane er belegg for dei.',
    item: 'Spørsmål',
    answer: 'Svar',
    evidence: 'Belegg i kontrollane',
    answers: { yes: 'ja', no: 'nei', notApplicable: 'ikkje aktuelt', none: 'ikkje svara' },
    passed: (details) => `${details.passed} av ${details.of} kontrollar greidde`,
    otherModel: 'Skjemaet som er lagt ved, gjeld ei anna utgåve av modellen. Svara er ikkje tekne med.',
  },
  capsule: {
    readme: (details) =>
      `# ${details.title}

Denne kapselen inneheld alt vurderinga «${details.id}» byggjer på, og alt ho kom fram til. Ho kan gjerast om att utan nettverk:

    npx likeverd replay kapsel.zip

| fil | innhald |
|---|---|
| assessment.yaml | vurderingsdokumentet: premissar og tekstar |
| model.yaml | modellen «${details.model}» |
| inputs.json | trekningar, frø og datoar |
| texts.json | tekstane i rapporten |
| rules-and-facts.json | reglane og fakta som er brukte, med kjelder |
| results.json | resultata, kvart med sitt prov |
| results.csv, trace.csv, draws.csv | resultat, forløp og trekningar som tabellar |
| model.xlsx | modellen som arbeidsbok med formlar |
| checks.json | kontrollane av modellen (TECH-VER) |
| figures/ | figurane |
| report.pdf, .docx, .xlsx, .html | rapporten |
| plain.pdf, .html | den korte utgåva for alle |
| manifest.json | kontrollsum (SHA-256) av kvar fil, klassen til kapselen, og kva som er utelate |
`,
    packed: (details) => `Skrive til ${details.file}: ${details.count} filer, kontrollsum ${details.digest}`,
    leftOut: (details) => `Utelate fordi det ikkje er for alle: ${details.names}.`,
    faults: {
      notACapsule: (details) => `«${details.file}» er ingen kapsel. Oppgi ei fil som «likeverd capsule» har skrive.`,
      tooLarge: (details) => `«${details.file}» er for stor til å vere ein kapsel.`,
      tampered: (details) =>
        `Kapselen er endra etter at han vart laga: «${details.inside}» har ein annan kontrollsum enn i «manifest.json».`,
      missing: (details) => `Kapselen er ikkje heil: «${details.inside}» manglar.`,
      unknown: (details) => `Kapselen har ei fil som ikkje høyrer til: «${details.inside}».`,
    },
    intact: (details) => `Kapselen er uendra: ${details.count} filer, kontrollsum ${details.digest}`,
    same: (details) => `Gjort om att med same resultat til siste bit: ${details.hash}`,
    different: 'Gjort om att med eit anna resultat.',
    differentResults: (details) => `Ulike kontrollsummar: ${details.names}.`,
    differentFiles: (details) => `Ulike filer: ${details.names}.`,
    otherEngine: 'Kapselen er laga med ei anna utgåve av reknemotoren.',
    notReplayable: (details) =>
      `Kapselen kan ikkje gjerast om att, for dette er utelate: ${details.names}. Filene er slik dei vart pakka.`,
  },
  downloads: {
    title: 'Ta med rapporten',
    lead: 'Rapporten blir laga i nettlesaren av det som er vurdert her. Kvart tal viser til provet sitt.',
    formats: { pdf: 'PDF', docx: 'Word', xlsx: 'Rekneark', html: 'Nettside' },
    plain: 'Kort fortalt (PDF)',
    plainName: 'kort',
    making: 'Lagar fila …',
    broken: 'Fila kunne ikkje lagast. Vurder dokumentet på nytt, og prøv igjen.',
  },
  identity: {
    title: 'Kontrollsummar',
    text: 'Med desse kan kven som helst sjå at rapporten byggjer på nøyaktig denne modellen, desse inndataa og denne reknemotoren.',
    name: 'Kva',
    value: 'Kontrollsum (SHA-256)',
  },
};
