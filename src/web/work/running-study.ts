import { GradusError } from "../../core/errors.js";
import type { PageLanguage } from "../../page/text/language.js";
import { ensureFits } from "../../poc/ensure-fits.js";
import { eventWords } from "../../poc/event-words.js";
import type { PreparedStudy } from "../../poc/prepare-study.js";
import { type ResultFile, resultFiles } from "../../poc/result-files.js";
import { TEXTS } from "../../report/text/index.js";
import { isDecided } from "../../study/records/is-decided.js";
import type { StudyManifest } from "../../study/records/manifest.js";
import type { StudyRecord } from "../../study/records/study.js";
import { askedStudy } from "../../study/run/asked-study.js";
import { growthOf } from "../../study/run/growth.js";
import type { NamedModel } from "../../study/run/models.js";
import type { StudyResult } from "../../study/run/phases/conclude.js";
import { runStudy } from "../../study/run/run-study.js";
import type { StudyStore } from "../../study/run/store.js";
import type { StudyOptions } from "../../study/spec/options.js";
import { contextOf } from "../../study/spec/task.js";
import { describeStudy } from "../../watch/describe-study.js";
import { studyWords } from "../../watch/study-words.js";
import type { DecidedBefore, StudyDetail, StudyState } from "../contract/messages.js";
import type { GivenTable, ProofChoice } from "../contract/proof.js";
import { type EndParts, loadEndParts } from "./end-parts.js";
import type { WebEngines } from "./engines.js";
import { keptStudy } from "./kept-study.js";
import { machineRecord } from "./machine.js";
import { memoryStore } from "./store/memory-store.js";
import type { Shelf } from "./store/shelf.js";
import { FULL } from "./store/until-full.js";
import { gradusVersion } from "./version.js";
import { type Tell, Watch } from "./watch.js";

export interface RunOptions {
  readonly choice: ProofChoice;
  readonly prepared: PreparedStudy;
  readonly engines: WebEngines;
  readonly language: PageLanguage;
  /** Null: nothing of it is stored. */
  readonly shelf: Shelf | null;
  /** Stops it: what has finished is concluded from. */
  readonly signal: AbortSignal;
}

/** A study in a page: it runs, is stopped and goes on, and has what it came to. */
export class RunningStudy {
  readonly #table: GivenTable;
  readonly #tell: Tell;
  readonly #memory = memoryStore();
  readonly #reports = new Map<PageLanguage, string>();
  #isRunning = false;
  #manifest: StudyManifest | null = null;
  #result: StudyResult | null = null;
  /** The last verdict that a result took the place of. */
  #kept: DecidedBefore | null = null;
  /** There from the first run on. */
  #parts: EndParts | null = null;
  #failure: string | null = null;
  /** The last lines of what the last run said. */
  #log: readonly string[] = [];
  #keptAs: string | null = null;
  #version = 0;

