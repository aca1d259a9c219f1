// The walls of the house. A wall is moved by a decision in docs/decisions, not by an exception here.

const pureRooms = ['statistics', 'reference', 'language', 'modelling', 'appraisal', 'casework', 'followup', 'documents'];

/** Which rooms each room may import. */
const doors = {
  'packages/statistics': [],
  'packages/reference': [],
  'packages/language': [],
  'packages/modelling': ['packages/statistics', 'packages/reference'],
  'packages/appraisal': ['packages/statistics', 'packages/modelling', 'packages/reference'],
  'packages/casework': ['packages/reference'],
  'packages/followup': ['packages/statistics', 'packages/modelling', 'packages/appraisal', 'packages/reference'],
  'packages/documents': ['packages/language', 'packages/modelling', 'packages/appraisal'],
  'apps/registers': ['packages/followup'],
  'apps/server': [...pureRooms.map((room) => `packages/${room}`), 'apps/registers'],
  'apps/web': pureRooms.map((room) => `packages/${room}`),
  'apps/cli': [...pureRooms.map((room) => `packages/${room}`), 'apps/registers'],
};

const walls = Object.entries(doors).map(([room, open]) => ({
  name: `wall-of-${room.replace('/', '-')}`,
  comment: `${room} may import ${open.length === 0 ? 'no other room' : open.join(', ')}; see ARCHITECTURE.md`,
  severity: 'error',
  from: { path: `^${room}/src/` },
  to: { path: '^(packages|apps|scripts|tests|bench)/', pathNot: [room, ...open].map((allowed) => `^${allowed}/`) },
}));

export default {
  forbidden: [
    ...walls,
    {
      name: 'every-room-has-walls',
      comment: 'A new room gets its line in the table of doors first',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/', pathNot: Object.keys(doors).map((room) => `^${room}/`) },
      to: {},
    },
    {
      name: 'through-the-front-door',
      comment: 'A room is imported by its name, never by a path into it',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'pure-rooms-know-no-machine',
      comment: 'Clock, network, disk and randomness come in as arguments',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-browser-knows-no-machine',
      comment: 'The pages reach storage only through the API',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      comment: 'Modules that import each other cannot be understood one at a time',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'Product code imports no tests and no scripts',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { path: '(^|/)(test|tests|scripts)/' },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-where-used',
      comment: 'A room declares what it imports in its own package.json',
      severity: 'error',
      from: { path: '^(packages|apps)/[^/]+/src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache|coverage|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
