import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { TRAINING } from "../compute/training-case.js";
import type { TrainingView } from "../model/training-view.js";
import { texts } from "../text/index.js";
import { FileField, type ReadColumns } from "./file-field.js";
import { numbersIn } from "./numbers-in.js";
import { sampleSeries } from "./sample-series.js";

interface SeriesFieldProps {
  readonly view: TrainingView;
  readonly readTable: ReadColumns | undefined;
}

/** A field for numbers of the visitor's own; what cannot be read is said. */
export function SeriesField({ view, readTable }: SeriesFieldProps) {
  const id = useId();
  const { training: t } = texts.value;
  const text = useSignal("");
  const fault = useSignal<string | null>(null);
  const use = (numbers: Float64Array, bad: string | null) => {
    const isFew = numbers.length < TRAINING.fewest;
    fault.value = bad !== null ? t.seriesBad(bad) : isFew ? t.seriesFew(numbers.length, TRAINING.fewest) : null;
    view.takeSeries(fault.value === null ? numbers : null);
  };
  const take = (written: string) => {
    text.value = written;
    const { numbers, bad } = numbersIn(written);
    use(numbers, bad);
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
      {readTable !== undefined && (
        <FileField
          readTable={readTable}
          onTake={(values) => {
            text.value = "";
            use(values ?? new Float64Array(), null);
          }}
          onFault={(words) => {
            fault.value = words;
            view.takeSeries(null);
          }}
        />
      )}
      <p id={`${id}-said`} role="status">
        {fault.value ?? (taken !== null && t.seriesTaken(taken.length, taken.length === TRAINING.most))}
      </p>
    </div>
  );
}
