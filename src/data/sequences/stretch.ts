/** Consecutive steps [start, end) of one sequence, counted over all sequences. */
export interface Stretch {
  /** Place of the sequence. */
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
}

/** Steps of a stretch. */
export function stepsOf({ start, end }: Pick<Stretch, "start" | "end">): number {
  return end - start;
}

/** Stretches in their order, each without the steps that those before it hold: windows that overlap would count them many times. */
export function withoutOverlap(stretches: readonly Stretch[]): Stretch[] {
  let read = 0;
  return stretches.map(({ sequence, start, end }) => {
    const from = Math.max(start, read);
    read = end;
    return { sequence, start: from, end };
  });
}
