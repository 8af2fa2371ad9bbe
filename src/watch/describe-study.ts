import { methodStyles } from "../report/view/method-styles.js";
import { isDecided } from "../study/records/is-decided.js";
import type { LiveRecord } from "../study/records/live.js";
import type { StudyManifest } from "../study/records/manifest.js";
import type { MethodRecord } from "../study/records/method.js";
import type { StepCostRecord } from "../study/records/step-cost.js";
import type { StudyRecord } from "../study/records/study.js";
import { criteriaText } from "../study/spec/criteria.js";
import { describeMethod } from "../study/spec/method.js";
import type {
  DecidedBefore,
  MethodStyle,
  StepMultiplyAdds,
  StudyDetail,
  StudyRow,
  SummaryLine,
} from "../web/contract/messages.js";
import { plannedRuns } from "./planned-runs.js";

/** A study as whoever watches it knows it, its trials aside. */
export interface WatchedStudy extends Pick<StudyDetail, "id" | "name" | "state" | "words"> {
  /** Without trials, so that a list of studies does not hold all their curves. */
  readonly study: Omit<StudyRecord, "trials"> | null;
  readonly manifest: StudyManifest | null;
  readonly problems: readonly string[];
  readonly live: LiveRecord | null;
  /** The verdict that was kept when the record took its place; null where none was. */
  readonly kept: DecidedBefore | null;
}

export function studyRow({ id, name, state, problems, study, manifest, live, kept }: WatchedStudy): StudyRow {
  const task = study?.task ?? manifest?.task ?? null;
  const before = study !== null && !isDecided(study) ? kept : null;
  const isOver = state !== "running" && state !== "unreadable";
  return {
    ...{ id, name, state, problems },
    data: task?.source ?? null,
    targets: task?.targets ?? [],
    startedAt: study?.startedAt ?? manifest?.startedAt ?? null,
    decision: isOver ? (before?.decision ?? study?.verdict.decision ?? null) : null, // of a study that goes on, the last one's is no longer the verdict
    isEarlierVerdict:
      isOver && study !== null && (before !== null || state === "killed" || !answersFor(study, manifest)),
    progress: live && {
      fraction: live.fraction,
      secondsLeft: live.secondsLeft,
      trialsDone: live.trialsDone,
      trials: live.trials,
    },
  };
}

/** Whether a record answers for all that a study was asked for: more may have been since it was written. */
export function answersFor({ identity, plan }: Pick<StudyRecord, "identity" | "plan">, manifest: StudyManifest | null) {
  return manifest === null || (manifest.identity === identity && manifest.changes.length <= plan.changes.length);
}

export type Described = Omit<StudyDetail, "command" | "refusals" | "log" | "hasReport">;

export function describeStudy(watched: WatchedStudy): Described {
  const { study, manifest, words } = watched;
  const size = manifest?.decided.size ?? study?.plan ?? null;
  const methods = study?.methods ?? manifest?.methods.map(describeMethod) ?? [];
  const criteria = manifest?.criteria ?? study?.criteria ?? null;
  const task = study?.task ?? manifest?.task ?? null;
  return {
    ...studyRow({ ...watched, kept: null }), // its own verdict, beside that in `decidedBefore`
    outcome: study?.outcome ?? null,
    methods: stylesOf(manifest === null ? methods : manifest.methods.map(describeMethod)),
    batchSizes: size?.batchSizes ?? [],
    folds: (task?.earlierFolds.length ?? 0) + 1,
    seeds: manifest?.requested.seeds ?? size?.seeds ?? null,
    epochs: size?.epochs ?? null,
    tuningTrials: size?.tuningTrials ?? null,
    timeBudgetSeconds: (manifest?.decided.budget ?? study?.plan.budget)?.seconds ?? null,
    plannedRuns: plannedRuns(watched),
    decidedBefore: decidedBefore(watched),
    multiplyAdds: (manifest?.decided.costs ?? study?.costs ?? []).flatMap(countsOf),
    criteria: criteria && criteriaText(criteria),
    target: study?.target.error ?? null,
    summaries: study?.summaries.map(summaryLine) ?? [],
    words,
  };
}

/** While it runs, a record with a verdict is of before; later, what was kept of one that another record took the place of. */
function decidedBefore({ state, study, words, kept }: WatchedStudy): DecidedBefore | null {
  if (study === null) return null;
  if (!isDecided(study)) return kept;
  if (state !== "running" || words === null) return null;
  return { decision: study.verdict.decision, seeds: study.plan.seeds, words, place: null };
}

function countsOf(cost: StepCostRecord): StepMultiplyAdds[] {
  const { method, batchSize, multiplyAddsPlainStep: plain, multiplyAddsSmoothedStep: smoothed } = cost;
  return plain === undefined || smoothed === undefined ? [] : [{ method, batchSize, plain, smoothed }];
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
