import { type Command, Option } from "commander";
import { LEAST_ERROR, MOST } from "../core/limits.js";
import { ENGINES } from "../kernels/select.js";
import { optimizers } from "../optim/index.js";
import { LANGUAGES } from "../page/text/language.js";
import { STUDY_DEFAULTS } from "../poc/defaults.js";
import { parseCriteria } from "../study/spec/criteria.js";
import {
  diffusingObjectives,
  PATHS,
  RATES,
  SIGMA_CHOICES,
  STARTS,
  type Start,
} from "../study/spec/methods/diffusion.js";
import { methods } from "../study/spec/methods/index.js";
import { parseMoney } from "../study/spec/money.js";
import { tuningPlans } from "../study/tune/plans/index.js";
import { samplers } from "../study/tune/samplers/index.js";
import { WINDOW_FIELDS } from "./data-options.js";
import { addDropoutOption, type DropoutFlags, parseDropout } from "./dropout-option.js";
import { addEngineOptions, type EngineFlags } from "./engine-options.js";
import type { FlagFields } from "./flag-fields.js";
import {
  addHighwayOption,
  addNetworkOptions,
  HIGHWAY_FIELDS,
  type HighwayFlags,
  NETWORK_FIELDS,
  type NetworkFlags,
} from "./network-options.js";
import {
  parseChoice,
  parseDistinctIntegers,
  parseDuration,
  parseInteger,
  parseNames,
  parsePositive,
  parseWorkers,
} from "./parse.js";
import { addQueueOptions, type QueueFlags } from "./queue-options.js";
import { addTrackOptions, type TrackFlags } from "./track-options.js";

/** Options of every command that runs a study, as commander leaves them: text. */
export interface StudyFlags extends EngineFlags, NetworkFlags, HighwayFlags, DropoutFlags, TrackFlags, QueueFlags {
  readonly methods: string;
  readonly objective: string;
  readonly optimizer: string;
  readonly start: string;
  readonly rate: string;
  readonly path: string;
  readonly sigma: string;
  readonly batchSizes: string;
  readonly seeds: string;
  readonly epochs: string;
  readonly tuningTrials: string;
  readonly targetError?: string;
  readonly criteria?: string;
  readonly timeBudget?: string;
  readonly money?: string;
  readonly sampler: string;
  readonly tuning: string;
  readonly tuningSeeds?: string;
  readonly seed: string;
  readonly out?: string;
  readonly workers?: string;
  readonly checkpointSeconds: string;
  readonly lang: string;
  readonly json?: boolean;
  readonly open?: boolean;
  readonly dryRun?: boolean;
  readonly finish?: boolean;
  readonly ensemble?: boolean;
}

const { budget, diffusion } = STUDY_DEFAULTS;

/** Adds the study options to a command. */
export function addStudyOptions(command: Command): Command {
  addEngineOptions(
    addDropoutOption(
      addHighwayOption(addNetworkOptions(command, { hidden: STUDY_DEFAULTS.network.hiddenSizes.join(",") })),
    ),
  )
    .addOption(
      new Option("--methods <names>", `any of ${methods.names.join(", ")}`).default(STUDY_DEFAULTS.methods.join(",")),
    )
    .addOption(
      new Option("--objective <name>", `what diffusion minimises: ${diffusingObjectives().join(", ")}`).default(
        diffusion.objective,
      ),
    )
    .addOption(
      new Option("--optimizer <name>", `what diffusion steps by: ${optimizers.names.join(", ")}`).default(
        diffusion.optimizer,
      ),
    )
    .addOption(
      new Option(
        "--sigma <choice>",
        "tuned: sigma_0, or none, within the tuning trials, falls to 0; fixed: it stays, a regulariser; auto: a rule, all tuning trials for the rate",
      ).default(diffusion.sigma),
    )
    .addOption(
      new Option(
        "--start <choice>",
        "where diffusion starts: random; linear: the smoothed problem solved in closed form; auto: what forecasts better",
      ).default(diffusion.start),
    )
    .addOption(new Option("--rate <course>", `diffusion's learning rate: ${RATES.join(", ")}`).default(diffusion.rate))
    .addOption(
      new Option("--path <choice>", "the linear start's amplitude: led to 1 as training goes, or held").default(
        diffusion.path,
      ),
    )
    .addOption(
      new Option("--batch-sizes <sizes>", "batch sizes, each tuned and compared").default(budget.batchSizes.join(",")),
    )
    .addOption(
      new Option("--seeds <n>", "evaluation runs of each method and batch size").default(String(STUDY_DEFAULTS.seeds)),
    )
    .addOption(new Option("--epochs <n>", "epochs of every run").default(String(budget.epochs)))
    .addOption(
      new Option("--tuning-trials <n>", "tuning runs of each method and batch size, equal for all").default(
        String(budget.tuningTrials),
      ),
    )
    .addOption(new Option("--target-error <x>", "validation error to reach (default: what tuned SGD reaches)"))
    .addOption(new Option("--criteria <list>", 'when to say go: "time=25%,test=2%" (the default) or "test=-5%"'))
    .addOption(
      new Option("--sampler <name>", `how settings to try are chosen: ${samplers.names.join(", ")}`).default(
        STUDY_DEFAULTS.sampler,
      ),
    )
    .addOption(
      new Option("--tuning <plan>", `how tuning trials are divided: ${tuningPlans.names.join(", ")}`).default(
        STUDY_DEFAULTS.tuning,
      ),
    )
    .addOption(
      new Option(
        "--tuning-seeds <n>",
        "seeds that the best settings are tuned on (default: 2, with 6 tuning trials or more)",
      ),
    )
    .addOption(new Option("--time-budget <time>", "cut the study to fit, e.g. 90s, 5m, 1h"))
    .addOption(
      new Option(
        "--money <list>",
        'what training costs: "hour=3.20,training=2,monthly=30,currency=EUR", also point=500',
      ),
    )
    .addOption(new Option("--seed <n>", "seed of everything random").default(String(STUDY_DEFAULTS.seed)))
    .addOption(
      new Option(
        "--out <dir>",
        "folder for the report and records (default: out/NAME after the data, never another study's)",
      ),
    )
    .addOption(new Option("--workers <n>", "threads: runs at once, or parts of large batches (default: one a core)"))
    .addOption(
      new Option("--checkpoint-seconds <n>", "how much of a run under way a kill may lose, about").default(
        String(budget.checkpointSeconds),
      ),
    )
    .addOption(new Option("--lang <language>", `report in ${LANGUAGES.join(" or ")}`).default(STUDY_DEFAULTS.language))
    .addOption(new Option("--dry-run", "say what would run and how long it would take; nothing is trained or written"))
    .addOption(
      new Option(
        "--ensemble",
        "average the models of all seeds of each method too, with intervals of their own: models/METHOD-ensemble.json",
      ),
    )
    .addOption(
      new Option(
        "--finish",
        "close a study for good with what has finished: its test part is read, and it goes on no more",
      ),
    )
    .addOption(
      new Option("--json", "print study.json to stdout instead of the verdict; with --dry-run: the plan in figures"),
    )
    .addOption(new Option("--open", "watch the study in a page; it goes on when the page is closed"));
  return addQueueOptions(addTrackOptions(command));
}

