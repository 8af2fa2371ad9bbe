import type { planEngines } from "../node/engine-plan.js";
import { significant } from "../page/text/numbers.js";
import { estimateStudy } from "../study/run/estimate-study.js";
import type { StudyOptions } from "../study/spec/options.js";
import { formatSeconds, sayCuts } from "./study-progress.js";
import type { Terminal } from "./terminal.js";

/** Prints what a study would run, how long it would take, and what that costs where the price of an hour was given. */
export async function sayPlan(
  options: StudyOptions,
  { engines, terminal }: { readonly engines: ReturnType<typeof planEngines>; readonly terminal: Terminal },
): Promise<void> {
  const { size, cuts, trials, seconds } = await estimateStudy(options, {
    kernels: () => engines.kernels,
    now: () => performance.now(),
    workers: engines.executor().workers,
  });
  const { methods, money } = options;
  sayCuts(cuts, terminal);
  terminal.out(
    `${trials} training runs of ${size.epochs} epochs on ${size.trainWindows} windows: ${methods.map(({ name }) => name).join(", ")}, ` +
      `each at batch size ${size.batchSizes.join(" and ")} with ${size.tuningTrials} tuning trials and ${size.seeds} seeds, and pilot runs.\n` +
      `It would take about ${formatSeconds(seconds)} on this machine.\n`,
  );
  if (money) {
    const cost = significant((seconds / 3600) * money.machineHour);
    terminal.out(`Machine cost: about ${cost}${money.currency === "" ? "" : ` ${money.currency}`}.\n`);
  }
}
