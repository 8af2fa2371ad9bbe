import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StudyEvent } from "../../study/run/progress.js";
import { LiveState } from "../../watch/live-state.js";
import { partOf } from "../part-file.js";
import { thisProcess } from "../process-mark.js";
import { throttled } from "./throttled.js";

const MILLISECONDS_BETWEEN_WRITES = 250;

/** A word every few seconds even where nothing happens: who watches can tell a long step from a process that hangs. */
const MILLISECONDS_BETWEEN_BEATS = 5000;

/** run/live.json of a study under way. */
export interface LiveFile {
  event(event: StudyEvent): void;
  log(text: string): void;
  /** Removes it, at a proper end. */
  end(): Promise<void>;
}

export const LIVE_NAME = "live.json";

/**
 * Keeps a snapshot of a study under way in `folder`/run, at most four times a second, whole or not at all. Nothing waits for it, and a write
 * that fails is left out: a study does not end because somebody would have liked to watch it. It is not flushed either; a crash of the
 * machine ends what it shows.
 */
export function liveFile(folder: string): LiveFile {
  const path = join(folder, "run", LIVE_NAME);
  const mark = thisProcess();
  const state = new LiveState(mark);
  let beat: NodeJS.Timeout | null = null; // from the first event on: before it the folder may be another command's
  const writing = throttled(MILLISECONDS_BETWEEN_WRITES, () =>
    put(path, JSON.stringify(state.record(new Date().toISOString()))),
  );

  function ask(): void {
    beat ??= setInterval(writing.ask, MILLISECONDS_BETWEEN_BEATS).unref();
    writing.ask();
  }

  return {
    event(event) {
      state.event(event);
      ask();
    },
    log(text) {
      state.log(text, new Date().toISOString());
      ask();
    },
    async end() {
      if (beat !== null) clearInterval(beat);
      await writing.end();
      await removeOwn(path, mark.pid);
    },
  };
}

async function put(path: string, text: string): Promise<void> {
  const part = partOf(path);
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch {
    await rm(part, { force: true }).catch(() => {}); // a full disk, a folder that was removed: the study says so where it matters
  }
}

/** The folder may have been removed, and be another command's by now. */
async function removeOwn(path: string, pid: number): Promise<void> {
  try {
    const { pid: writer } = JSON.parse(await readFile(path, "utf8")) as { readonly pid?: unknown };
    if (writer === pid) await rm(path, { force: true });
  } catch {
    // there is none, or none that is ours
  }
}
