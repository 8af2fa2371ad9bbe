import { methodStyles } from "../../report/view/method-styles.js";
import type { LiveRecord } from "../../study/records/live.js";
import type { MethodRecord } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import { criteriaText } from "../../study/spec/criteria.js";
import { describeMethod } from "../../study/spec/method.js";
import type { MethodStyle, StudyDetail, StudyRow, StudyState, SummaryLine } from "../../web/contract/messages.js";
import type { StudyPlace } from "./find-studies.js";
import type { Holder } from "./holder.js";
import type { Stored } from "./stored.js";

/** A study's folder as it was found. */
export interface FoundStudy {
  readonly place: StudyPlace;
  readonly stored: Stored;
  readonly holder: Holder | null;
  readonly live: LiveRecord | null;
}

export function stateOf({ stored, holder }: Pick<FoundStudy, "stored" | "holder">): StudyState {
  if (holder?.isRunning) return "running";
  if (stored.problem !== null) return "unreadable";
  if (holder !== null) return "killed";
  const outcome = stored.study?.outcome;
  return outcome === undefined || outcome === "stopped" ? "stopped" : "finished";
}

export function studyRow(found: FoundStudy): StudyRow {
  const { place, stored, live } = found;
  const { study, manifest, problem } = stored;
  const task = study?.task ?? manifest?.task ?? null;
  const state = stateOf(found);
  const isOver = state === "finished" || state === "stopped";
  return {
    id: place.id,
    name: place.name,
    state,
    reason: state === "unreadable" ? problem : null,
    data: task?.source ?? null,
    targets: task?.targets ?? [],
    startedAt: study?.startedAt ?? manifest?.startedAt ?? null,
    decision: isOver ? (study?.verdict.decision ?? null) : null, // of a study that goes on, the last one's is no longer the verdict
    progress: live && {
      fraction: live.fraction,
      secondsLeft: live.secondsLeft,
      trialsDone: live.trialsDone,
      trials: live.trials,
    },
  };
}

export type Described = Omit<StudyDetail, "command" | "refusals" | "log" | "hasReport">;

export function describeStudy(found: FoundStudy): Described {
  const { study, manifest } = found.stored;
  const size = manifest?.decided.size ?? study?.plan ?? null;
  const methods = study?.methods ?? manifest?.methods.map(describeMethod) ?? [];
  const criteria = manifest?.criteria ?? study?.criteria ?? null;
  const task = study?.task ?? manifest?.task ?? null;
  return {
    ...studyRow(found),
    outcome: study?.outcome ?? null,
    methods: stylesOf(manifest === null ? methods : manifest.methods.map(describeMethod)),
    batchSizes: size?.batchSizes ?? [],
    folds: (task?.earlierFolds.length ?? 0) + 1,
    seeds: manifest?.requested.seeds ?? size?.seeds ?? null,
    epochs: size?.epochs ?? null,
    tuningTrials: size?.tuningTrials ?? null,
    timeBudgetSeconds: (manifest?.decided.budget ?? study?.plan.budget)?.seconds ?? null,
    criteria: criteria && criteriaText(criteria),
    target: study?.target.error ?? null,
    summaries: study?.summaries.map(summaryLine) ?? [],
    words: found.stored.words,
  };
}

function stylesOf(methods: readonly MethodRecord[]): readonly MethodStyle[] {
  const styles = methodStyles(methods.map(({ diffuses }) => diffuses));
  return methods.map(({ name, detail, diffuses }, k) => {
    const { index, dash } = styles[k]!;
    return { name, detail, diffuses, series: index, dash: dash === "solid" ? [] : dash };
  });
}

function summaryLine(summary: StudyRecord["summaries"][number]): SummaryLine {
  const { method, batchSize, headline, seeds, successes, epochsToTarget, secondsToTarget } = summary;
  const { validationError, testError } = summary;
  return { method, batchSize, headline, seeds, successes, epochsToTarget, secondsToTarget, validationError, testError };
}
