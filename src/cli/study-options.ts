import { type Command, Option } from "commander";
import { objectives } from "../objective/index.js";
import { optimizers } from "../optim/index.js";
import { activations } from "../smoothing/index.js";
import { defaultCriteria, parseCriteria } from "../study/spec/criteria.js";
import { defaultDiffusion, type Method, methodNames, methodsNamed, SIGMA_CHOICES } from "../study/spec/methods.js";
import type { StudyOptions } from "../study/spec/options.js";
import { addEngineOptions, type ChosenEngine, type EngineFlags, parseEngine } from "./engine-options.js";
import {
  parseChoice,
  parseDuration,
  parseInteger,
  parseIntegers,
  parseNames,
  parsePositive,
  parseWorkers,
} from "./parse.js";

export const LANGUAGES = ["en", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Options of every command that runs a study, as commander leaves them: text. */
export interface StudyFlags extends EngineFlags {
  readonly hidden: string;
  readonly activation: string;
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
  readonly seed: string;
  readonly out: string;
  readonly workers?: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** Adds the study options to a command. `out` is the folder it writes to unless told. */
export function addStudyOptions(command: Command, { out }: { readonly out: string }): Command {
  return addEngineOptions(command)
    .addOption(new Option("--hidden <units>", "hidden units; 32,32 stacks two layers").default("32"))
    .addOption(new Option("--activation <name>", `one of ${activations.names.join(", ")}`).default("tanh"))
    .addOption(new Option("--methods <names>", `any of ${methodNames.join(", ")}`).default(methodNames.join(",")))
    .addOption(
      new Option("--objective <name>", `what diffusion minimises: ${diffusingObjectives().join(", ")}`).default(
        defaultDiffusion.objective,
      ),
    )
    .addOption(
      new Option("--optimizer <name>", `what diffusion steps by: ${optimizers.names.join(", ")}`).default(
        defaultDiffusion.optimizer,
      ),
    )
    .addOption(
      new Option(
        "--sigma <choice>",
        "auto: a rule, all tuning trials for the rate; tuned: sigma_0 within the same trials",
      ).default(defaultDiffusion.sigma),
    )
    .addOption(new Option("--batch-sizes <sizes>", "batch sizes, each tuned and compared").default("16,64"))
    .addOption(new Option("--seeds <n>", "evaluation runs of each method and batch size").default("5"))
    .addOption(new Option("--epochs <n>", "epochs of every run").default("40"))
    .addOption(
      new Option("--tuning-trials <n>", "tuning runs of each method and batch size, equal for all").default("8"),
    )
    .addOption(new Option("--target-error <x>", "validation error to reach (default: what tuned SGD reaches)"))
    .addOption(
      new Option("--criteria <list>", 'when to say go, e.g. "time=25%,test=2%,seeds=4/5" (these are the defaults)'),
    )
    .addOption(new Option("--time-budget <time>", "cut the study to fit, e.g. 90s, 5m, 1h"))
    .addOption(new Option("--seed <n>", "seed of everything random").default("1"))
    .addOption(new Option("--out <dir>", "folder for the report and records").default(out))
    .addOption(new Option("--workers <n>", "threads: runs at once, or parts of large batches (default: one a core)"))
    .addOption(new Option("--lang <language>", `report in ${LANGUAGES.join(" or ")}`).default("en"))
    .addOption(new Option("--json", "print study.json to stdout instead of the verdict"));
}

/** The checked options of a study, its task aside. */
export interface StudyChoices extends Omit<StudyOptions, "task"> {
  readonly out: string;
  readonly workers: number;
  readonly engine: ChosenEngine;
  readonly language: Language;
  readonly json: boolean;
}

export function parseStudyFlags(flags: StudyFlags): StudyChoices {
  return {
    network: { hiddenSizes: parseLayers(flags.hidden), activation: activations.get(flags.activation).name },
    methods: parseMethods(flags),
    criteria: flags.criteria === undefined ? defaultCriteria : parseCriteria(flags.criteria),
    size: {
      batchSizes: parseIntegers("--batch-sizes", flags.batchSizes, 1),
      seeds: parseInteger("--seeds", flags.seeds, 1),
      epochs: parseInteger("--epochs", flags.epochs, 1),
      tuningTrials: parseInteger("--tuning-trials", flags.tuningTrials, 1),
    },
    seed: parseInteger("--seed", flags.seed, 0),
    targetError: flags.targetError === undefined ? null : parsePositive("--target-error", flags.targetError),
    timeBudgetSeconds: flags.timeBudget === undefined ? null : parseDuration("--time-budget", flags.timeBudget),
    out: flags.out,
    workers: parseWorkers(flags.workers),
    engine: parseEngine(flags),
    language: parseChoice("--lang", flags.lang, LANGUAGES),
    json: flags.json === true,
  };
}

/** "32" or "32,32": one or more layers. */
export function parseLayers(text: string): number[] {
  return parseNames("--hidden", text).map((part) => parseInteger("--hidden", part, 1));
}

/** The methods that the flags name. */
export function parseMethods({ methods, objective, optimizer, sigma }: MethodFlags): Method[] {
  const choice = parseChoice("--sigma", sigma, SIGMA_CHOICES);
  return methodsNamed(parseNames("--methods", methods), { ...defaultDiffusion, objective, optimizer, sigma: choice });
}

export type MethodFlags = Pick<StudyFlags, "methods" | "objective" | "optimizer" | "sigma">;

function diffusingObjectives(): string[] {
  return objectives.items.filter(({ diffuses }) => diffuses).map(({ name }) => name);
}
