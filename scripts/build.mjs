#!/usr/bin/env node
import { newEnoughNode } from './bootstrap/node-version.mjs';

if (newEnoughNode('npm run build')) {
  void import('./bootstrap/build.mjs').then(function (bootstrap) {
    return bootstrap.build();
  });
}
