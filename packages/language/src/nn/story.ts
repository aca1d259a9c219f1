import type { StoryWords } from '../nb/story.ts';

export const story: StoryWords = {
  begins: (d) => `Det levande dømet blir spela, frå ${d.from} til ${d.to}. Metoden, pasientane og alle tal er konstruerte.`,
  stops: (d) => `Det levande dømet stoppar ved «${d.step}»: ${d.why}.`,
  step: (d) => `${d.date}: ${d.text}`,
  requested: () => 'Leverandøren ber om vurdering av eit målretta legemiddel. Saka blir registrert og tinga.',
  assessed: () =>
    'Direktoratet for medisinske produkt leverer vurderinga. Overlevinga er usikker; verdien av å vite meir er rekna ut.',
  signed: (d) => `Kontrakten er signert av alle partar. ${d.rules} reglar er skrivne før det finst data. Ny vurdering ${d.date}.`,
  introduced: (d) => `Metoden blir innført mellombels frå ${d.date}.`,
  delivered: (d) => `Leveranse ${d.number} frå registeret er godteken: ${d.patients} pasientar.`,
  quarantined: (d) =>
    `Leveranse ${d.number} er sett i karantene: ${d.faults} feil. Ingenting er endra. Registeret leverer på nytt.`,
  forecast: (d) =>
    `${d.patients} pasientar til no. Ved den nye vurderinga er ${d.now} venta; ved innføringa venta vi ${d.before}. Sannsynet for nok hendingar i tide er ${d.probability}.`,
  events: (d) => `${d.events} dødsfall, mot ${d.expected} venta etter kurva i vurderinga.`,
  recorded: (d) => `Tala er registrerte i saka: ${d.judged} av ${d.rules} reglar kan dømmast.`,
  released: (d) =>
    `Éin ber om utlevering, ein annan kontrollerer. No ser alle kurvene og anslaga på oppfølgingssida; ${d.hidden} av ${d.asked} tal blir haldne tilbake.`,
  opened: (d) => `Den nye vurderinga opnar av seg sjølv. Oppfylte reglar: ${d.rules}.`,
  updated: (d) => `Kostnad per kvalitetsjustert leveår, ${d.group}: ${d.before} før dataa, ${d.after} etter.`,
  everyone: 'alle',
  fusion: 'pasientar med genfusjon',
  otherMutation: 'pasientar med annan genfeil',
  renegotiated: () => 'Leverandøren gir eit nytt, lågare tilbod. Prisen er unnateken offentlegheit.',
  decided: () => 'Beslutningsforum held på metoden for pasientar med genfusjon og fasar han ut for dei andre.',
  exit: (d) => `Utfasinga: ${d.done} av ${d.of} oppgåver er gjorde, for nye og for behandla pasientar.`,
  ends: (d) => `Slutt. Sjå /oppfolging/${d.number}, /metoder/${d.number} og /midlertidig.`,
};
