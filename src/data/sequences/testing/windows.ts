import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import { PART_NAMES } from "../../split.js";
import type { WindowSet } from "../../window-set.js";
import { ensureWindows } from "../../windows-check.js";
import type { SequenceData } from "../contract.js";
import { type SequenceWindowsOptions, sequenceWindows } from "../sequence-windows.js";
import { taskOf } from "../task-of.js";

const shares = { validationShare: 0.2, testShare: 0.2 };

/** Windows that are what `Windows` says. */
export function made(data: SequenceData, options: Partial<SequenceWindowsOptions> = {}) {
  const windows = sequenceWindows({ data, task: taskOf(data), ...shares, ...options });
  ensureWindows("test", windows, "windows", windows.test.length === 0 ? ["train", "validation"] : PART_NAMES);
  return windows;
}

/** Rows that each window reads, without padding. */
export function inputsOf(set: WindowSet): number[][][] {
  const { length, window: T, inputSize: I, inputs, starts, lengths } = set;
  return Array.from({ length }, (_, k) => {
    const rows: number[][] = [];
    for (let t = T - (lengths?.[k] ?? T); t < T; t++) {
      const at = (starts[k]! + t) * I;
      rows.push([...inputs.subarray(at, at + I)]);
    }
    return rows;
  });
}

/** What each window is asked for, a row for each step that is scored. */
export function targetsOf(set: WindowSet): number[][][] {
  const all: number[][][] = Array.from({ length: set.length }, () => []);
  const S = set.scored === "all" ? set.window : 1;
  forEachScoredRow(set, ({ place, at }) => {
    const target = Array<number>(set.outputSize).fill(Number.NaN);
    copyTargets(set, at, target as unknown as Float64Array);
    all[Math.floor(place / S)]!.push(target);
  });
  return all;
}

/** A row for each code: 1 at the code, else 0. */
export const oneHot = (size: number, ...codes: number[]) =>
  codes.map((code) => Array.from({ length: size }, (_, k) => Number(k === code)));
/** The first number of each row. */
export const column = (rows: readonly (readonly number[])[]) => rows.map(([value]) => value);
