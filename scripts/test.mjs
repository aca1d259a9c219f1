#!/usr/bin/env node
import { newEnoughNode } from './bootstrap/node-version.mjs';

if (newEnoughNode('npm test')) {
  void import('./bootstrap/test.mjs').then(function (bootstrap) {
    return bootstrap.test(process.argv.slice(2));
  });
}
