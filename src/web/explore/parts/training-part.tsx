import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { significant } from "../../../page/text/numbers.js";
import { Chart } from "../../kit/chart.js";
import { Choice } from "../../kit/choice.js";
import { type Gain, type OptimizerName, TRAINING } from "../compute/training-case.js";
import type { SmoothingWidth } from "../model/smoothing-width.js";
import type { TrainingView } from "../model/training-view.js";
import { texts } from "../text/index.js";
import type { ReadColumns } from "./file-field.js";
import { Part } from "./part.js";
import { SeriesField } from "./series-field.js";
import { shown } from "./sigma-bar.js";
import { type AxisName, resultSoFar, trainingLines } from "./training-lines.js";

const OPTIMIZERS: readonly OptimizerName[] = ["sgd", "soap"];
const CHART_HEIGHT = 380;

interface TrainingPartProps {
  readonly width: SmoothingWidth;
  readonly view: TrainingView;
  readonly readTable: ReadColumns | undefined;
}

/** Two runs side by side, seed by seed, trained as they are watched. */
export function TrainingPart({ width, view, readTable }: TrainingPartProps) {
  const all = texts.value;
  const { training: t } = all;
  const axis = useSignal<AxisName>("epoch");
  const changed =
    <Value,>(place: { value: Value }) =>
    (value: Value) => {
      place.value = value;
      view.clear();
    };
  const side = (
    <>
      <div class="choices">
        <Choice
          label={t.data}
          values={[
            { value: "adding", name: t.dataNames.adding },
            { value: "series", name: t.dataNames.series },
          ]}
          chosen={view.data.value}
          onChoose={(name) => view.chooseData(name)}
        />
        <Choice
          label={t.start}
          values={[
            { value: 1 as Gain, name: t.startNames.usual },
            { value: 3 as Gain, name: t.startNames.large },
          ]}
          chosen={view.gain.value}
          onChoose={changed(view.gain)}
        />
        <Choice
          label={t.optimizer}
          values={OPTIMIZERS.map((value) => ({ value, name: t.optimizerNames[value] }))}
          chosen={view.optimizer.value}
          onChoose={changed(view.optimizer)}
        />
      </div>
      {view.data.value === "series" && <SeriesField view={view} readTable={readTable} />}
      <p>{t.expect[view.data.value === "series" ? "series" : view.gain.value === 3 ? "large" : "usual"]}</p>
      <Result view={view} />
      <details>
        <summary>{all.whatIsDrawn}</summary>
        <p>{t.drawn(TRAINING)}</p>
      </details>
    </>
  );
  const action = (
    <div class="action">
      <Controls view={view} />
      <Progress view={view} width={width} />
    </div>
  );
  const sentence = t.sentence(String(TRAINING.sigma0));
  return (
    <Part step={3} heading={t.heading} sentence={sentence} action={action} side={side}>
      <Curves view={view} axis={axis.value} />
      <div class="choices">
        <Choice
          label={t.axis}
          values={(["epoch", "seconds"] as const).map((value) => ({ value, name: t.axisNames[value] }))}
          chosen={axis.value}
          onChoose={(value) => {
            axis.value = value;
          }}
        />
      </div>
    </Part>
  );
}

function Controls({ view }: { readonly view: TrainingView }) {
  const { training: t } = texts.value;
  const phase = view.phase.value;
  const isReady = view.data.value === "adding" || view.values.value !== null;
  const isUnderWay = phase === "running" || phase === "paused";
  return (
    <div class="buttons">
      {isUnderWay ? (
        <button type="button" class="primary" onClick={() => view.pause(phase === "running")}>
          {phase === "running" ? t.pause : t.goOn}
        </button>
      ) : (
        <button type="button" class="primary" disabled={!isReady} onClick={() => view.start()}>
          {phase === "done" ? t.again : t.run}
        </button>
      )}
    </div>
  );
}

function Curves({ view, axis }: { readonly view: TrainingView; readonly axis: AxisName }) {
  const { training: t } = texts.value;
  const runs = view.runs.value;
  const floor = view.floor.value;
  const lines = useMemo(() => trainingLines({ runs, floor, axis, texts: t }), [runs, floor, axis, t]);
  return (
    <Chart
      title={t.chart}
      note={t.chartNote}
      xLabel={t.axisNames[axis]}
      axis={axis === "epoch" ? "whole" : "number"}
      lines={lines}
      height={CHART_HEIGHT}
      empty={t.empty}
    />
  );
}

function Progress({ view, width }: { readonly view: TrainingView; readonly width: SmoothingWidth }) {
  const { training: t } = texts.value;
  const phase = view.phase.value;
  if (phase !== "running" && phase !== "paused") return null;
  return <p class="under-way">{t.underWay(Math.max(1, view.seed.value), TRAINING.seeds, shown(width.sigma.value))}</p>;
}

function Result({ view }: { readonly view: TrainingView }) {
  const all = texts.value;
  const floor = view.floor.value;
  const result = useMemo(() => resultSoFar(view.runs.value), [view.runs.value]);
  return (
    <p class="found" aria-live="polite">
      {view.fault.value !== null && all.failed(view.fault.value)}
      {result !== null &&
        all.training.result({
          ...result,
          linear: floor !== null && floor < Math.min(result.plain, result.diffusion) ? significant(floor, 2) : null,
          plain: significant(result.plain, 2),
          diffusion: significant(result.diffusion, 2),
          plainSeconds: significant(result.plainSeconds, 2),
          diffusionSeconds: significant(result.diffusionSeconds, 2),
        })}
    </p>
  );
}
