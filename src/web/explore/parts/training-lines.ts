import { median } from "../../../core/statistics.js";
import type { ChartLine } from "../../kit/chart-options.js";
import { type MethodName, TRAINING } from "../compute/training-case.js";
import { PLAIN, SMOOTHED } from "../draw/method-colours.js";
import type { SeenRun } from "../model/training-view.js";
import type { Ending, ExploreTexts } from "../text/texts.js";

export type AxisName = "epoch" | "seconds";

/** Colours and dashes, in every chart the same. */
const LOOK: Readonly<Record<MethodName, { readonly series: number; readonly dash: readonly number[] }>> = {
  plain: { series: PLAIN, dash: [7, 4] },
  diffusion: { series: SMOOTHED, dash: [] },
};

interface LinesOf {
  readonly runs: readonly SeenRun[];
  readonly floor: number | null;
  readonly axis: AxisName;
  readonly texts: ExploreTexts["training"];
}

/** The seed under way, or the last one, as thick lines; those before it thin; and what a linear forecast reaches. */
export function trainingLines({ runs, floor, axis, texts }: LinesOf): ChartLine[] {
  const newest = runs.at(-1)?.seed ?? 0;
  const lines = runs
    .filter(({ points }) => points.length > 0)
    .map(
      ({ method, seed, points }): ChartLine => ({
        key: `${method} ${seed}`,
        name: texts[method],
        ...LOOK[method],
        x: points.map((point) => point[axis]),
        y: points.map(({ error }) => (Number.isFinite(error) ? error : null)),
        isFaint: seed !== newest,
      }),
    )
    .sort((a, b) => Number(b.isFaint) - Number(a.isFaint)); // what is thick lies on top
  if (lines.length === 0 || floor === null) return lines;
  const end = axis === "epoch" ? TRAINING.epochs : Math.max(...lines.map(({ x }) => x[x.length - 1]!));
  const begin = axis === "epoch" ? 1 : 0;
  return [
    { key: "floor", name: texts.floor, series: null, dash: [2, 4], x: [begin, end], y: [floor, floor] },
    ...lines,
  ];
}

export interface TrainingResultSoFar {
  readonly seeds: number;
  readonly plain: number;
  readonly diffusion: number;
  readonly which: Ending;
  readonly plainSeconds: number;
  readonly diffusionSeconds: number;
}

/** Errors that differ by less than this are called the same: seeds scatter more. */
const LEVEL = 0.1;

/** Medians over the seeds of which both runs have ended; null before the first. */
export function resultSoFar(runs: readonly SeenRun[]): TrainingResultSoFar | null {
  const ended = (method: MethodName) => runs.filter((run) => run.method === method && run.isDone);
  const [plain, diffusion] = [ended("plain"), ended("diffusion")];
  const seeds = Math.min(plain.length, diffusion.length);
  if (seeds === 0) return null;
  const errorOf = (list: readonly SeenRun[]) =>
    median(list.slice(0, seeds).map(({ best }) => best ?? Number.POSITIVE_INFINITY));
  const secondsOf = (list: readonly SeenRun[]) =>
    median(list.slice(0, seeds).map(({ points }) => points.at(-1)?.seconds ?? 0));
  const [without, smoothed] = [errorOf(plain), errorOf(diffusion)];
  const ratio = smoothed / without;
  return {
    seeds,
    plain: without,
    diffusion: smoothed,
    which: ratio < 1 - LEVEL ? "lower" : ratio > 1 + LEVEL ? "higher" : "same",
    plainSeconds: secondsOf(plain),
    diffusionSeconds: secondsOf(diffusion),
  };
}
