import { type Html, html } from "../../page/html/html.js";
import { table } from "../../page/html/table.js";
import { columnFormat, integer, significant } from "../../page/text/numbers.js";
import type { TrialRecord } from "../../study/records/trial.js";
import type { Texts } from "../text/texts.js";
import type { StudyView } from "../view/study-view.js";

/** Every trial in folded tables, which are not printed: tuning first (the chosen ones marked), then the pilot runs, then those on the evaluation seeds. */
export function trialDetails(view: StudyView): Html {
  const { study, texts } = view;
  const tuning = study.trials.filter(({ phase }) => phase === "tuning");
  const pilots = study.trials.filter(({ phase }) => phase === "pilot");
  const evaluation = study.trials.filter(({ phase }) => phase === "evaluation");
  return html`<p class="paper-only">${texts.trialsElsewhere(integer(study.trials.length))}</p>${[
    details(texts.tuningDetails(integer(tuning.length)), tuning, view),
    details(texts.pilotDetails(integer(pilots.length)), pilots, view),
    details(texts.evaluationDetails(integer(evaluation.length)), evaluation, view),
  ]}`;
}

function details(heading: string, trials: readonly TrialRecord[], { study, texts }: StudyView): Html | null {
  if (trials.length === 0) return null;
  const validation = columnFormat(
    trials.map(({ bestValidationError }) => bestValidationError),
    4,
  );
  const test = columnFormat(
    trials.map(({ testError }) => testError),
    4,
  );
  const seconds = columnFormat(
    trials.map(({ secondsTotal }) => secondsTotal),
    1,
  );
  const isChosen = (trial: TrialRecord) =>
    trial.phase === "tuning" &&
    study.summaries.some(
      ({ method, batchSize, learningRate, sigma0 }) =>
        method === trial.method &&
        batchSize === trial.batchSize &&
        learningRate === trial.learningRate &&
        sigma0 === trial.sigma0,
    );
  const withTest = trials.some(({ testError }) => testError !== null);
  return html`<details><summary>${heading}</summary>${table({
    caption: heading,
    hint: texts.scrollHint,
    columns: [
      { head: texts.trial },
      { head: texts.learningRate, align: "right" },
      { head: texts.sigma0, align: "right" },
      { head: texts.bestValidation, align: "right" },
      { head: texts.bestEpoch, align: "right" },
      ...(withTest ? [{ head: texts.test, align: "right" as const }] : []),
      { head: texts.secondsTotal, align: "right" },
      { head: texts.outcomeLabel },
    ],
    rows: trials.map((trial) => ({
      marked: isChosen(trial),
      cells: [
        trial.id,
        significant(trial.learningRate),
        significant(trial.sigma0),
        validation(trial.bestValidationError),
        integer(trial.bestEpoch),
        ...(withTest ? [test(trial.testError)] : []),
        seconds(trial.secondsTotal),
        [outcome(trial, texts), isChosen(trial) && texts.chosen],
      ],
    })),
  })}</details>`;
}

function outcome({ outcome, outcomeDetail, setAside }: TrialRecord, texts: Texts): string {
  const word = texts.trialOutcome[setAside === undefined ? outcome : "setAside"];
  return outcomeDetail === null ? word : texts.becauseOf(word, texts.trialDetail(outcomeDetail));
}
