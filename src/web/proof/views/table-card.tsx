import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { integer, significant } from "../../../page/text/numbers.js";
import type { PlanView, TableView } from "../../contract/proof.js";
import { Chart } from "../../kit/chart.js";
import type { ChartLine } from "../../kit/chart-options.js";
import { language } from "../../kit/language.js";
import { ofFields } from "../fields-of-choice.js";
import { proofTexts } from "../text/index.js";

/** Names that are listed before the others are counted. */
const MOST_NAMES = 12;
/** Letters of a name that are shown: files have names as long as sentences. */
const MOST_LETTERS = 48;

interface TableCardProps {
  readonly table: TableView;
  readonly plan: PlanView | null;
}

/** What was read of the file: rows, time, columns, what is missing, notes, a picture and the first rows. */
export function TableCard({ table, plan }: TableCardProps) {
  const words = proofTexts.value;
  const { read, comma } = words;
  const { time, series, targets, inputs, columns } = table;
  const filled = columns.filter((column) => column.filled > 0);
  const notes = table.notes[language.value].map(ofFields);
  return (
    <section class="table-card">
      <h2 id="what-was-read" tabIndex={-1}>
        {words.steps.data} <small>{table.name}</small>
      </h2>
      <p class="figures">{read.size(integer(table.rows), String(columns.length))}</p>
      <div class="card-parts">
        <dl class="facts">
          <Fact head={read.time}>
            {time === null
              ? read.noTime
              : [
                  read.timeIn(time.columns.map(shortened).join(" + "), read.from(time.from, time.to)),
                  read.step(words.duration(time.step)),
                  read.gaps(time.gaps),
                ].join(comma)}
          </Fact>
          {series.count > 1 && (
            <Fact head={read.seriesLabel}>{read.series(integer(series.count), shortened(series.column ?? ""))}</Fact>
          )}
          <Fact head={read.target}>
            <strong title={targets.join(", ")}>{targets.map(shortened).join(comma)}</strong>
          </Fact>
          <Fact head={read.inputs}>{namesOf(inputs, comma)}</Fact>
          <Fact head={read.missing}>
            {filled.length === 0
              ? read.noneMissing
              : filled.map(({ name, filled: count }) => read.filled(shortened(name), integer(count))).join(comma)}
          </Fact>
        </dl>
        <Preview table={table} plan={plan} />
      </div>
      {notes.length > 0 && (
        <details open={notes.length <= 3}>
          <summary>{read.notes(String(notes.length))}</summary>
          <ul class="plain">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{read.first}</summary>
        <FirstRows table={table} />
      </details>
    </section>
  );
}

function Fact({ head, children }: { readonly head: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function namesOf(names: readonly string[], comma: string): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).map(shortened).join(comma) + (more > 0 ? ` … (+${more})` : "");
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join("")}…`;
}

/** One column over time: the lowest and highest value of each piece, where parts begin as named lines. */
function Preview({ table, plan }: TableCardProps) {
  const words = proofTexts.value;
  const asked = useSignal<string | null>(null);
  const shown = table.columns.find(({ name }) => name === (asked.value ?? table.targets[0])) ?? table.columns[0];
  const lines = useMemo(() => (shown === undefined ? [] : [lineOf(shown)]), [shown]);
  const marks = useMemo(
    () =>
      plan?.parts
        ? [
            { x: plan.parts.validation, name: words.read.parts.validation },
            { x: plan.parts.test, name: words.read.parts.test },
          ]
        : [],
    [plan, words],
  );
  if (shown === undefined) return null;
  return (
    <div class="preview">
      <label class="field inline">
        <span>{words.read.chartColumn}</span>
        <select value={shown.name} onChange={(event) => (asked.value = event.currentTarget.value)}>
          {table.columns.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Chart
        title={words.read.chart(shown.name)}
        note={words.read.chartNote(table.series.count > 1 ? (table.series.names[0] ?? null) : null)}
        xLabel={table.time === null ? words.read.row : ""}
        axis={table.time === null ? "rows" : "time"}
        lines={lines}
        marks={marks}
        height={230}
        hasLegend={false}
        empty=""
      />
    </div>
  );
}

function lineOf({ name, preview }: TableView["columns"][number]): ChartLine {
  const { x, low, high } = preview;
  const y = low.map((value, k) => (value === null || high[k] == null ? null : (value + high[k]) / 2));
  return { key: name, name, series: 0, dash: [], x, y, low, high };
}

function FirstRows({ table }: Pick<TableCardProps, "table">) {
  const { read } = proofTexts.value;
  return (
    <div class="scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.time === null ? read.row : read.time}</th>
            {table.columns.map(({ name }) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.head.map(({ label, values }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, k) => (
                <td key={table.columns[k]?.name} class="number">
                  {value === null ? "–" : significant(value, 6)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
