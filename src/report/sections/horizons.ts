import { median } from "../../core/statistics.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { columnFormat, integer } from "../../page/text/numbers.js";
import { methodName } from "../html/method-name.js";
import { errorUnit } from "../view/error-unit.js";
import type { MethodView, StudyView } from "../view/study-view.js";

/** Columns that a phone can still scroll through. */
const MOST_COLUMNS = 12;

/** The section of test errors by rows ahead; none where a single row is forecast. */
export function horizonsSection({ study, texts, methods }: StudyView): Html | null {
  const { from, to } = study.task.horizon;
  const networks = methods.flatMap((method) => {
    const errors = medianErrors(method);
    return errors === null ? [] : [{ name: methodName(method.record, method.style), errors }];
  });
  if (to === from || networks.length === 0) return null;
  const naive = study.baselines.map(({ name, testErrorsByStep }) => ({
    name: html`${texts.baselineName[name]}`,
    errors: testErrorsByStep,
  }));
  const rows = [...networks, ...naive];
  const steps = evenly(to - from + 1, MOST_COLUMNS);
  const print = columnFormat(
    rows.flatMap(({ errors }) => errors),
    4,
  );
  return section("horizons", texts.horizonsHeading, [
    lead(texts.horizonsIntro(integer(from), integer(to), errorUnit(study, texts))),
    table({
      caption: texts.horizonsHeading,
      hint: texts.scrollHint,
      columns: [
        { head: texts.forecastLabel },
        ...steps.map((step) => ({ head: texts.rowsAhead(integer(from + step)), align: "right" as const })),
      ],
      rows: rows.map(({ name, errors }) => ({ cells: [name, ...steps.map((step) => print(errors[step] ?? null))] })),
    }),
  ]);
}

/** Test error of each row ahead, the median over the seeds at the headline batch size; null when it was not measured. */
function medianErrors({ trials }: MethodView): readonly number[] | null {
  const measured = trials.flatMap(({ testErrorsByStep }) => (testErrorsByStep === null ? [] : [testErrorsByStep]));
  if (measured.length === 0) return null;
  return measured[0]!.map((_, step) => median(measured.map((errors) => errors[step]!)));
}

/** At most `most` of 0 .. count - 1, the first and the last among them. */
function evenly(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: most }, (_, k) => Math.round((k * (count - 1)) / (most - 1)));
}
