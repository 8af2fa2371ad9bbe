import type { Html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { integer, NONE } from "../../page/text/numbers.js";
import type { TuningRecord } from "../../study/records/tuning.js";
import { methodName } from "../html/method-name.js";
import type { StudyView } from "../view/study-view.js";

/** The section on the work that tuning took, the same number of runs for every method, and on the luck of its choice. */
export function tuningSection({ study, texts, methods }: StudyView): Html | null {
  if (study.tuning.length === 0) return null;
  const runs = new Set(study.tuning.map((one) => one.runs));
  const times = (value: number | null) => (value === null ? NONE : texts.times(value));
  const cells = (one: TuningRecord) => [
    integer(one.batchSize),
    integer(one.runs),
    integer(one.settings),
    integer(one.steps),
    texts.duration(one.secondsTraining),
    integer(one.seeds),
    integer(one.asGood),
    times(one.runnerUpRatio),
    times(one.seedRatio),
  ];
  return section("tuning", texts.tuningHeading, [
    lead(texts.tuningIntro({ runs: integer(study.tuning[0]!.runs), isEqual: runs.size === 1 })),
    lead(texts.tuningLuck),
    table({
      caption: texts.tuningCaption,
      hint: texts.scrollHint,
      columns: [
        { head: texts.method },
        ...[
          texts.batchSize,
          texts.tuningRuns,
          texts.tuningSettings,
          texts.tuningSteps,
          texts.tuningSeconds,
          texts.tuningSeeds,
          texts.tuningAsGood,
          texts.tuningRunnerUp,
          texts.tuningBetweenSeeds,
        ].map((head) => ({ head, align: "right" as const })),
      ],
      rows: methods.flatMap(({ record, style }) =>
        study.tuning
          .filter(({ method }) => method === record.name)
          .map((one) => ({ cells: [methodName(record, style), ...cells(one)] })),
      ),
    }),
  ]);
}
