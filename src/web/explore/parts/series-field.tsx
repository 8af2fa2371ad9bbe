import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { SMALLEST_SPREAD } from "../../../data/cells.js";
import { TRAINING } from "../compute/training-case.js";
import type { TrainingView } from "../model/training-view.js";
import { texts } from "../text/index.js";
import { FileField, type ReadColumns } from "./file-field.js";
import { type NumbersIn, numbersIn } from "./numbers-in.js";
import { sampleSeries } from "./sample-series.js";
import { untrainable } from "./untrainable.js";

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
  const use = ({ numbers, bad, ambiguous }: NumbersIn) => {
    const few = numbers.length < TRAINING.fewest ? t.seriesFew(numbers.length, TRAINING.fewest) : null;
    const constant = varies(numbers) ? null : t.seriesConstant(String(numbers[0]));
    const other = untrainable(numbers.slice(-TRAINING.most));
    const bound = other && { large: t.seriesLarge, far: t.seriesFar }[other.why](String(other.value));
    fault.value = (bad && t.seriesBad(bad)) ?? (ambiguous && t.seriesAmbiguous(ambiguous)) ?? few ?? bound ?? constant;
    view.takeSeries(fault.value === null ? numbers : null);
  };
  const take = (written: string) => {
    text.value = written;
    use(numbersIn(written));
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
            use({ numbers: values ?? new Float64Array(), bad: null, ambiguous: null });
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

/** Whether what is trained on, the end left out, has more than one value. */
function varies(numbers: Float64Array): boolean {
  const taken = numbers.slice(-TRAINING.most);
  const trained = taken.subarray(0, Math.floor(0.6 * taken.length));
  return trained.some((value) => Math.abs(value - trained[0]!) > SMALLEST_SPREAD);
}
