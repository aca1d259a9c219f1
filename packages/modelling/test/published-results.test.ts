import { describe, expect, test } from 'vitest';
import { ourResults, publishedResults, readGallery } from './gallery.ts';

const withResults = publishedResults().filter(({ results }) => results.length > 0);

describe.each(withResults.map((published) => [published.model, published] as const))('%s', (model, { results }) => {
  const ours = ourResults(readGallery(model));
  test.each(
    results.map(
      (result) =>
        [
          `${result.quantity} ${result.strategy ?? ''} ${JSON.stringify(result.inputs ?? {})} ${result.draws ?? ''}`,
          result,
        ] as const,
    ),
  )('%s', (_, result) => {
    expect(Math.abs(ours(result) - result.value)).toBeLessThanOrEqual(result.tolerance);
  });
});
