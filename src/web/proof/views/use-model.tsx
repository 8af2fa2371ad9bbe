import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { integer, percent } from "../../../page/text/numbers.js";
import type { ForecastView, GivenTable } from "../../contract/proof.js";
import { Chart } from "../../kit/chart.js";
import type { ChartLine } from "../../kit/chart-options.js";
import { FileButton } from "../../kit/file-button.js";
import { language } from "../../kit/language.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { Failure } from "./failure.js";
import { SelectField } from "./fields.js";
import { MissingRules } from "./missing-rules.js";
import { saveFile } from "./save-file.js";

interface UseModelProps {
  readonly store: ProofStore;
  readonly models: readonly string[];
}

/** A model of the study, or of a file, on another table: forecasts as a chart, a table and a file. */
export function UseModel({ store, models }: UseModelProps) {
  const { use: words, steps, drop } = proofTexts.value;
  const asked = useSignal<string | null>(null);
  const { forecast, failure, isWorking } = store.forecasts;
  const name =
    [asked.value, toUse(store), bestOf(store)].find((one) => one != null && models.includes(one)) ?? models[0] ?? "";
  const given = store.given.value;
  const predict = (table: GivenTable) => void store.forecasts.predict(name, table);
  if (models.length === 0) return null;
  return (
    <section class="use-model">
      <h2>{steps.use}</h2>
      <p class="lead">{words.lead}</p>
      <div class="fields">
        <SelectField
          label={words.model}
          value={name}
          choices={models.map((value) => ({ value, name: value }))}
          onChoose={(value) => (asked.value = value)}
        />
      </div>
      <p class="ways">
        <FileButton
          label={words.table}
          isPrimary
          disabled={isWorking.value}
          onChoose={([file]) => predict({ name: file!.name, blob: file! })}
        >
          {drop.button}
        </FileButton>{" "}
        {given !== null && (
          <button type="button" disabled={isWorking.value} onClick={() => predict(given)}>
            {words.same}
          </button>
        )}
      </p>
      <div role="status">
        {isWorking.value && (
          <p>
            <span class="spinner" aria-hidden="true" /> {words.working}
          </p>
        )}
      </div>
      {failure.value !== null && (
        <Failure failure={failure.value}>
          {failure.value.option === "missing" && (
            <MissingRules onChoose={(missing) => void store.forecasts.again(name, missing)} />
          )}
        </Failure>
      )}
      {forecast.value !== null && <Forecasts forecast={forecast.value} />}
    </section>
  );
}

/** What the verdict says to use, where it names one. */
function toUse(store: ProofStore): string | null {
  const next = store.study.value?.detail.value?.words?.[language.value].next ?? [];
  return next.find(({ model }) => model !== undefined)?.model ?? null;
}

/** The network of the lowest validation error. */
function bestOf(store: ProofStore): string | null {
  const summaries = store.study.value?.detail.value?.summaries ?? [];
  const [best] = summaries
    .filter(({ headline, validationError }) => headline && validationError !== null)
    .sort((a, b) => a.validationError! - b.validationError!);
  return best?.method ?? null;
}

function Forecasts({ forecast }: { readonly forecast: ForecastView }) {
  const { use: words, read } = proofTexts.value;
  const { chart, columns, rows, count, csv, csvOfAll, notes } = forecast;
  const lines = useMemo(() => (chart === null ? [] : linesOf(chart, words)), [chart, words]);
  return (
    <>
      {notes[language.value].map((note) => (
        <p key={note} class="lead">
          {note}
        </p>
      ))}
      {chart !== null && (
        <Chart
          title={words.chart(chart.target)}
          note={chart.level === null ? "" : words.interval(percent(chart.level))}
          xLabel={chart.isTime ? "" : read.row}
          axis={chart.isTime ? "time" : "rows"}
          lines={lines}
          height={280}
          empty=""
        />
      )}
      <p>
        {words.rows(integer(count), String(rows.length))}{" "}
        <button type="button" onClick={() => saveFile("forecasts.csv", csv)}>
          {words.download}
        </button>{" "}
        <button type="button" onClick={() => saveFile("forecasts-of-all-rows.csv", csvOfAll)}>
          {words.downloadAll}
        </button>
      </p>
      <div class="scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join("|")}>
                {row.map((cell, k) => (
                  <td key={columns[k]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function linesOf(
  { x, actual, forecast, low, high }: NonNullable<ForecastView["chart"]>,
  words: { readonly actual: string; readonly forecast: string },
): ChartLine[] {
  return [
    { key: "actual", name: words.actual, series: null, dash: [], x, y: actual },
    { key: "forecast", name: words.forecast, series: 2, dash: [], x, y: forecast, low, high },
  ];
}
