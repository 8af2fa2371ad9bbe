import { thinWindows } from "../../../data/window-set.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { StudyOptions } from "../../spec/options.js";
import { trialCount } from "../../spec/size.js";
import { estimateSeconds } from "../../tune/budget.js";
import { calibrate } from "../../tune/calibrate.js";
import { Deadline } from "../deadline.js";
import { openManifest } from "../manifest.js";
import { Progress } from "../progress.js";
import type { Session, StudySurroundings } from "../session.js";
import { noStore } from "../store.js";

/**
 * The plan: what training costs here, the manifest (an earlier run's, or a new one that the budget has cut to size), and all that the
 * phases after it need.
 */
export async function planStudy(
  options: StudyOptions,
  surroundings: StudySurroundings,
): Promise<{ readonly session: Session; readonly manifest: StudyManifest }> {
  const { task, network, methods, size: wishes, timeBudgetSeconds } = options;
  const { executor: factory, kernels, now, signal, store = noStore, onEvent = () => {} } = surroundings;
  const { train, validation, errorFactor } = task.windows;
  const started = now();
  const deadline = new Deadline(signal, timeBudgetSeconds);
  const everything = { network, train, validation, errorFactor };
  const costs = await calibrate(everything, { methods, batchSizes: wishes.batchSizes, kernels, now });
  const { workers, engine } = factory;
  const manifest = await openManifest({ options, store, costs, workers, engine });
  const { size, budget } = manifest.decided;
  const context = { ...everything, train: thinWindows(train, size.trainWindows) };
  const earlier = await store.finished();
  const trials = trialCount(methods, size);
  const progress = new Progress({
    trials,
    totalCost: estimateSeconds(size, { methods, costs, workers: 1 }),
    trainWindows: size.trainWindows,
    costs,
    now,
  });
  onEvent({ kind: "planned", trials, resumed: earlier.size, changes: budget?.changes ?? [] });
  const session: Session = {
    options,
    surroundings,
    deadline,
    costs,
    context,
    executor: factory.start(context),
    store,
    earlier,
    progress,
    emit: onEvent,
    seconds: () => (now() - started) / 1000,
  };
  return { session, manifest };
}
