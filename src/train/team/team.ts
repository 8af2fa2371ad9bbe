import type { FloatArray } from "../../kernels/contract.js";

/** What a member would like to happen after the step at hand; the strongest wish of the team is what happens. */
export const WISH = { goOn: 0, pause: 1, stop: 2 } as const;
export type Wish = (typeof WISH)[keyof typeof WISH];

/**
 * Members that train one network together (data parallelism): each computes the gradient of its share of every batch, and
 * `sum` gives all of them the gradient of the whole.
 *
 * All run the same loop from the same seed. Parameters, optimiser state and schedules are never sent around: they stay the
 * same bits in every member, since every member adds the same gradients in the same order.
 */
export interface Team {
  readonly size: number;
  /** 0 .. size - 1. */
  readonly rank: number;
  /** Set it before `sum`, which tells the others: clocks and signals differ from member to member. */
  wish: Wish;
  /** The strongest wish that a member had at the last `sum`: the same for all. */
  readonly agreed: Wish;
  /**
   * Replaces the arrays by their sums over the members, added in the order of the ranks. Blocks until every member has
   * called it with arrays of the same lengths; allocates nothing.
   */
  sum(figures: Float64Array, gradient?: FloatArray): void;
}

/** A team of one, which has nobody to wait for. */
export function alone(): Team {
  return {
    size: 1,
    rank: 0,
    wish: WISH.goOn,
    get agreed() {
      return this.wish;
    },
    sum() {},
  };
}

/** The kernels work on 8 rows at a time: a share that is a multiple of it wastes none. */
export const GROUP = 8;

/** A stretch of rows, `from` included, `to` not. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** This member's part of `rows` rows, in whole groups of 8; empty when there are fewer groups than members. */
export function shareOf(rows: number, { rank, size }: Pick<Team, "rank" | "size">): Share {
  const groups = Math.ceil(rows / GROUP);
  const edge = (member: number) => Math.min(rows, Math.floor((groups * member) / size) * GROUP);
  return { from: edge(rank), to: edge(rank + 1) };
}
