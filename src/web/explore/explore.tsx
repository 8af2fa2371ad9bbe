import { useEffect, useMemo } from "preact/hooks";
import { computerFrom, hasWorkers } from "./compute/computer.js";
import { LandscapeView } from "./model/landscape-view.js";
import { SmoothingWidth } from "./model/smoothing-width.js";
import { TrainingView } from "./model/training-view.js";
import type { ReadColumns } from "./parts/file-field.js";
import { LossPart } from "./parts/loss-part.js";
import { SigmaBar } from "./parts/sigma-bar.js";
import { TrainingPart } from "./parts/training-part.js";
import { UnitPart } from "./parts/unit-part.js";
import { texts } from "./text/index.js";

export interface ExploreProps {
  /** Address of the script that `worker.ts` is built to. It is loaded only when something is to be computed. */
  readonly script: string;
  /** Where the visitor goes to try it on a table. */
  readonly onTry: () => void;
  /** Numbers in their order that the visitor has brought, to be trained on; null: none. A new array is a new series. */
  readonly series?: Float64Array | null;
  /** Reads the columns of numbers of a table, where the page around can; rejects with why it cannot. */
  readonly readTable?: ReadColumns;
}

/** The method in three steps that move: a unit, a loss, a training run; and where it does not pay. */
export function Explore({ script, onTry, series = null, readTable }: ExploreProps) {
  const all = texts.value;
  const { width, landscape, training } = useMemo(() => {
    const width = new SmoothingWidth();
    const start = computerFrom(script);
    return { width, landscape: new LandscapeView(start), training: new TrainingView(start, width) };
  }, []);
  useEffect(
    () => () => {
      width.stop();
      landscape.close();
      training.close();
    },
    [],
  );
  useEffect(() => {
    if (series !== null) training.takeSeries(series);
  }, [series]);
  return (
    <div class="explore">
      <header>
        <h1>{all.heading}</h1>
        <p class="lead">{all.lead}</p>
        {!hasWorkers() && <p class="notice">{all.noWorkers}</p>}
      </header>
      <UnitPart width={width} />
      <LossPart width={width} view={landscape} />
      <TrainingPart width={width} view={training} readTable={readTable} />
      <section class="step end">
        <h2>{all.end.heading}</h2>
        <div class="reasons">
          <p>{all.end.worth}</p>
          <p>{all.end.pays}</p>
          <p>{all.end.measure}</p>
        </div>
        <button type="button" class="primary" onClick={onTry}>
          {all.end.action}
        </button>
      </section>
      <SigmaBar width={width} />
    </div>
  );
}
