import { GradusError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { EpochRecord } from "../records/trial.js";
import type { TrialResult, TrialSpec } from "../spec/trial.js";
import { trialIdentity } from "./identity.js";
import type { Session } from "./session.js";

/** Of how much time a study has taken; no more of it is lost by a kill, and a trial's. */
const SECONDS_BETWEEN_WRITES = 1;

/** Runs the trials that no earlier run has finished, those that one has begun from where it was left; returns the results of all that ran to their own end, in any order. */
export async function runTrials(
  session: Session,
  specs: readonly TrialSpec[],
  stop: ListenedSignal,
): Promise<TrialResult[]> {
  const { identity, folds, earlier, executor, store, progress, emit, underWay, seconds, secondsBefore } = session;
  const results: TrialResult[] = [];
  let written = seconds();
  const keep = (result: TrialResult, resumed: boolean) => {
    results.push(result);
    emit(progress.trial(result.record.id, resumed));
    emit({ kind: "trial", record: result.record });
  };
  progress.add(specs);
  const keys = new Map(
    specs.map((spec) => [spec.id, { study: identity, trial: trialIdentity(identity, spec, folds) }]),
  );
  const missing: TrialSpec[] = [];
  for (const spec of specs) {
    const result = earlier.get(keys.get(spec.id)!.trial);
    if (result?.record.id === spec.id)
      keep(result, true); // another name under its key is a forgery
    else missing.push(spec);
  }
  const byId = new Map(missing.map((spec) => [spec.id, spec]));
  const onEpoch = (id: string, record: EpochRecord) => {
    emit({ kind: "epoch", trial: byId.get(id)!, record });
    emit(progress.epoch(id, record));
  };
  for (const { id } of missing) {
    const steps = (await underWay?.find(id, keys.get(id)!)) ?? 0;
    if (steps > 0) emit(progress.takeUp(id, steps));
  }
  const save = async (result: TrialResult) => {
    const { id } = result.record;
    try {
      await store.save(result, keys.get(id)!);
    } catch (error) {
      if (underWay === null) throw error;
      await underWay.finish(id); // a full disk may have room for the result without the trial's checkpoint
      await store.save(result, keys.get(id)!);
    }
    await underWay?.finish(id);
  };
  if (stop.aborted) return results;
  try {
    for await (const result of executor.run(missing, { signal: stop, onEpoch, checkpoints: underWay })) {
      if (result.record.outcome === "stopped") continue;
      if (result.record.setAside === undefined) await save(result); // or the same command could not try it again
      if (seconds() - written > SECONDS_BETWEEN_WRITES) {
        written = seconds();
        await store.writeSeconds(secondsBefore + written); // a run that is killed has taken its time too
      }
      keep(result, false);
    }
  } finally {
    await underWay?.settle();
  }
  if (!stop.aborted) ensureWhole(specs, results);
  return results;
}

/** An executor that loses a trial would have a verdict from what is left, and nobody would know. */
function ensureWhole(specs: readonly TrialSpec[], results: readonly TrialResult[]): void {
  const ended = new Set(results.map(({ record }) => record.id));
  const lost = specs.filter(({ id }) => !ended.has(id));
  if (lost.length === 0) return;
  throw new GradusError(
    `executor: must bring every trial to its end unless it is told to stop, got none of ${lost.length}, "${lost[0]!.id}" the first. ` +
      "What has finished is kept: the same command goes on.",
  );
}
