import { type Command, Option } from "commander";
import { LEAST_ERROR, MOST } from "../core/limits.js";
import { optimizers } from "../optim/index.js";
import { LANGUAGES, type PageLanguage } from "../page/text/language.js";
import type { MethodSpec } from "../study/records/method.js";
import { defaultCriteria, parseCriteria } from "../study/spec/criteria.js";
import { diffusingObjectives, SIGMA_CHOICES } from "../study/spec/methods/diffusion.js";
import { DEFAULT_METHODS, DIFFUSION, methods, methodsNamed } from "../study/spec/methods/index.js";
import { parseMoney } from "../study/spec/money.js";
import type { StudyOptions } from "../study/spec/options.js";
import { DEFAULT_TUNING, tuningPlans } from "../study/tune/plans/index.js";
import { samplers } from "../study/tune/samplers/index.js";
import { addEngineOptions, type ChosenEngine, type EngineFlags, parseEngine } from "./engine-options.js";
import { addNetworkOptions, type NetworkChoice, type NetworkFlags, parseNetwork } from "./network-options.js";
import {
  parseChoice,
  parseDistinctIntegers,
  parseDuration,
  parseInteger,
  parseNames,
  parsePositive,
  parseWorkers,
} from "./parse.js";
import { refuseUnused } from "./refuse-unused.js";

/** Options of every command that runs a study, as commander leaves them: text. */
export interface StudyFlags extends EngineFlags, NetworkFlags {
  readonly methods: string;
  readonly objective: string;
  readonly optimizer: string;
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
  readonly dryRun?: boolean;
}

/** Adds the study options to a command. */
export function addStudyOptions(command: Command): Command {
  return addEngineOptions(addNetworkOptions(command, { hidden: "32" }))
    .addOption(new Option("--methods <names>", `any of ${methods.names.join(", ")}`).default(DEFAULT_METHODS.join(",")))
    .addOption(
      new Option("--objective <name>", `what diffusion minimises: ${diffusingObjectives().join(", ")}`).default(
        "weights",
      ),
    )
    .addOption(
      new Option("--optimizer <name>", `what diffusion steps by: ${optimizers.names.join(", ")}`).default("momentum"),
    )
    .addOption(
      new Option(
        "--sigma <choice>",
        "auto: a rule, all tuning trials for the rate; tuned: sigma_0 within the same trials",
      ).default("auto"),
    )
    .addOption(new Option("--batch-sizes <sizes>", "batch sizes, each tuned and compared").default("16,64"))
    .addOption(new Option("--seeds <n>", "evaluation runs of each method and batch size").default("5"))
    .addOption(new Option("--epochs <n>", "epochs of every run").default("40"))
    .addOption(
      new Option("--tuning-trials <n>", "tuning runs of each method and batch size, equal for all").default("8"),
    )
    .addOption(new Option("--target-error <x>", "validation error to reach (default: what tuned SGD reaches)"))
    .addOption(new Option("--criteria <list>", 'when to say go: "time=25%,test=2%" (the default) or "test=-5%"'))
    .addOption(
      new Option("--sampler <name>", `how settings to try are chosen: ${samplers.names.join(", ")}`).default("spread"),
    )
    .addOption(
      new Option("--tuning <plan>", `how tuning trials are divided: ${tuningPlans.names.join(", ")}`).default(
        DEFAULT_TUNING,
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
    .addOption(new Option("--seed <n>", "seed of everything random").default("1"))
    .addOption(
      new Option(
        "--out <dir>",
        "folder for the report and records (default: out/NAME after the data, never another study's)",
      ),
    )
    .addOption(new Option("--workers <n>", "threads: runs at once, or parts of large batches (default: one a core)"))
    .addOption(
      new Option("--checkpoint-seconds <n>", "how much of a run under way a kill may lose, about").default("5"),
    )
    .addOption(new Option("--lang <language>", `report in ${LANGUAGES.join(" or ")}`).default("en"))
    .addOption(new Option("--dry-run", "say what would run and how long it would take; nothing is trained or written"))
    .addOption(new Option("--json", "print study.json to stdout instead of the verdict"));
}

/** The checked options of a study, its task aside. */
export interface StudyChoices extends Omit<StudyOptions, "task" | "network"> {
  readonly network: NetworkChoice;
  /** Null: a folder of its own, see `studyFolder`. */
  readonly out: string | null;
  readonly workers: number;
  readonly checkpointSeconds: number;
  readonly engine: ChosenEngine;
  readonly language: PageLanguage;
  readonly json: boolean;
  readonly dryRun: boolean;
}

export function parseStudyFlags(flags: StudyFlags, command: Command): StudyChoices {
  const methods = parseMethods(flags);
  if (!methods.some(({ name }) => name === DIFFUSION)) {
    const why = `with --methods ${flags.methods}`;
    refuseUnused(command, {
      flags: ["objective", "optimizer", "sigma"],
      why,
      instead: `add ${DIFFUSION} to the methods`,
    });
  }
  return {
    network: parseNetwork(flags),
    methods,
    criteria: flags.criteria === undefined ? defaultCriteria : parseCriteria(flags.criteria),
    size: {
      batchSizes: parseDistinctIntegers("--batch-sizes", flags.batchSizes, 1),
      seeds: parseInteger("--seeds", flags.seeds, 1, MOST.runs),
      epochs: parseInteger("--epochs", flags.epochs, 1, MOST.epochs),
      tuningTrials: parseInteger("--tuning-trials", flags.tuningTrials, 1, MOST.runs),
    },
    sampler: samplers.get(flags.sampler, "--sampler").name,
    tuning: tuningPlans.get(flags.tuning, "--tuning").name,
    ...(flags.tuningSeeds !== undefined && {
      tuningSeeds: parseInteger("--tuning-seeds", flags.tuningSeeds, 1, MOST.runs),
    }),
    seed: parseInteger("--seed", flags.seed, 0, Number.MAX_SAFE_INTEGER - 2 * MOST.runs),
    targetError:
      flags.targetError === undefined
        ? null
        : parsePositive("--target-error", flags.targetError, MOST.error, LEAST_ERROR),
    timeBudgetSeconds: flags.timeBudget === undefined ? null : parseDuration("--time-budget", flags.timeBudget),
    money: flags.money === undefined ? null : parseMoney(flags.money),
    out: flags.out ?? null,
    workers: parseWorkers(flags.workers),
    checkpointSeconds: parsePositive("--checkpoint-seconds", flags.checkpointSeconds, MOST.seconds),
    engine: parseEngine(flags),
    language: parseChoice("--lang", flags.lang, LANGUAGES),
    json: flags.json === true,
    dryRun: flags.dryRun === true,
  };
}

/** The methods that the flags name. */
function parseMethods({ methods, objective, optimizer, sigma }: MethodFlags): MethodSpec[] {
  const choice = parseChoice("--sigma", sigma, SIGMA_CHOICES);
  return methodsNamed(parseNames("--methods", methods), { objective, optimizer, sigma: choice });
}

type MethodFlags = Pick<StudyFlags, "methods" | "objective" | "optimizer" | "sigma">;
