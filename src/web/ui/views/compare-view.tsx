import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { StudyDetail } from "../../contract/messages.js";
import { Chart } from "../../kit/chart.js";
import { fallingRange } from "../../kit/chart-top.js";
import { Choice } from "../../kit/choice.js";
import { every } from "../../kit/every.js";
import { language } from "../../kit/language.js";
import type { PackedTrial } from "../../study/packed-trial.js";
import { AXES, type Axis, chartAxis, finishedLines } from "../../study/study-lines.js";
import { studyTexts } from "../../study/text/index.js";
import { DecisionBadge, StateBadge } from "../../study/views/badges.js";
import { fetchStudy, fetchTrials, nullIfNotFound } from "../api.js";
import { connection } from "../connection.js";
import { studyHash } from "../route.js";
import { texts } from "../text/index.js";

const BETWEEN_LOOKS = 4000;

interface Compared {
  readonly detail: StudyDetail;
  readonly trials: readonly PackedTrial[];
}

interface Found {
  readonly studies: readonly Compared[];
  /** Those of the address that are not there, by their names where these were known once. */
  readonly gone: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

/** Two or more studies side by side: verdicts in a table, curves on one scale. */
export function CompareView({ ids }: { readonly ids: readonly string[] }) {
  const found = useSignal<Found | null>(null);
  useEffect(() => every(BETWEEN_LOOKS, async () => look(ids, found)), [ids.join()]);
  const { compare: words, list } = texts.value;
  if (found.value === null) return <p class="lead">{list.loading}</p>;
  const { studies, gone } = found.value;
  return (
    <>
      <h1>{words.heading}</h1>
      {gone.length > 0 && <p class="notice">{words.gone(gone)}</p>}
      {studies.length > 0 && <Verdicts studies={studies} />}
      {studies.length > 0 && <CurvesBeside studies={studies} />}
    </>
  );
}

/** Asks again for those that run. */
async function look(ids: readonly string[], found: { value: Found | null }): Promise<void> {
  const known = new Map(found.value?.studies.map((study) => [study.detail.id, study]));
  const names = new Map(found.value?.names);
  try {
    const studies: Compared[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const detail = await fetchStudy(id).catch(nullIfNotFound);
      if (detail === null) {
        gone.push(names.get(id) ?? id);
        continue;
      }
      names.set(id, detail.name);
      const before = known.get(id);
      const isKept = before !== undefined && before.detail.state !== "running" && detail.state !== "running";
      studies.push({ detail, trials: isKept ? before.trials : await fetchTrials(id) });
    }
    found.value = { studies, gone, names };
    connection.value = "connected";
  } catch {
    connection.value = "lost";
  }
}

function Verdicts({ studies }: { readonly studies: readonly Compared[] }) {
  const { compare: words, list } = texts.value;
  const shown = language.value;
  const heads =
    studies
      .find(({ detail }) => detail.words !== null)
      ?.detail.words?.[shown].compared.slice(3)
      .map(({ head }) => head) ?? [];
  return (
    <section>
      <h2>{words.verdicts}</h2>
      <div class="scroll" tabIndex={0}>
        <table class="compared" style={{ minWidth: `${8 + 14 * studies.length}em` }}>
          <thead>
            <tr>
              <td />
              {studies.map(({ detail }) => (
                <th key={detail.id} scope="col">
                  <a href={studyHash(detail.id)}>{detail.name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{list.columns.verdict}</th>
              {studies.map(({ detail }) => (
                <td key={detail.id}>
                  {detail.decision === null ? (
                    <StateBadge state={detail.state} />
                  ) : (
                    <DecisionBadge decision={detail.decision} />
                  )}
                  {detail.isEarlierVerdict && <small class="earlier">{studyTexts.value.earlierVerdictShort}</small>}
                  <p class="why-small">{detail.decision === null ? words.noVerdict : detail.words?.[shown].sentence}</p>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{list.columns.data}</th>
              {studies.map(({ detail }) => (
                <td key={detail.id}>{detail.data !== null && list.data(detail.data, detail.targets.join(", "))}</td>
              ))}
            </tr>
            {heads.map((head, row) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {studies.map(({ detail }) => {
                  const cell = detail.decision === null ? undefined : detail.words?.[shown].compared[row + 3];
                  return (
                    <td key={detail.id}>
                      {cell?.text ?? "–"} {cell?.note != null && <small>{cell.note}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CurvesBeside({ studies }: { readonly studies: readonly Compared[] }) {
  const axis = useSignal<Axis>("epoch");
  const all = studyTexts.value;
  const { compare: words } = texts.value;
  const drawn = useMemo(
    () => studies.map(({ detail, trials }) => ({ detail, ...linesFor(detail, trials, axis.value) })),
    [studies, axis.value],
  );
  const isOneUnit = new Set(studies.map(({ detail }) => `${detail.data} ${detail.targets.join()}`)).size === 1;
  const range = useMemo(
    () => (isOneUnit ? fallingRange(drawn.flatMap(({ lines }) => lines)).range : null),
    [drawn, isOneUnit],
  );
  return (
    <section>
      <h2>{words.curves}</h2>
      <div class="choices">
        <Choice
          label={all.axisLabel}
          values={AXES.map((value) => ({ value, name: all.axis[value] }))}
          chosen={axis.value}
          onChoose={(chosen) => (axis.value = chosen)}
        />
      </div>
      {range !== null && <p class="lead">{words.sameScale}</p>}
      <div class="beside">
        {drawn.map(({ detail, lines, batchSize, phase }) => (
          <Chart
            key={detail.id}
            title={detail.name}
            note={`${all.curves.error}, ${all.phase[phase]}, ${all.batchLabel} ${batchSize}`}
            xLabel={all.axisName[axis.value]}
            axis={chartAxis(axis.value)}
            lines={lines}
            height={260}
            range={range}
            empty={all.curves.empty}
          />
        ))}
      </div>
    </section>
  );
}

function linesFor(detail: StudyDetail, trials: readonly PackedTrial[], axis: Axis) {
  const batchSize = detail.summaries.find(({ headline }) => headline)?.batchSize ?? detail.batchSizes[0] ?? 0;
  const phase = trials.some((trial) => trial.phase === "evaluation") ? ("evaluation" as const) : ("tuning" as const);
  const selection = { phase, batchSize, fold: detail.folds, axis };
  return {
    batchSize,
    phase,
    lines: finishedLines("validationError", { methods: detail.methods, trials, selection }),
  };
}
