import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { every } from "../../kit/every.js";
import { fetchStudy, fetchTrials, nullIfNotFound } from "../api.js";
import { connection } from "../connection.js";
import { texts } from "../text/index.js";
import { type Compared, ComparedCurves } from "./compared-curves.js";
import { ComparedVerdicts } from "./compared-verdicts.js";

const BETWEEN_LOOKS = 4000;

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
      {studies.length > 0 && <ComparedVerdicts studies={studies} />}
      {studies.length > 0 && <ComparedCurves studies={studies} />}
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
