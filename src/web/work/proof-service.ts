import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import type { MissingRule } from "../../data/missing.js";
import { parseModel } from "../../model/record.js";
import type { ModelRecord } from "../../model/schema.js";
import type { PageLanguage } from "../../page/text/language.js";
import { sayOfModel } from "../../poc/model-columns.js";
import type { PreparedStudy } from "../../poc/prepare-study.js";
import type { ReadOptions, ReadTable } from "../../poc/read-table.js";
import { readingForModel } from "../../poc/reading-for-model.js";
import { estimateStudy } from "../../study/run/estimate-study.js";
import type { StudyDetail } from "../contract/messages.js";
import type {
  FileView,
  ForecastView,
  GivenTable,
  KeptStudy,
  NumberColumn,
  PlanView,
  ProofCalls,
  ProofChoice,
  ReadChoice,
  TableView,
} from "../contract/proof.js";
import { askedStudyOf, readsAlike } from "./asked.js";
import { planWebEngines } from "./engines.js";
import { forecastView } from "./forecast-view.js";
import { numberColumns } from "./number-columns.js";
import { planView } from "./plan-view.js";
import type { TableReader } from "./reader.js";
import { RunningStudy } from "./running-study.js";
import { Shelf } from "./store/shelf.js";
import { takenStudies } from "./store/study-lock.js";
import { tableView } from "./table-view.js";
import type { Tell } from "./watch.js";

/** A table that was read. */
interface OpenTable {
  readonly given: GivenTable;
  readonly choice: ReadChoice;
  readonly read: ReadTable;
}

/** The proof of concept of one page: its table, its study and its models. */
export class ProofService implements ProofCalls {
  readonly #reader: TableReader;
  readonly #tell: Tell;
  readonly #shelf: Shelf;
  #table: OpenTable | null = null;
  #study: RunningStudy | null = null;
  /** Stops what was started, also while its table is read anew; null where nothing runs. */
  #running: AbortController | null = null;
  /** Of the last choice: what is planned is often run next, and millions of rows take a while to prepare. */
  #prepared: { readonly table: OpenTable; readonly key: string; readonly study: PreparedStudy } | null = null;

  constructor(reader: TableReader, tell: Tell, shelf = new Shelf()) {
    this.#reader = reader;
    this.#tell = tell;
    this.#shelf = shelf;
  }

  async read(given: GivenTable, choice: ReadChoice): Promise<TableView> {
    this.#ensureNothingRuns();
    const table = await this.#readTable(given, choice);
    return tableView(given, table.read);
  }

