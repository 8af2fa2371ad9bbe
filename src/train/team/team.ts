import type { FloatArray } from "../../kernels/contract.js";

/** A member's vote on what follows the step at hand; the strongest vote of the team decides. */
export const VOTE = { goOn: 0, pause: 1, stop: 2 } as const;
export type Vote = (typeof VOTE)[keyof typeof VOTE];

/**
 * Members that train one network together (data parallelism): each computes the gradient of its share of every batch, and
 * `allReduce` gives all of them the gradient of the whole.
 *
 * All run the same loop from the same seed. Parameters, optimiser state and schedules are never sent around: they stay the
 * same bits in every member, since every member adds the same gradients in the same order.
 */
export interface Team {
  /** Members, this one counted. */
  readonly worldSize: number;
  /** 0 .. worldSize - 1. */
  readonly rank: number;
  /** Set it before `allReduce`, which tells the others: clocks and signals differ from member to member. */
  vote: Vote;
  /** The strongest vote at the last `allReduce`: the same for all members. */
  readonly decision: Vote;
  /**
   * Replaces the arrays by their sums over the members, added in the order of the ranks. Blocks until every member has
   * called it with arrays of the same lengths; allocates nothing.
   */
  allReduce(figures: Float64Array, gradient?: FloatArray): void;
}

/** A team of one, which has nobody to wait for. */
export function alone(): Team {
  return {
    worldSize: 1,
    rank: 0,
    vote: VOTE.goOn,
    get decision() {
      return this.vote;
    },
    allReduce() {},
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
export function shareOf(rows: number, { rank, worldSize }: Pick<Team, "rank" | "worldSize">): Share {
  const groups = Math.ceil(rows / GROUP);
  const edge = (member: number) => Math.min(rows, Math.floor((groups * member) / worldSize) * GROUP);
  return { from: edge(rank), to: edge(rank + 1) };
}
