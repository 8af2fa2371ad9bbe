import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { TRAINING } from "../compute/training-case.js";
import type { TrainingView } from "../model/training-view.js";
import { texts } from "../text/index.js";
import { sampleSeries } from "./sample-series.js";

/** A field for numbers of the visitor's own; what cannot be read is said. */
export function SeriesField({ view }: { readonly view: TrainingView }) {
  const id = useId();
  const { training: t } = texts.value;
  const text = useSignal("");
  const fault = useSignal<string | null>(null);
  const take = (written: string) => {
    text.value = written;
    const words = written.split(/[\s,;]+/).filter((word) => word !== "");
    const bad = words.find((word) => !Number.isFinite(Number(word)));
    const isFew = words.length < TRAINING.fewest;
    fault.value = bad !== undefined ? t.seriesBad(bad) : isFew ? t.seriesFew(words.length, TRAINING.fewest) : null;
    view.takeSeries(fault.value === null ? Float64Array.from(words, Number) : null);
  };
  const taken = view.values.value;
  return (
    <div class="series-field">
      <label for={id}>{t.seriesLabel}</label>
      <p id={`${id}-hint`}>{t.series}</p>
      <textarea
        id={id}
        rows={4}
        spellcheck={false}
        aria-describedby={`${id}-hint ${id}-said`}
        aria-invalid={fault.value !== null}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <div class="buttons">
        <button type="button" onClick={() => take(text.peek())}>
          {t.seriesUse}
        </button>
        <button type="button" onClick={() => take(sampleSeries())}>
          {t.seriesSample}
        </button>
      </div>
      <p id={`${id}-said`} role="status">
        {fault.value ?? (taken !== null && t.seriesTaken(taken.length, taken.length === TRAINING.most))}
      </p>
    </div>
  );
}
