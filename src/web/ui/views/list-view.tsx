import { computed, signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { percent } from "../../../page/text/numbers.js";
import type { StudyList, StudyRow } from "../../contract/messages.js";
import { CommandLine } from "../../kit/command-line.js";
import { every } from "../../kit/every.js";
import { TranslatedRefusal } from "../../refusals/translated-refusal.js";
import { studyTexts } from "../../study/text/index.js";
import { DecisionBadge, StateBadge } from "../../study/views/badges.js";
import { ProgressBar } from "../../study/views/progress-bar.js";
import { fetchList } from "../api.js";
import { connection } from "../connection.js";
import { compareHash, studyHash } from "../route.js";
import { texts } from "../text/index.js";

const BETWEEN_LOOKS = 2000;

/** Those ticked for a comparison; kept while the page looks elsewhere. */
const ticked = signal<ReadonlySet<string>>(new Set());
const list = signal<StudyList | null>(null);
const chosen = computed(() => (list.value?.studies ?? []).filter(({ id }) => ticked.value.has(id)).map(({ id }) => id));

/** All studies of the folder. */
export function ListView() {
  const isOnce = useSignal(false);
  useEffect(
    () =>
      every(BETWEEN_LOOKS, async () => {
        try {
          list.value = await fetchList();
          connection.value = "connected";
        } catch {
          connection.value = "lost";
        }
        isOnce.value = true;
      }),
    [],
  );
  const { list: words } = texts.value;
  const found = list.value;
  if (found === null) return <p class="lead">{isOnce.value ? "" : words.loading}</p>;
  return (
    <>
      <div class="heading-row">
        <div>
          <h1>{words.heading}</h1>
          <p class="eyebrow path">{words.inFolder(found.folder)}</p>
        </div>
        {found.studies.length > 1 && <CompareButton />}
      </div>
      {found.isCut && <p class="notice">{words.isCut}</p>}
      {found.studies.length === 0 ? <NoStudies /> : <Table studies={found.studies} />}
    </>
  );
}

function CompareButton() {
  const { list: words } = texts.value;
  const ids = chosen.value;
  return ids.length < 2 ? (
    <p class="lead hint">{words.compareHint}</p>
  ) : (
    <a class="button primary" href={compareHash(ids)}>
      {words.compare(String(ids.length))}
    </a>
  );
}

function NoStudies() {
  const { list: words } = texts.value;
  return (
    <div class="empty-state">
      <p>
        <strong>{words.empty}</strong>
      </p>
      <p>{words.emptyMore}</p>
      <pre>
        <CommandLine text="npx gradus poc sales.csv --target revenue --open" />
      </pre>
    </div>
  );
}

function Table({ studies }: { readonly studies: readonly StudyRow[] }) {
  const { columns } = texts.value.list;
  return (
    <table class="studies">
      <thead>
        <tr>
          <td />
          <th scope="col">{columns.study}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.verdict}</th>
          <th scope="col">{columns.data}</th>
          <th scope="col">{columns.date}</th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <Row key={study.id} study={study} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ study }: { readonly study: StudyRow }) {
  const { list: words } = texts.value;
  const { progress: progressWords, seconds, earlierVerdictShort } = studyTexts.value;
  const { id, name, state, problems, data, targets, startedAt, decision, isEarlierVerdict, progress } = study;
  const left = progress?.secondsLeft ?? null;
  return (
    <tr class={state}>
      <td>
        {state !== "unreadable" && (
          <input
            type="checkbox"
            aria-label={words.select(name)}
            checked={ticked.value.has(id)}
            onChange={() => toggle(id)}
          />
        )}
      </td>
      <th scope="row">{state === "unreadable" ? name : <a href={studyHash(id)}>{name}</a>}</th>
      <td>
        <StateBadge state={state} />
        {progress !== null && (
          <>
            <ProgressBar progress={progress} label={name} />
            <small>
              {percent(Math.floor(progress.fraction * 100) / 100)}
              {left !== null && ` · ${progressWords.left(seconds(left))}`}
            </small>
          </>
        )}
      </td>
      <td>
        {decision === null ? <span class="muted">–</span> : <DecisionBadge decision={decision} />}
        {isEarlierVerdict && <small class="earlier">{earlierVerdictShort}</small>}
      </td>
      <td class="data">
        {data !== null && words.data(data, targets.join(", "))}
        {problems.map((problem) => (
          <small key={problem} class="reason">
            <TranslatedRefusal message={problem} />
          </small>
        ))}
      </td>
      <td class="date">{startedAt !== null && <time dateTime={startedAt}>{shortDate(startedAt)}</time>}</td>
    </tr>
  );
}

function toggle(id: string): void {
  const next = new Set(ticked.value);
  if (!next.delete(id)) next.add(id);
  ticked.value = next;
}

/** As 2026-11-27 15:40, in the reader's time: one way of writing for every language. */
export function shortDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
