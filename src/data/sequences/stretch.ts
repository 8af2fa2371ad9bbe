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
