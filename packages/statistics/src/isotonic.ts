/**
 * The non-decreasing values nearest to those given in weighted squares, by pooling adjacent violators (Barlow, Bartholomew, Bremner & Brunk
 * 1972, Statistical Inference under Order Restrictions, section 1.2). Weights are positive and as many as the values.
 */
export const isotonic = (values: readonly number[], weights: readonly number[]): readonly number[] => {
  const blocks: { value: number; weight: number; count: number }[] = [];
  values.forEach((value, index) => {
    let block = { value, weight: weights[index] ?? 1, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.value > block.value; last = blocks.at(-1)) {
      blocks.pop();
      const weight = last.weight + block.weight;
      block = {
        value: (last.value * last.weight + block.value * block.weight) / weight,
        weight,
        count: last.count + block.count,
      };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
};
