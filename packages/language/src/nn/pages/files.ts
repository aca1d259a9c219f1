import type { files as base } from '../../nb/pages/files.ts';

/** Words of the documents of a case and of sending files. */
export const files: typeof base = {
  title: 'Dokument',
  none: 'Det er ingen dokument som du kan sjå i saka.',
  publicTitle: 'Dokument',
  version: (details) => `Versjon ${details.number}`,
  newest: 'nyaste',
  published: 'offentleggjord',
  withdrawn: (details) => `Trekt tilbake ${details.date}.`,
  download: (details) => `Last ned ${details.name}`,
  by: (details) => `${details.role}, ${details.time}`,
  hash: 'SHA-256',
  share: (d: { claimed: string; of: string; grounds: string }) =>
    `Skjerma: passasjar på ${d.claimed} av ${d.of} sider (${d.grounds}).`,
  claims: (d: { count: number; claimed: number; of: number }) =>
    `Kravd skjerma: ${d.count} ${d.count === 1 ? 'passasje' : 'passasjar'} på ${d.claimed} av ${d.of} sider.`,
  awaitsRedacted: 'Den offentlege utgåva ventar på ei skjerma fil.',
  redacted: 'Skjerma utgåve:',
  scan: {
    notScanned: 'ikkje viruskontrollert',
    waiting: 'ventar på viruskontroll',
    clean: 'viruskontrollert',
    refused: 'stansa i viruskontrollen',
  },
  drop: 'Slepp fila her, eller vel ho med knappen.',
  unattached: 'Ei fil som ikkje er lagd ved noko innan 30 dagar, blir sletta.',
  choose: 'Vel fil',
  another: 'Vel ei anna fil',
  sending: (details) => `Lastar opp ${details.name}`,
  progress: (details) => `${details.percent} (${details.sent} av ${details.size})`,
  checking: 'Alt er sendt. Vi kontrollerer at fila er komen heilt fram …',
  pause: 'Stopp førebels',
  resume: 'Hald fram opplastinga',
  sent: (details) => `${details.name} er lasta opp: ${details.size}, ${details.type}.`,
  missing: 'Fila som var lasta opp, finst ikkje lenger. Vel ho på nytt.',
  unfinished: 'Opplastinga blei ikkje ferdig. Vel den same fila, så held ho fram der ho slapp.',
  failed: {
    offline: 'Sambandet er brote. Det som er sendt, er teke vare på. Hald fram når du er på nett igjen.',
    unauthenticated:
      'Du er logga ut. Det som er sendt, er teke vare på. Logg inn igjen og vel den same fila, så held opplastinga fram der ho slapp.',
    diskFull: 'Det er ikkje plass til meir hos oss akkurat no. Det som er sendt, er teke vare på. Prøv igjen seinare.',
    tooLarge: 'Fila er større enn det tenesta tek imot.',
    empty: 'Fila er tom. Vel ei anna.',
    name: 'Filnamnet har teikn som ikkje kan brukast. Gi fila eit anna namn og vel ho på nytt.',
    refused: 'Du kan ikkje leggje ved dokument i denne saka.',
    tooMany: 'Du har for mange påbyrja opplastingar. Gjer ferdig nokre av dei først.',
    other: 'Noko gjekk gale hos oss. Det som er sendt, er teke vare på. Prøv igjen om litt.',
  },
  bytes: { byte: 'byte', kilobyte: 'kB', megabyte: 'MB', gigabyte: 'GB' },
};
