import type { FittedBaseline } from "../../../data/baselines/contract.js";
import { fitBaselines } from "../../../data/baselines/index.js";
import { type Wanted, windowsFor } from "./cases.js";

/** Networks that every format is held to: each cell, depth, highway, transform, derived input and horizon. */
export const NETWORKS: readonly Wanted[] = [
  ...["elman", "gru", "lstm"].flatMap((cell) => [
    { cell },
    { cell, hiddenSizes: [4, 4], horizon: { from: 2, to: 5 }, highway: "linear" as const },
    { cell, highway: "last" as const, transform: ["log", "non-negative"] as const, targets: ["level"] },
    { cell, highway: "trained" as const, horizon: { from: 1, to: 3 }, targets: ["flow", "level"], members: 2 },
    {
      ...{ cell, calendar: ["hour", "weekday", "month"] as const, knownAhead: ["holiday"], masked: ["flow"] },
      ...{ horizon: { from: 1, to: 4 }, window: 9, highway: "linear" as const },
    },
  ]),
  ...["elman", "gru", "lstm"].flatMap((cell) => [
    { cell, bidirectional: true },
    {
      cell,
      bidirectional: true,
      hiddenSizes: [4, 3],
      horizon: { from: 1, to: 3 },
      highway: "linear" as const,
      members: 2,
    },
  ]),
  { bidirectional: true, hiddenSizes: [3, 2], activation: "gelu" },
  { quantiles: [0.1, 0.5, 0.9], transform: ["log", "non-negative"] },
  {
    ...{ quantiles: [0.2, 0.5, 0.8, 0.9], targets: ["flow", "level"], horizon: { from: 1, to: 3 }, members: 2 },
    ...{ cell: "gru", highway: "last" as const },
  },
  { cell: "mlp" },
  { cell: "mlp", hiddenSizes: [5, 3], horizon: { from: 1, to: 3 }, highway: "linear", calendar: ["hour"] },
  { hiddenSizes: [5, 3], horizon: 0, targets: ["holiday"] },
  { cell: "gru", calendar: ["month"], step: 24 * 3_600_000, horizon: 20 },
  { cell: "lstm", calendar: ["weekday"], step: 24 * 3_600_000, transform: ["non-negative"], targets: ["holiday"] },
  ...["relu", "logistic", "softplus", "leaky-relu"].map((activation) => ({ activation })),
];

/** The forecasts without a network, fitted to the example. */
export function simpleForecasts(wanted: Wanted): FittedBaseline[] {
  const found = fitBaselines({ windows: windowsFor(wanted).data, origin: null });
  return [
    ...found.flatMap(({ fitted }) => (fitted === undefined ? [] : [fitted])),
    { kind: "last value" },
    { kind: "seasonal repeat", rows: 5, period: 5 * 3_600_000 },
  ];
}

export function titleOf(wanted: Wanted): string {
  const words = Object.entries(wanted).map(
    ([name, value]) => `${name} ${JSON.stringify(value).replace(/[[\]{}"]/g, "")}`,
  );
  return words.join(", ");
}