  async numbers(given: GivenTable): Promise<readonly NumberColumn[]> {
    return numberColumns((options) => this.#reader.read(given, options, () => {}));
  }

  async plan(choice: ProofChoice): Promise<PlanView> {
    const table = await this.#readFor(choice);
    const { read } = table;
    const engines = planWebEngines(choice.workers);
    const prepared = this.#preparedFor(table, choice, engines.isIsolated);
    const earlier = this.#earlierOf(prepared, engines.executor.engine);
    const store = await earlier?.store(this.#shelf);
    const estimate = await estimateStudy(prepared.options, {
      kernels: () => engines.kernels,
      now: () => performance.now(),
      workers: engines.workers,
      ...(engines.executor.threadsPerTrial !== undefined && { threadsPerTrial: engines.executor.threadsPerTrial }),
      ...(store && { store }),
    });
    return planView({ prepared, read, choice, engines, estimate, goesOn: earlier !== null });
  }

  async start(choice: ProofChoice, keep: boolean, language: PageLanguage = "en"): Promise<void> {
    this.#ensureNothingRuns();
    const running = new AbortController();
    this.#running = running;
    const last = this.#study;
    try {
      const table = await this.#readFor(choice);
      const engines = planWebEngines(choice.workers);
      const prepared = this.#preparedFor(table, choice, engines.isIsolated);
      this.#study = this.#earlierOf(prepared, engines.executor.engine) ?? new RunningStudy(table.given, this.#tell);
      const shelf = keep ? this.#shelf : null;
      await this.#study.run({ choice, prepared, engines, language, shelf, signal: running.signal });
    } catch (error) {
      if (!this.#study?.hasBegun) this.#study = last; // its verdict is still there
      throw error;
    } finally {
      this.#running = null;
    }
  }

  async stop(): Promise<void> {
    this.#running?.abort();
  }

  async detail(): Promise<StudyDetail> {
    return this.#current().detail();
  }

  async report(language: PageLanguage): Promise<string> {
    return this.#current().report(language);
  }

  async files(language: PageLanguage): Promise<readonly FileView[]> {
    const files = await this.#current().files(language);
    return files.map(({ name, text }) => ({ name, blob: new Blob([text], { type: typeOf(name) }) }));
  }

  async predict(
    which: { readonly name: string } | { readonly text: string },
    given: GivenTable,
    missing?: MissingRule,
  ): Promise<ForecastView> {
    const model = "text" in which ? parseModel(which.text, "model") : this.#model(which.name);
    if (model.sequences !== null) {
      throw new GradusError(
        "predict: the model must forecast a table here, got a model of sequences. Use the command line: npx gradus predict MODEL DATA",
      );
    }
    const { options, needs } = readingForModel(model, missing === undefined ? {} : { missing });
    const read = await this.#reader.readForModel(given, options, needs).catch(sayOfModel);
    try {
      return forecastView(model, read, planWebEngines(1).kernels);
    } catch (error) {
      return sayOfModel(error);
    }
  }

  async kept(): Promise<readonly KeptStudy[]> {
    const [rows, running] = await Promise.all([this.#shelf.list(), takenStudies()]);
    return rows.map(({ choice, isFinished, ...row }) => {
      const { id, name, startedAt, targets, decision } = row;
      const { horizon, everyStep, seeds, minutes } = choice;
      const state = running.has(id) ? "running" : isFinished ? "finished" : "stopped";
      return { id, name, startedAt, targets, decision, horizon, everyStep, seeds, minutes, state };
    });
  }

  async open(id: string) {
    this.#ensureNothingRuns();
    const { choice, isFinished } = await this.#shelf.row(id);
    const given = await this.#shelf.table(id);
    return { given, table: await this.read(given, choice.read), choice, isFinished };
  }

  async forget(id: string): Promise<void> {
    if (this.#study?.keptAs === id) this.#ensureNothingRuns();
    await this.#shelf.remove(id);
    if (this.#study?.keptAs === id) this.#study.forgotten();
  }

  /** The table of a choice, read anew where the last one was read another way. */
  async #readFor({ read: choice }: ProofChoice): Promise<OpenTable> {
    if (this.#table === null) throw new GradusError("A table must be read first, got none. Choose a file.");
    return readsAlike(this.#table.choice, choice) ? this.#table : this.#readTable(this.#table.given, choice);
  }

  async #readTable(given: GivenTable, choice: ReadChoice): Promise<OpenTable> {
    const read = await this.#reader.read(given, readOptions(choice), (how) => this.#tell("reading", how));
    this.#table = { given, choice, read };
    return this.#table;
  }

  /** The study of a choice; how many threads run it is none of its matter. */
  #preparedFor(table: OpenTable, choice: ProofChoice, isIsolated: boolean): PreparedStudy {
    const key = canonicalJson({ ...choice, workers: null, isIsolated });
    if (this.#prepared?.table !== table || this.#prepared.key !== key) {
      this.#prepared = null; // two at once would need twice the memory
      this.#prepared = { table, key, study: askedStudyOf(table.read, choice, isIsolated) };
    }
    return this.#prepared.study;
  }

  /** The last study, where it goes on with what is asked for. */
  #earlierOf({ options }: PreparedStudy, engine: string): RunningStudy | null {
    return this.#study?.goesOnWith(options, engine) ? this.#study : null;
  }

  #ensureNothingRuns(): void {
    if (this.#running !== null)
      throw new GradusError("One study runs at a time, got another while one runs. Stop it first.");
  }

  #current(): RunningStudy {
    if (this.#study === null) throw new GradusError("A study must have been started first, got none. Start one.");
    return this.#study;
  }

  #model(name: string): ModelRecord {
    const models = this.#current().models();
    const found = models.find(({ method }) => name === method || name === `models/${method}.json`);
    if (found !== undefined) return found.model;
    const names = models.map(({ method }) => method).join(", ");
    throw new GradusError(
      `predict: the model must be one of ${names || "a study that has ended"}, got "${name}". Choose another.`,
    );
  }
}

function readOptions(choice: ReadChoice): ReadOptions {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)) as ReadOptions;
}

function typeOf(name: string): string {
  if (name.endsWith(".html")) return "text/html";
  return name.endsWith(".csv") ? "text/csv" : "application/json";
}
