import { DIFFUSION_DEFAULTS } from "../study/spec/methods/diffusion.js";
import { DEFAULT_METHODS } from "../study/spec/methods/index.js";
import { DEFAULT_TUNING } from "../study/tune/plans/index.js";
import type { FilledStudy, TableChoice } from "./study-layer.js";

const { annealFraction: _, ...diffusion } = DIFFUSION_DEFAULTS;

/** What a study is asked for where nobody asks for anything else: the flags of the command line and the page have it from here. */
export const STUDY_DEFAULTS = {
  network: {
    cell: "elman",
    bidirectional: false,
    hiddenSizes: [32],
    activation: "tanh",
    approximation: "best",
    highway: "auto", // networks beside the best simple forecast learn what it leaves: on most forecasts all methods end lower
  },
  dropout: 0,
  methods: DEFAULT_METHODS,
  diffusion,
  budget: { batchSizes: [16, 64], epochs: 40, tuningTrials: 8, checkpointSeconds: 5 },
  seeds: 5,
  sampler: "spread",
  tuning: DEFAULT_TUNING,
  seed: 1,
  language: "en",
  engine: "auto",
} as const satisfies FilledStudy;

/** Rows that a network reads of a table. */
export const USUAL_WINDOW = 24;

/** The same of a table. */
export const TABLE_DEFAULTS = {
  task: { horizon: 1, calendar: "auto" },
  split: { validationShare: 0.2, testShare: 0.2, by: "time", gap: 0, folds: 1 },
} as const satisfies TableChoice;
