#!/usr/bin/env node
import { newEnoughNode } from './bootstrap/node-version.mjs';

if (newEnoughNode('npm start')) {
  void import('./bootstrap/start.mjs').then(function (bootstrap) {
    return bootstrap.start(process.argv.slice(2));
  });
}
