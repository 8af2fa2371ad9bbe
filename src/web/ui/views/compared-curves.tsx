import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { StudyDetail } from "../../contract/messages.js";
import { Chart } from "../../kit/chart.js";
import type { ChartLine } from "../../kit/chart-options.js";
import { fallingRange } from "../../kit/chart-top.js";
import { Choice } from "../../kit/choice.js";
import type { PackedTrial } from "../../study/packed-trial.js";
import { type Axis, axesOf, chartAxis, finishedLines } from "../../study/study-lines.js";
import { studyTexts } from "../../study/text/index.js";
import { texts } from "../text/index.js";

/** A study of a comparison, with its finished runs. */
export interface Compared {
  readonly detail: StudyDetail;
  readonly trials: readonly PackedTrial[];
}

const LAYOUTS = ["beside", "together"] as const;

/** Learning curves of several studies: beside each other, or in one chart where their errors are of the same target. */
export function ComparedCurves({ studies }: { readonly studies: readonly Compared[] }) {
  const axis = useSignal<Axis>("epoch");
  const layout = useSignal<(typeof LAYOUTS)[number]>("beside");
  const axes = useMemo(() => commonAxes(studies), [studies]);
  const all = studyTexts.value;
  const { compare: words } = texts.value;
  const drawn = useMemo(
    () => studies.map(({ detail, trials }) => ({ detail, ...linesFor(detail, trials, axis.value) })),
    [studies, axis.value],
  );
  const isOneUnit = new Set(studies.map(({ detail }) => `${detail.data} ${detail.targets.join()}`)).size === 1;
  const isTogether = isOneUnit && studies.length > 1 && layout.value === "together";
  const shared = useMemo(
    () => (isOneUnit ? fallingRange(drawn.flatMap(({ lines }) => lines)) : null),
    [drawn, isOneUnit],
  );
  const charts = useMemo(
    () => (isTogether ? [together(drawn)] : drawn).map((one) => ({ ...one, ...(shared ?? fallingRange(one.lines)) })),
    [drawn, shared, isTogether],
  );
  return (
    <section>
      <h2>{words.curves}</h2>
      <div class="choices">
        <Choice
          label={all.axisLabel}
          values={axes.map((value) => ({ value, name: all.axis[value] }))}
          chosen={axis.value}
          onChoose={(chosen) => (axis.value = chosen)}
        />
        {isOneUnit && studies.length > 1 && (
          <Choice
            label={words.layoutLabel}
            values={LAYOUTS.map((value) => ({ value, name: words.layout[value] }))}
            chosen={layout.value}
            onChoose={(chosen) => (layout.value = chosen)}
          />
        )}
      </div>
      {isOneUnit && !isTogether && studies.length > 1 && <p class="lead">{words.sameScale}</p>}
      <div class={isTogether ? "" : "beside"}>
        {charts.map(({ detail, lines, batchSize, phase, range, isCut }) => (
          <Chart
            key={isTogether ? "all" : detail.id}
            title={isTogether ? all.curves.error : detail.name}
            note={[
              isTogether ? words.dashes : `${all.curves.error}, ${all.phase[phase]}, ${all.batchLabel} ${batchSize}`,
              ...(isCut ? [all.curves.cut] : []),
            ].join(all.curves.join)}
            xLabel={all.axisName[axis.value]}
            axis={chartAxis(axis.value)}
            lines={lines}
            height={isTogether ? 360 : 260}
            range={range}
            empty={all.curves.empty}
          />
        ))}
      </div>
    </section>
  );
}

/** Of all of them: a study of before multiply-adds were counted has none to draw over. */
function commonAxes(studies: readonly Compared[]): readonly Axis[] {
  const [first = [], ...others] = studies.map(({ detail }) => axesOf(detail));
  return first.filter((axis) => others.every((axes) => axes.includes(axis)));
}

function linesFor(detail: StudyDetail, trials: readonly PackedTrial[], axis: Axis) {
  const batchSize = detail.summaries.find(({ headline }) => headline)?.batchSize ?? detail.batchSizes[0] ?? 0;
  const phase = trials.some((trial) => trial.phase === "evaluation") ? ("evaluation" as const) : ("tuning" as const);
  const selection = { phase, batchSize, fold: detail.folds, axis };
  return {
    batchSize,
    phase,
    lines: finishedLines("validationError", { ...detail, trials, selection }),
  };
}

type Drawn = ReturnType<typeof linesFor> & { readonly detail: StudyDetail };

/** A dash of its own for each study: colours tell the methods apart. */
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3]];

/** All lines in one chart, without their bands, which would cover each other. */
function together(drawn: readonly Drawn[]): Drawn {
  const lines = drawn.flatMap(({ detail, lines }, k) =>
    lines.map(({ low: _, high: __, ...line }): ChartLine => {
      const dash = DASHES[k % DASHES.length]!;
      return { ...line, key: `${detail.id} ${line.key}`, name: `${detail.name}: ${line.name}`, dash };
    }),
  );
  return { ...drawn[0]!, lines };
}
