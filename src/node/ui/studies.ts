import type { StudyManifest } from "../../study/records/manifest.js";
import { describeStudy, studyRow } from "../../watch/describe-study.js";
import type { Refusal, StudyDetail, StudyList, StudyRow } from "../../web/contract/messages.js";
import { RelaxedSimd } from "../relaxed-simd.js";
import { readCommand } from "../store/command-file.js";
import { nodeFlagsOf, programOf, refusalOf } from "./command-words.js";
import { lastWords } from "./continue-study.js";
import { findStudies, type StudyPlace } from "./find-studies.js";
import { type FoundStudy, stateOf, watched } from "./found-study.js";
import { holderOfStudy, liveOf } from "./holder.js";
import { StoredStudies } from "./stored.js";
import { statWithin } from "./within.js";

const MILLISECONDS_OF_A_LIST = 1000;

/** Engines of which a runtime takes the first that it has. */
const RELAXED = "wasm-relaxed";
const OF_EITHER_KIND = [RELAXED, "wasm-simd"];

/** The studies of one folder, as they are found when somebody asks. */
export class Studies {
  readonly #root: string;
  readonly #script: string;
  readonly #relaxed: RelaxedSimd;
  readonly #stored = new StoredStudies();
  #places: { readonly at: number; readonly found: ReturnType<typeof findStudies> } | null = null;

  /**
   * @param root a real path
   * @param program what runs gradus, word by word: Node.js and its file
   */
  constructor(root: string, [node = "", script = ""]: readonly string[]) {
    this.#root = root;
    this.#script = script;
    this.#relaxed = new RelaxedSimd(node);
  }

  /** A study by its id; null where there is none. */
  async place(id: string): Promise<StudyPlace | null> {
    const { places } = await this.#found();
    return places.find((place) => place.id === id) ?? null;
  }

  async list(): Promise<StudyList> {
    const { places, isCut } = await this.#found();
    const studies: StudyRow[] = [];
    for (const place of places) studies.push(studyRow(watched(await this.look(place))));
    studies.sort((a, b) => (b.startedAt ?? "").localeCompare(a.startedAt ?? "") || a.name.localeCompare(b.name));
    return { folder: this.#root, studies, isCut };
  }

  async look(place: StudyPlace): Promise<FoundStudy> {
    const holder = await holderOfStudy(place.folder);
    const live = holder?.isRunning ? await liveOf(place.folder, holder) : null;
    return { place, holder, live, stored: await this.#stored.of(place) };
  }

  async detail(place: StudyPlace): Promise<StudyDetail> {
    const found = await this.look(place);
    const command = await readCommand(place.folder).catch(() => null);
    const nodeFlags = command === null ? [] : nodeFlagsOf(command);
    const goOn =
      goOnRefusal(found) ?? refusalOf(command) ?? (await this.#engineRefusal(found.stored.manifest, nodeFlags));
    return {
      ...describeStudy(watched(found)),
      hasReport: (await statWithin(place.folder, "report.html")) !== null,
      command: command && {
        program: programOf(nodeFlags, this.#script),
        words: command.words,
        out: place.folder,
        folder: command.workingFolder,
      },
      refusals: { stop: stopRefusal(found), continue: goOn },
      log: found.live === null ? await lastWords(place.folder) : [],
    };
  }

  /** A study's trials are all by one engine, which Node.js may have only in another version, or by a flag. */
  async #engineRefusal(manifest: StudyManifest | null, nodeFlags: readonly string[]): Promise<Refusal | null> {
    const needed = manifest?.engine ?? "";
    if (!OF_EITHER_KIND.includes(needed)) return null;
    const has = await this.#relaxed.with(nodeFlags);
    return has === (needed === RELAXED) ? null : "no-engine";
  }

  /** A list asks for each place again; so does every request. */
  #found() {
    const now = performance.now();
    if (this.#places === null || now - this.#places.at > MILLISECONDS_OF_A_LIST)
      this.#places = { at: now, found: findStudies(this.#root) };
    return this.#places.found;
  }
}

function stopRefusal({ holder }: FoundStudy): Refusal | null {
  if (!holder?.isRunning) return "not-running";
  return holder.isHere ? null : "elsewhere";
}

function goOnRefusal(found: FoundStudy): Refusal | null {
  const state = stateOf(found);
  if (state === "running") return "running";
  const { manifest, study, problems } = found.stored;
  // A damaged record of what was found is written anew; without the manifest the command refuses the folder.
  if (manifest === null && problems.length > 0) return "unreadable";
  const isClosed = (manifest !== null && manifest.closed !== null) || study?.outcome === "closed";
  return isClosed ? "closed" : null;
}
