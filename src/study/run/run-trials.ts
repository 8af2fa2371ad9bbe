import { ensure } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { anotherPlace } from "../records/another-place.js";
import type { EpochRecord, TrialRecord } from "../records/trial.js";
import type { TrialResult, TrialSpec } from "../spec/trial.js";
import type { Session } from "./session.js";

/**
 * Runs the trials that no earlier run has finished; returns the results of all that ran to their own end, in any order.
 *
 * @throws GradusError when the store's record of a trial is not what the plan asks for
 */
export async function runTrials(
  { earlier, executor, store, progress, emit }: Session,
  specs: readonly TrialSpec[],
  stop: ListenedSignal,
): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  const keep = (result: TrialResult, resumed: boolean) => {
    results.push(result);
    emit(progress.trial(result.record.id, resumed));
    emit({ kind: "trial", record: result.record });
  };
  progress.add(specs);
  const missing: TrialSpec[] = [];
  for (const spec of specs) {
    const result = earlier.get(spec.id);
    if (result) {
      ensureOfPlan(result.record, spec);
      keep(result, true);
    } else missing.push(spec);
  }
  const onEpoch = (id: string, record: EpochRecord) => emit(progress.epoch(id, record));
  for await (const result of executor.run(missing, { signal: stop, onEpoch })) {
    if (result.record.outcome === "stopped") continue;
    await store.save(result);
    keep(result, false);
  }
  return results;
}

function ensureOfPlan(record: TrialRecord, spec: TrialSpec): void {
  const { id, phase, method, batchSize, seed, setting, epochs } = spec;
  const planned = { phase, method: method.name, batchSize, seed, setting };
  for (const [name, value] of Object.entries(planned)) {
    const found = record[name as keyof typeof planned];
    ensurePlanned(canonicalJson(found) === canonicalJson(value), { id, name, value, found });
  }
  const found = record.epochs.length;
  const isOfPlan = record.outcome === "finished" ? found === epochs : found <= epochs;
  ensurePlanned(isOfPlan, { id, name: "epochs", value: epochs, found });
}

interface Deviation {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
  readonly found: unknown;
}

function ensurePlanned(isOfPlan: boolean, { id, name, value, found }: Deviation): void {
  ensure(
    isOfPlan,
    () =>
      `runStudy: the store's trial "${id}" must have "${name}" ${canonicalJson(value)} by the plan, got ${canonicalJson(found)}. ` +
      anotherPlace("place"),
  );
}
