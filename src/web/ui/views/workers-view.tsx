import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { integer, significant } from "../../../page/text/numbers.js";
import { type QueueAnswer, type QueueView, trialsAnHour } from "../../contract/queue.js";
import { CommandLine } from "../../kit/command-line.js";
import { every } from "../../kit/every.js";
import { fetchQueue } from "../api.js";
import { connection } from "../connection.js";
import { texts } from "../text/index.js";
import { QueuedStudies } from "./queued-studies.js";
import { WorkerTable } from "./worker-table.js";

const BETWEEN_LOOKS = 2000;

/** Who works on the queue, and what waits there. */
export function WorkersView() {
  const answer = useSignal<QueueAnswer | null>(null);
  useEffect(
    () =>
      every(BETWEEN_LOOKS, async () => {
        try {
          answer.value = await fetchQueue();
          connection.value = "connected";
        } catch {
          connection.value = "lost";
        }
      }),
    [],
  );
  const { workers: words } = texts.value;
  if (answer.value === null) return <p class="lead">{words.loading}</p>;
  const { view, problem } = answer.value;
  return (
    <>
      <h1>{words.heading}</h1>
      {view !== null && <Queue view={view} />}
      {problem !== null && (
        <div class="notice failure" role="alert">
          <strong>{words.problem}</strong>
          <p lang="en">{problem}</p>
        </div>
      )}
      {view === null && problem === null && (
        <div class="empty-state">
          <p>
            <strong>{words.noQueue}</strong>
          </p>
          <p>{words.noQueueMore}</p>
          <pre>
            <CommandLine text="npx gradus ui --queue postgres://user@host/database" />
          </pre>
        </div>
      )}
    </>
  );
}

function Queue({ view }: { readonly view: QueueView }) {
  const { workers: words } = texts.value;
  const { place, workers, runs } = view;
  return (
    <>
      <p class="eyebrow path">{words.at(place)}</p>
      <Figures view={view} />
      <section>
        <h2>{words.machines}</h2>
        {workers.length > 0 ? (
          <WorkerTable workers={workers} />
        ) : (
          <>
            <p>{words.noWorkers}</p>
            <pre>
              <CommandLine text={`npx gradus worker --queue postgres://user@${place}`} />
            </pre>
          </>
        )}
      </section>
      <section>
        <h2>{words.studies}</h2>
        {runs.length > 0 ? <QueuedStudies runs={runs} /> : <p>{words.noStudies}</p>}
      </section>
    </>
  );
}

function Figures({ view: { workers, runs } }: { readonly view: QueueView }) {
  const { workers: words } = texts.value;
  const alive = workers.filter(({ isLost }) => !isLost);
  const sum = <One,>(all: readonly One[], of: (one: One) => number) => all.reduce((total, one) => total + of(one), 0);
  const figures = [
    [words.figures.workers, integer(alive.length)],
    [
      words.figures.busy,
      words.ofAll(integer(sum(alive, ({ busy }) => busy)), integer(sum(alive, (w) => w.concurrency))),
    ],
    [words.figures.waiting, integer(sum(runs, ({ waiting }) => waiting))],
    [words.figures.rate, significant(sum(alive, (one) => trialsAnHour(one) ?? 0))],
    [words.figures.failed, integer(sum(workers, ({ failed }) => failed))],
  ] as const;
  return (
    <dl class="queue-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
