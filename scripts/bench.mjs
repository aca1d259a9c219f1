#!/usr/bin/env node
import { newEnoughNode } from './bootstrap/node-version.mjs';

if (newEnoughNode('npm run bench')) {
  void import('./bootstrap/bench.mjs').then(function (bootstrap) {
    return bootstrap.bench(process.argv.slice(2));
  });
}
