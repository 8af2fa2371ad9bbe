import { useMemo } from "preact/hooks";
import { integer, significant } from "../../../page/text/numbers.js";
import { VirtualList } from "../../kit/virtual-list.js";
import type { StudyStore } from "../study-store.js";
import { studyTexts } from "../text/index.js";

interface Row {
  readonly id: string;
  readonly phase: "tuning" | "pilot" | "evaluation";
  readonly batchSize: number;
  readonly seed: number;
  readonly epochs: string;
  readonly best: number | null;
  readonly outcome: "finished" | "diverged" | "stopped" | "setAside" | "underWay";
}

/** Every run of the study, those under way first, then the newest. */
export function Runs({ store }: { readonly store: StudyStore }) {
  const { runs: words, phase: phases } = studyTexts.value;
  const trials = store.trials.value;
  const underWay = store.underWay.value;
  const finished = useMemo(
    () =>
      trials
        .map(({ id, phase, batchSize, seed, epochs, bestValidationError, outcome }): Row => {
          return { id, phase, batchSize, seed, epochs: String(epochs), best: bestValidationError, outcome };
        })
        .reverse(),
    [trials],
  );
  const running = underWay.map(({ id, phase, batchSize, seed, epochs, points }): Row => {
    const errors = points.validationError.filter((error) => error !== null);
    const best = errors.length === 0 ? null : Math.min(...errors);
    return { id, phase, batchSize, seed, epochs: `${points.epoch.at(-1) ?? 0}/${epochs}`, best, outcome: "underWay" };
  });
  const isAnew = new Set(running.map(({ id }) => id)); // the finished run of that name is one that it takes the place of
  const rows = [...running, ...finished.filter(({ id }) => !isAnew.has(id))];
  const firstLength = rows.reduce((most, { id }) => Math.max(most, id.length), 0);
  if (rows.length === 0) return <p class="lead">{words.empty}</p>;
  return (
    <section class="runs">
      <p class="lead">{words.count(integer(rows.length))}</p>
      <VirtualList
        label={words.label}
        head={words.columns}
        items={rows}
        firstLength={firstLength}
        keyOf={({ id }) => id}
        cells={({ id, phase, batchSize, seed, epochs, best, outcome }) => [
          id,
          phases[phase],
          batchSize,
          seed,
          epochs,
          significant(best, 4),
          <span key="outcome" class={`outcome-${outcome}`}>
            {words.outcome[outcome]}
          </span>,
        ]}
      />
    </section>
  );
}
