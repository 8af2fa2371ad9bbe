import { useMemo } from "preact/hooks";
import { integer, significant } from "../../../page/text/numbers.js";
import type { MethodStyle, StudyDetail } from "../../contract/messages.js";
import { LineSample } from "../../kit/line-sample.js";
import { methodRows } from "../method-rows.js";
import type { StudyStore } from "../study-store.js";
import { studyTexts } from "../text/index.js";

/** Methods by figures: of a study that has ended the report's, else what has finished so far. */
export function MethodTable({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const isFinal = detail.decision !== null && detail.summaries.length > 0;
  const { table: words } = studyTexts.value;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p class="lead">{isFinal ? words.final : words.soFar}</p>
      <div class="scroll" tabIndex={0}>
        {isFinal ? <FinalTable detail={detail} /> : <SoFarTable store={store} detail={detail} />}
      </div>
    </section>
  );
}

function SoFarTable({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const { columns } = studyTexts.value.table;
  const trials = store.trials.value;
  const rows = useMemo(() => methodRows(detail.methods, detail.batchSizes, trials), [detail, trials]);
  return (
    <table>
      <Head
        texts={[
          columns.method,
          columns.batch,
          columns.tuned,
          columns.seeds,
          columns.best,
          columns.bestEpoch,
          columns.diverged,
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.method.name} ${row.batchSize}`}>
            <MethodName method={row.method} />
            <td class="number">{row.batchSize}</td>
            <td class="number">{of(row.tuned, detail.tuningTrials)}</td>
            <td class="number">{of(row.seeds, detail.seeds)}</td>
            <td class="number">
              {significant(row.error, 4)}
              {row.isTuning && row.error !== null && <small class="unsure"> ({studyTexts.value.phase.tuning})</small>}
            </td>
            <td class="number">{significant(row.epoch)}</td>
            <td class="number">{integer(row.diverged)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FinalTable({ detail }: { readonly detail: StudyDetail }) {
  const { columns, never, headline } = studyTexts.value.table;
  return (
    <table>
      <Head
        texts={[
          columns.method,
          columns.batch,
          columns.reached,
          columns.epochsTo,
          columns.secondsTo,
          columns.validation,
          columns.test,
        ]}
      />
      <tbody>
        {detail.summaries.map((summary) => {
          const method = detail.methods.find(({ name }) => name === summary.method);
          return (
            <tr
              key={`${summary.method} ${summary.batchSize}`}
              class={summary.headline ? "marked" : ""}
              title={summary.headline ? headline : undefined}
            >
              {method === undefined ? <th scope="row">{summary.method}</th> : <MethodName method={method} />}
              <td class="number">{summary.batchSize}</td>
              <td class="number">{of(summary.successes, summary.seeds)}</td>
              <td class="number">{summary.epochsToTarget === null ? never : significant(summary.epochsToTarget)}</td>
              <td class="number">{summary.secondsToTarget === null ? never : significant(summary.secondsToTarget)}</td>
              <td class="number">{significant(summary.validationError, 4)}</td>
              <td class="number">{significant(summary.testError, 4)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ texts: [first, ...others] }: { readonly texts: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {others.map((text) => (
          <th key={text} scope="col" class="number">
            {text}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function MethodName({ method }: { readonly method: MethodStyle }) {
  return (
    <th scope="row" title={method.detail} class={`series-${method.series}`}>
      <LineSample dash={method.dash} /> {method.name}
    </th>
  );
}

/** Done of what is to be done: "3/5". */
function of(done: number, all: number | null): string {
  return all === null ? String(done) : `${done}/${all}`;
}
