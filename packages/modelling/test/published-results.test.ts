import { runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, publishedResults, quantityOf, readGallery, sound } from './gallery.ts';

describe.each(publishedResults().map((published) => [published.model, published] as const))('%s', (model, { results }) => {
  const definition = readGallery(model);
  test.each(
    results.map(
      (result) => [`${result.quantity} ${result.strategy ?? ''} ${JSON.stringify(result.inputs ?? {})}`, result] as const,
    ),
  )('%s', (_, result) => {
    const baseCase = sound(runBaseCase(compiled(definition, result.inputs)));
    expect(Math.abs(quantityOf(baseCase, result) - result.value)).toBeLessThanOrEqual(result.tolerance);
  });
});
