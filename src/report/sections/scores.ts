import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { type Row, table } from "../../page/html/table.js";
import { columnFormat, fixed, integer, NONE, percent } from "../../page/text/numbers.js";
import type { ScoreRowRecord, ScoresRecord } from "../../study/records/score.js";
import { methodName } from "../html/method-name.js";
import type { Texts } from "../text/texts.js";
import { againstSimple } from "../view/against-simple.js";
import type { StudyView } from "../view/study-view.js";

/** The section of several measures of the test errors, networks and simple forecasts alike; none where they were not measured. */
export function scoresSection(view: StudyView): Html | null {
  const { study, texts } = view;
  const { scores } = study;
  if (scores === null) return null;
  const simple = scores.simple === null ? null : simpleName(scores.simple, texts);
  return section("scores", texts.scoresHeading, [
    lead(
      texts.scoresIntro({
        windows: integer(scores.windows),
        confidence: percent(scores.confidence),
        block: integer(scores.block),
        unit:
          study.task.errorUnit === "target"
            ? texts.scoresUnit(study.task.targets.join(texts.listComma))
            : texts.scoresUnitOfSeveral,
      }),
    ),
    lead(
      [
        ...(scores.season === null ? [] : [texts.scoresMase(integer(scores.season))]),
        ...(simple === null ? [] : [texts.scoresTest(simple)]),
      ].join(texts.sentenceSpace),
    ),
    scoresTable(view, scores),
    raisedLine(view, scores),
  ]);
}

/** How many forecasts were raised to 0; none where that was not asked for. */
function raisedLine(view: StudyView, scores: ScoresRecord): Html | null {
  const { texts } = view;
  const counts = headlineRows(view, scores).flatMap(({ row: { name, raised } }) =>
    raised === null ? [] : [`${name} ${percent(raised.count / raised.of, 1)}`],
  );
  return counts.length === 0 ? null : lead(texts.scoresRaised(counts.join(texts.listComma)));
}

/** Each method at its headline batch size. */
function headlineRows({ methods }: StudyView, scores: ScoresRecord) {
  return methods.flatMap(({ record, style, headline }) =>
    scores.rows
      .filter(({ name, batchSize }) => name === record.name && batchSize !== null && batchSize === headline?.batchSize)
      .map((row) => ({ row, name: methodName(record, style) })),
  );
}

function scoresTable(view: StudyView, scores: ScoresRecord): Html {
  const { texts } = view;
  const simple = scores.rows
    .filter(({ batchSize }) => batchSize === null)
    .map((row) => ({ row, name: simpleName(row.name, texts) }));
  const shown = [...headlineRows(view, scores), ...simple];
  const measures = (scores.season === null ? MEASURES.filter(({ head }) => head !== "MASE") : MEASURES).map(
    ({ head, of, format }) => ({
      head,
      of,
      format: withMinus(format(shown.map(({ row }) => of(row)?.value ?? null))),
    }),
  );
  return table({
    caption: texts.scoresCaption,
    hint: texts.scrollHint,
    columns: [
      { head: texts.scoredForecast },
      ...measures.map(({ head }) => ({ head, align: "right" as const })),
      ...(scores.simple === null ? [] : [{ head: texts.testedAgainst(simpleName(scores.simple, texts)) }]),
    ],
    rows: shown.map(
      ({ row, name }): Row => ({
        cells: [
          name,
          ...measures.map(({ of, format }) => withEnds(of(row), format, texts)),
          ...(scores.simple === null ? [] : [againstSimple(row, texts)?.words ?? NONE]),
        ],
      }),
    ),
  });
}

interface Measure {
  readonly head: string;
  readonly of: (row: ScoreRowRecord) => ScoreRowRecord["mase"];
  /** For a column of these values. */
  readonly format: (values: readonly (number | null)[]) => (value: number | null) => string;
}

/** Errors are of any size; MASE and R² are of the size of 1, so that a tiny one takes no decimals for itself. */
const MEASURES: readonly Measure[] = [
  { head: "RMSE", of: ({ rmse }) => rmse, format: (values) => columnFormat(values, 3) },
  { head: "MAE", of: ({ mae }) => mae, format: (values) => columnFormat(values, 3) },
  { head: "MASE", of: ({ mase }) => mase, format: (values) => columnFormat(values, 3, 3) },
  { head: "R²", of: ({ r2 }) => r2, format: () => (value) => fixed(value, 3) },
];

/** A hyphen is no minus. */
function withMinus(format: (value: number | null) => string) {
  return (value: number | null) => format(value).replace("-", "\u2212");
}

function withEnds(
  score: ScoreRowRecord["mase"],
  format: (value: number | null) => string,
  texts: Texts,
): Html | string {
  if (score === null) return format(null);
  const { value, low, high } = score;
  if (low === null || high === null) return format(value);
  return html`${format(value)}<br><small>${texts.interval(format(low), format(high))}</small>`;
}

function simpleName(name: string, texts: Texts): string {
  return (texts.baselineName as Readonly<Record<string, string>>)[name] ?? name;
}
