import type { SSEStreamingApi } from "hono/streaming";
import type { CompactTrial, StreamEvents, StreamState } from "../../web/contract/messages.js";
import type { StartedStudies } from "./continue-study.js";
import type { StudyPlace } from "./find-studies.js";
import { type FoundStudy, stateOf } from "./found-study.js";
import { recordedTrials } from "./stored.js";
import type { Studies } from "./studies.js";
import { type Position, type TrialBatch, trialsAfter } from "./trial-lines.js";
import { statWithin } from "./within.js";

const MILLISECONDS_BETWEEN_LOOKS = 300;
/** A page that hears nothing for three of them knows that it was cut off. */
const MILLISECONDS_BETWEEN_BEATS = 5000;
const TRIALS_AT_ONCE = 200;

interface StreamOptions {
  readonly place: StudyPlace;
  readonly studies: Studies;
  readonly started: StartedStudies;
  /** The id of the last event that the page had; null for all. */
  readonly lastId: string | null;
}

/**
 * Tells a page of one study until it goes: first what has finished since it last heard, then whatever changes. Files are looked at anew in
 * turn, since systems do not agree on how to watch them, and folders on a network cannot be watched at all.
 */
export async function streamStudy(stream: SSEStreamingApi, options: StreamOptions): Promise<void> {
  const { place, studies, started } = options;
  let position = parsePosition(options.lastId);
  let isFresh = true;
  let told = { state: "", live: "" };
  let beat = performance.now();
  const send = async <Name extends keyof StreamEvents>(event: Name, data: StreamEvents[Name], id?: string) => {
    await stream.writeSSE({ event, data: JSON.stringify(data), ...(id !== undefined && { id }) });
    beat = performance.now();
  };

  async function sendTrials(identity: string | null): Promise<void> {
    const parts = pieces(place, { identity, from: position });
    for await (const { trials, damaged, position: reached } of parts) {
      if (stream.aborted) return;
      const hasMoved = position !== null && position.generation !== reached.generation;
      if (hasMoved) await send("reset", null);
      position = reached;
      for (let k = 0; k < trials.length; k += TRIALS_AT_ONCE) {
        const isLast = k + TRIALS_AT_ONCE >= trials.length;
        // The position is reached with the last of them: who is cut off before gets all of them again, by their names the same.
        await send("trials", trials.slice(k, k + TRIALS_AT_ONCE), isLast ? asId(reached) : undefined);
      }
      if (damaged > 0) await send("damaged", damaged, asId(reached));
    }
  }

  while (!stream.aborted) {
    const found = await studies.look(place);
    const { stored, live } = found;
    await sendTrials(identityOf(found));
    const now: StreamState = {
      state: stateOf(found),
      version: `${stored.version} ${found.holder?.since ?? ""}`,
      isStarting: started.isStarting(place),
      failure: started.failure(place, stored.version),
    };
    const state = JSON.stringify(now);
    if (state !== told.state) await send("state", now);
    const liveAt = live?.at ?? "";
    if (liveAt !== told.live) await send("live", live);
    told = { state, live: liveAt };
    if (isFresh) await send("ready", null);
    isFresh = false;
    if (performance.now() - beat > MILLISECONDS_BETWEEN_BEATS) {
      await stream.write(": still here\n\n");
      beat = performance.now();
    }
    await stream.sleep(MILLISECONDS_BETWEEN_LOOKS);
  }
}

function identityOf({ stored }: FoundStudy): string | null {
  return stored.manifest?.identity ?? stored.study?.identity ?? null;
}

/** All that have finished, piece by piece: for a page that compares several studies and has not as many streams. */
export async function* allTrials(found: FoundStudy): AsyncGenerator<readonly CompactTrial[]> {
  for await (const { trials } of pieces(found.place, { identity: identityOf(found), from: null })) yield trials;
}

/** Trials behind a position: out of the file that grows, else out of the record, whose generation is its version. */
async function* pieces(
  { folder }: StudyPlace,
  { identity, from }: { readonly identity: string | null; readonly from: Position | null },
): AsyncGenerator<TrialBatch> {
  const lines = await statWithin(folder, "run", "trials.jsonl");
  if (lines !== null && identity !== null) {
    const isRead = from?.generation === String(lines.ino) && from.offset === lines.size;
    if (!isRead) yield* trialsAfter(folder, { identity, from });
    return;
  }
  const record = await statWithin(folder, "study.json");
  if (record === null) return;
  const generation = `record-${record.ino}-${Math.round(record.mtimeMs)}`;
  if (from?.generation === generation) return;
  yield { trials: await recordedTrials(folder), damaged: 0, position: { generation, offset: 0 } };
}

function asId({ generation, offset }: Position): string {
  return `${generation}:${offset}`;
}

/** Null for what is no id of ours: then everything is told. */
export function parsePosition(id: string | null): Position | null {
  const [, generation, offset] = /^([\w-]{1,60}):(\d{1,15})$/.exec(id ?? "") ?? [];
  return generation === undefined ? null : { generation, offset: Number(offset) };
}