  constructor(table: GivenTable, tell: Tell) {
    this.#table = table;
    this.#tell = tell;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Its id among the kept ones; null where it is none. */
  get keptAs(): string | null {
    return this.#keptAs;
  }

  /** Whether it has come as far as to its plan. */
  get hasBegun(): boolean {
    return this.#manifest !== null;
  }

  /** Where what has run of it lies. */
  async store(shelf: Shelf): Promise<StudyStore> {
    return this.#keptAs === null ? this.#memory : shelf.store(this.#keptAs);
  }

  forgotten(): void {
    this.#keptAs = null;
  }

  /** Whether a study of these options goes on with what this one has. */
  goesOnWith(options: StudyOptions, engine: string): boolean {
    if (this.#manifest === null) return false;
    try {
      growthOf(this.#manifest, askedStudy(options, engine), options.timeBudgetSeconds);
      return true;
    } catch (error) {
      if (error instanceof GradusError) return false;
      throw error;
    }
  }

  /** Runs it to its end, a stop included. */
  async run({ choice, prepared, engines, language, shelf, signal }: RunOptions): Promise<void> {
    this.#isRunning = true;
    this.#failure = null;
    const watch = new Watch(this.#tell);
    this.#changed();
    const startedAt = new Date().toISOString();
    const { options } = prepared;
    const texts = TEXTS[language];
    try {
      // All that it needs to its end: its page's server may be gone by then.
      [this.#parts] = await Promise.all([loadEndParts(), engines.threads?.load(engines.workers)]);
      ensureFits(engines.kernels, {
        methods: options.methods,
        batchSize: Math.max(...options.size.batchSizes),
        threads: 1, // on which steps are timed
        context: contextOf(options.task, options.network),
        batchFlag: "`batchSizes`",
        windowFlag: "`window`",
      });
      for (const note of engines.notes) watch.log(texts.chatNote(texts.warning(note)));
      const kept =
        shelf &&
        (await keptStudy(shelf, {
          ...{ options, choice, startedAt, table: this.#table, memory: this.#memory },
          engine: engines.executor.engine,
          onFull: () => {
            watch.log(texts.chatNote(texts.warning(FULL)));
            this.#tell("unkept", null);
          },
        }));
      this.#keptAs = kept?.id ?? null;
      const words = { texts, asked: options, elsewhere: "" };
      const result = await runStudy(options, {
        executor: engines.executor,
        kernels: () => engines.kernels,
        now: () => performance.now(),
        ...{ startedAt, gradusVersion, command: null, place: null },
        machine: machineRecord(),
        signal,
        store: this.#seen(kept?.store ?? this.#memory),
        onEvent: (event) => {
          watch.event(event);
          for (const line of eventWords(event, words)) watch.log(line);
          if (event.kind === "planned" || event.kind === "cut") this.#changed();
        },
      });
      const before = this.#result?.study;
      if (before !== undefined && isDecided(before) && !isDecided(result.study))
        this.#kept = keptOf(before, this.#table.name);
      this.#result = result;
      this.#reports.clear();
      await kept?.ended(result.study);
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      watch.log(this.#failure);
      throw error;
    } finally {
      engines.threads?.endAll();
      this.#isRunning = false;
      this.#log = watch.end();
      this.#changed();
    }
  }

  async detail(): Promise<StudyDetail> {
    const study = this.#result?.study ?? null;
    const state = this.#state();
    const name = this.#table.name;
    const described = describeStudy({
      ...{ id: this.#keptAs ?? "unkept", name, state, study, manifest: this.#manifest },
      ...{ words: study && studyWords(study, name), problems: [], live: null, kept: this.#kept },
    });
    const isClosed = (this.#manifest?.closed ?? null) !== null || study?.outcome === "closed";
    return {
      ...described,
      hasReport: study !== null,
      command: null,
      refusals: {
        stop: this.isRunning ? null : "not-running",
        continue: this.isRunning ? "running" : isClosed ? "closed" : null,
      },
      log: this.#log,
    };
  }

  async report(language: PageLanguage): Promise<string> {
    const { study } = this.#ended();
    const page = this.#reports.get(language) ?? (await this.#parts!.renderReport(study, language));
    this.#reports.set(language, page);
    return page;
  }

  async files(language: PageLanguage): Promise<ResultFile[]> {
    const result = this.#ended();
    const curves = this.#parts!.curvesCsv(result.study);
    return resultFiles(result, { page: await this.report(language), curves });
  }

  models(): readonly NamedModel[] {
    if (this.#result === null) return [];
    const { models, simpleModels, ensembles } = this.#result;
    return [...models, ...simpleModels, ...ensembles];
  }

  #ended(): StudyResult {
    if (this.#result === null)
      throw new GradusError("The study must have ended or been stopped first, got one without a result. Wait for it.");
    return this.#result;
  }

  #state(): StudyState {
    if (this.isRunning) return "running";
    const outcome = this.#result?.study.outcome;
    return outcome === undefined || outcome === "stopped" ? "stopped" : "finished";
  }

  /** The store, its manifest seen here. */
  #seen(store: StudyStore): StudyStore {
    return {
      ...store,
      manifest: async () => {
        this.#manifest = await store.manifest();
        return this.#manifest;
      },
      write: async (manifest) => {
        this.#manifest = manifest;
        await store.write(manifest);
      },
    };
  }

  #changed(): void {
    this.#version++;
    this.#tell("state", {
      state: this.#state(),
      version: String(this.#version),
      isStarting: this.isRunning && this.#manifest === null,
      failure: this.#failure,
    });
  }
}

function keptOf(study: StudyRecord, name: string): DecidedBefore {
  const { verdict, plan } = study;
  return { decision: verdict.decision, seeds: plan.seeds, words: studyWords(study, name), place: null };
}
