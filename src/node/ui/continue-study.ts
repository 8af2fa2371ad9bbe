import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { continuingWords } from "../../web/contract/continuing-command.js";
import type { Answer, ContinueRequest } from "../../web/contract/messages.js";
import { readCommand } from "../store/command-file.js";
import { nodeFlagsOf, refusalOf } from "./command-words.js";
import type { StudyPlace } from "./find-studies.js";
import { holderOfStudy } from "./holder.js";
import { versionOf } from "./stored.js";
import { readWithin } from "./within.js";

const LOG_NAME = "command.log";
const MOST_BYTES_OF_LOG = 1e6;
const LAST_LINES = 100;

/** Studies that the page has asked to go on. */
export class StartedStudies {
  readonly #program: readonly string[];
  readonly #starting = new Map<string, ChildProcess>();
  readonly #failures = new Map<string, { readonly words: string; readonly version: string }>();

  /** @param program what runs gradus, word by word: Node.js and its file */
  constructor(program: readonly string[]) {
    this.#program = program;
  }

  isStarting({ id }: StudyPlace): boolean {
    return this.#starting.has(id);
  }

  /** Of the study as its files stand: one that has gone on since, as in a shell, has not failed. @param version of the files, see `versionOf` */
  failure({ id }: StudyPlace, version: string): string | null {
    const failure = this.#failures.get(id);
    return failure?.version === version ? failure.words : null;
  }

  /**
   * Runs the study's command again, in a process that stays when this one ends. The study's own lock decides in the end whether it may; what
   * it says goes to run/command.log.
   */
  async goOn(place: StudyPlace, request: ContinueRequest): Promise<Answer> {
    const { id, folder } = place;
    const holder = await holderOfStudy(folder);
    if (holder?.isRunning || this.#starting.has(id)) return { refusal: "running", detail: null };
    const command = await readCommand(folder).catch(() => null);
    const refusal = refusalOf(command);
    if (command === null || refusal !== null) return { refusal: refusal ?? "no-command", detail: null };
    const words = continuingWords(command.words, folder, request);
    const log = await openLog(folder);
    if (log === null) return { refusal: "gone", detail: LOG_NAME };
    try {
      const [program = "", ...rest] = this.#program;
      const child = spawn(program, [...nodeFlagsOf(command), ...rest, ...words], {
        cwd: command.workingFolder,
        detached: true, // Ctrl-C at this server is not for it
        windowsHide: true,
        stdio: ["ignore", log.fd, log.fd],
        env: { ...process.env, NO_COLOR: "1" },
      });
      this.#watch(place, child);
      child.unref();
    } finally {
      await log.close();
    }
    return { refusal: null, detail: null };
  }

  #watch(place: StudyPlace, child: ChildProcess): void {
    const { id, folder } = place;
    this.#failures.delete(id);
    this.#starting.set(id, child);
    const begun = setInterval(async () => {
      const holder = await holderOfStudy(folder);
      if (holder?.pid === child.pid) settle();
    }, 100);
    const settle = () => {
      clearInterval(begun);
      if (this.#starting.get(id) === child) this.#starting.delete(id);
    };
    const fail = async (words: string) => this.#failures.set(id, { words, version: await versionOf(folder) });
    child.once("error", ({ message }) => {
      settle();
      void fail(message);
    });
    child.once("exit", async (status, signal) => {
      settle();
      const failure = await failureOf(folder, { status, signal });
      if (failure !== null && !this.#starting.has(id)) await fail(failure);
    });
  }
}

/** Exit status of a study that was stopped. */
const STOPPED = 130;
/** Somebody's wish: of a command that had nothing to lose yet the system itself ends the process by them. */
const ASKED: readonly (NodeJS.Signals | null)[] = ["SIGINT", "SIGTERM"];
const BEFORE_ERRORS = "gradus: ";

interface Exit {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a command that has ended says of its failure: its own error, never a note that happens to be its last line; null where it has not failed. */
async function failureOf(folder: string, { status, signal }: Exit): Promise<string | null> {
  if (status === 0 || status === STOPPED || ASKED.includes(signal)) return null;
  const error = (await lastWords(folder)).findLast((line) => line.startsWith(BEFORE_ERRORS));
  return error?.slice(BEFORE_ERRORS.length) ?? (signal === null ? `exit status ${status}` : signal);
}

/** A link of that name is not written through. */
async function openLog(folder: string) {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  return open(join(folder, "run", LOG_NAME), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644).catch(() => null);
}

/** The last lines of a command that was started from a page; none where none was. */
export async function lastWords(folder: string): Promise<readonly string[]> {
  const text = await readWithin(folder, ["run", LOG_NAME], MOST_BYTES_OF_LOG);
  return (text ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .slice(-LAST_LINES);
}
