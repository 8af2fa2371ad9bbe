import type { planEngines } from "../node/engine-plan.js";
import { lookInto } from "../node/store/look-into.js";
import { significant } from "../page/text/numbers.js";
import { cutWords, grownWords, limitWords } from "../poc/event-words.js";
import type { Texts } from "../report/text/texts.js";
import { estimateStudy } from "../study/run/estimate-study.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { Terminal } from "./terminal.js";

interface SayPlanOptions {
  readonly engines: ReturnType<typeof planEngines>;
  readonly texts: Texts;
  readonly terminal: Terminal;
  /** Where the study would run: what is there goes on. */
  readonly folder: string;
  /** The command that runs the study from its beginning. */
  readonly elsewhere: string;
  /** Whether figures are wanted in place of sentences. */
  readonly json: boolean;
}

/** What `gradus poc --dry-run --json` prints. */
export interface PlanFigures {
  readonly rows: number;
  /** Of training, of the last fold. */
  readonly windows: number;
  readonly trials: number;
  /** Of them, those that earlier commands have finished. */
  readonly done: number;
  /** Of those that are left, on this machine. */
  readonly seconds: number;
}

/** The figures out of what was printed; null where something else was. */
export function parsePlan(text: string): PlanFigures | null {
  try {
    const figures = JSON.parse(text) as PlanFigures;
    const all = [figures.rows, figures.windows, figures.trials, figures.done, figures.seconds];
    return all.every(Number.isFinite) ? figures : null;
  } catch {
    return null;
  }
}

/** Prints what a study would run, how long it would take, and what that costs where the price of an hour was given. */
export async function sayPlan(options: StudyOptions, say: SayPlanOptions): Promise<void> {
  const { engines, texts, terminal, folder, elsewhere, json } = say;
  const { size, cuts, trials, done, seconds, grown, ...limits } = await estimateStudy(options, {
    kernels: () => engines.kernels,
    now: () => performance.now(),
    workers: engines.executor().workers,
    store: lookInto(folder),
  });
  const { methods, money, task } = options;
  const lines = [...grownWords(grown, texts), ...cutWords(cuts, texts), ...limitWords(limits, { texts, elsewhere })];
  for (const line of lines) terminal.chat(line);
  if (json) {
    const figures: PlanFigures = { rows: task.record.rows, windows: size.trainWindows, trials, done, seconds };
    terminal.out(`${JSON.stringify(figures)}\n`);
    return;
  }
  const plan = texts.dryRun({
    trials: String(trials),
    epochs: String(size.epochs),
    windows: String(size.trainWindows),
    methods: methods.map(({ name }) => name),
    batchSizes: size.batchSizes,
    tuningTrials: String(size.tuningTrials),
    seeds: String(size.seeds),
    time: texts.chatSeconds(Math.max(1, seconds)),
    done: done === 0 ? null : done === trials ? "all" : String(done),
    folder,
  });
  terminal.out(`${plan}\n`);
  if (money && done < trials) {
    const cost = significant((seconds / 3600) * money.machineHour);
    terminal.out(`${texts.dryRunCost(`${cost}${money.currency === "" ? "" : ` ${money.currency}`}`)}\n`);
  }
}
