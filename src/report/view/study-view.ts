import type { SeriesStyle } from "../../page/charts/palette.js";
import type { MethodRecord } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { BaselineRecord } from "../../study/records/task.js";
import type { SummaryRecord, TrialRecord } from "../../study/records/trial.js";
import type { Texts } from "../text/texts.js";
import { bestSimple } from "./best-simple.js";
import { methodStyles } from "./method-styles.js";

/** A study prepared for the sections of the report: by method, with styles and headline figures. */
export interface StudyView {
  readonly study: StudyRecord;
  readonly texts: Texts;
  readonly methods: readonly MethodView[];
  readonly bestSimple: BaselineRecord | null;
}

/** One method with its style, summaries and headline trials. */
export interface MethodView {
  readonly record: MethodRecord;
  readonly style: SeriesStyle;
  readonly summaries: readonly SummaryRecord[];
  /** At the headline batch size; null when nothing was evaluated. */
  readonly headline: SummaryRecord | null;
  /** Evaluation trials at the headline batch size on the last fold, one for each seed: errors of several folds make no one curve. */
  readonly trials: readonly TrialRecord[];
}

export function studyView(study: StudyRecord, texts: Texts): StudyView {
  const folds = study.task.earlierFolds.length + 1;
  const styles = methodStyles(study.methods.map((method) => method.diffuses));
  const methods = study.methods.map((record, i): MethodView => {
    const summaries = study.summaries.filter((summary) => summary.method === record.name);
    const headline = summaries.find((summary) => summary.headline) ?? null;
    const trials = study.trials.filter(
      (trial) =>
        trial.phase === "evaluation" &&
        trial.fold === folds &&
        trial.method === record.name &&
        trial.batchSize === headline?.batchSize,
    );
    return { record, style: styles[i]!, summaries, headline, trials };
  });
  return { study, texts, methods, bestSimple: bestSimple(study.baselines) };
}