/** Flags of a study that are of the run alone, and stand in no study file. */
export const RUN_FLAGS = [
  "revectorize",
  "json",
  "open",
  "dryRun",
  "finish",
  "ensemble",
  "tensorboard",
  "mlflow",
  "queue",
  "queueData",
  "lostAfter",
] as const;

/** Where the others stand there: an option is a flag above and a line here. */
export const STUDY_FIELDS = {
  ...NETWORK_FIELDS,
  ...HIGHWAY_FIELDS,
  dropout: { field: "dropout", parse: parseDropout },
  methods: { field: "methods", parse: (text) => parseNames("--methods", text) },
  objective: { field: "diffusion.objective" },
  optimizer: { field: "diffusion.optimizer" },
  sigma: { field: "diffusion.sigma", parse: (text) => parseChoice("--sigma", text, SIGMA_CHOICES) },
  start: { field: "diffusion.start", parse: (text) => parseChoice("--start", text, Object.keys(STARTS) as Start[]) },
  rate: { field: "diffusion.rate", parse: (text) => parseChoice("--rate", text, RATES) },
  path: { field: "diffusion.path", parse: (text) => parseChoice("--path", text, PATHS) },
  batchSizes: { field: "budget.batchSizes", parse: (text) => parseDistinctIntegers("--batch-sizes", text, 1) },
  seeds: { field: "seeds", parse: (text) => parseInteger("--seeds", text, 1, MOST.runs) },
  epochs: { field: "budget.epochs", parse: (text) => parseInteger("--epochs", text, 1, MOST.epochs) },
  tuningTrials: { field: "budget.tuningTrials", parse: (text) => parseInteger("--tuning-trials", text, 1, MOST.runs) },
  targetError: {
    field: "targetError",
    parse: (text) => parsePositive("--target-error", text, MOST.error, LEAST_ERROR),
  },
  criteria: { field: "criteria", parse: (text) => parseCriteria(text) },
  sampler: { field: "sampler", parse: (text) => samplers.get(text, "--sampler").name },
  tuning: { field: "tuning", parse: (text) => tuningPlans.get(text, "--tuning").name },
  tuningSeeds: { field: "budget.tuningSeeds", parse: (text) => parseInteger("--tuning-seeds", text, 1, MOST.runs) },
  timeBudget: { field: "budget.time", parse: durationText },
  money: { field: "money", parse: parseMoney },
  seed: { field: "seed", parse: (text) => parseInteger("--seed", text, 0, Number.MAX_SAFE_INTEGER - 2 * MOST.runs) },
  out: { field: "out" },
  workers: { field: "budget.workers", parse: parseWorkers },
  checkpointSeconds: {
    field: "budget.checkpointSeconds",
    parse: (text) => parsePositive("--checkpoint-seconds", text, MOST.seconds),
  },
  lang: { field: "language", parse: (text) => parseChoice("--lang", text, LANGUAGES) },
  engine: { field: "engine", parse: (text) => parseChoice("--engine", text, ENGINES) },
} satisfies FlagFields<Omit<StudyFlags, (typeof RUN_FLAGS)[number]>>;

/** The same for a study of a table. */
export const TABLE_STUDY_FIELDS = { ...WINDOW_FIELDS, ...STUDY_FIELDS };

/** Checked, and left as it was typed, which is how a file has it. */
function durationText(text: string): string {
  parseDuration("--time-budget", text);
  return text;
}
