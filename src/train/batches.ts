import type { ObjectivePass } from "../objective/contract.js";
import { shareOf, type Team } from "./team/team.js";

/** A stretch of the epoch's order and the pass that serves batches of its size. */
export interface PlannedBatch {
  /** Windows of the batch, the whole team's. */
  readonly windows: Uint32Array;
  /** This member's share of them. */
  readonly indices: Uint32Array;
  readonly pass: ObjectivePass;
}

interface BatchesOptions {
  readonly batchSize: number;
  readonly team: Team;
  /** Called once for each size of batch that occurs. */
  readonly plan: (batch: number) => ObjectivePass;
}

/** Cuts the order into batches, the last one smaller if need be; views on it, so a new order needs no new batches. */
export function batchesOf(order: Uint32Array, { batchSize, team, plan }: BatchesOptions): PlannedBatch[] {
  const passes = new Map<number, ObjectivePass>();
  const batches: PlannedBatch[] = [];
  for (let start = 0; start < order.length; start += batchSize) {
    const size = Math.min(batchSize, order.length - start);
    const pass = passes.get(size) ?? plan(size);
    passes.set(size, pass);
    const { from, to } = shareOf(size, team);
    const indices = order.subarray(start + from, start + to);
    batches.push({ windows: order.subarray(start, start + size), indices, pass });
  }
  return batches;
}
