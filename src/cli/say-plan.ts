import type { planEngines } from "../node/engine-plan.js";
import { significant } from "../page/text/numbers.js";
import type { Texts } from "../report/text/texts.js";
import { estimateStudy } from "../study/run/estimate-study.js";
import type { StudyOptions } from "../study/spec/options.js";
import { sayCuts } from "./study-progress.js";
import type { Terminal } from "./terminal.js";

interface SayPlanOptions {
  readonly engines: ReturnType<typeof planEngines>;
  readonly texts: Texts;
  readonly terminal: Terminal;
}

/** Prints what a study would run, how long it would take, and what that costs where the price of an hour was given. */
export async function sayPlan(options: StudyOptions, { engines, texts, terminal }: SayPlanOptions): Promise<void> {
  const { size, cuts, trials, seconds } = await estimateStudy(options, {
    kernels: () => engines.kernels,
    now: () => performance.now(),
    workers: engines.executor().workers,
  });
  const { methods, money } = options;
  sayCuts(cuts, texts, terminal);
  const plan = texts.dryRun({
    trials: String(trials),
    epochs: String(size.epochs),
    windows: String(size.trainWindows),
    methods: methods.map(({ name }) => name),
    batchSizes: size.batchSizes,
    tuningTrials: String(size.tuningTrials),
    seeds: String(size.seeds),
    time: texts.chatSeconds(seconds),
  });
  terminal.out(`${plan}\n`);
  if (money) {
    const cost = significant((seconds / 3600) * money.machineHour);
    terminal.out(`${texts.dryRunCost(`${cost}${money.currency === "" ? "" : ` ${money.currency}`}`)}\n`);
  }
}
