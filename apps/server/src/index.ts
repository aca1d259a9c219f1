export { type Configuration, defaults, readConfiguration } from './configuration.ts';
export { type RunningServer, startServer, type Surroundings } from './server.ts';
export { StartFailure } from './start-failure.ts';
