/** One number for each seed of which something is known: the mean over its folds. */
export function bySeed<Item>(
  items: readonly Item[],
  { seedOf, numberOf }: { readonly seedOf: (item: Item) => number; readonly numberOf: (item: Item) => number | null },
): number[] {
  const seeds = new Map<number, number[]>();
  for (const item of items) {
    const value = numberOf(item);
    if (value !== null) seeds.set(seedOf(item), [...(seeds.get(seedOf(item)) ?? []), value]);
  }
  return [...seeds.values()].map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}
