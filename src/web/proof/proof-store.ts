import { batch, computed, signal } from "@preact/signals";
import type {
  ForecastView,
  GivenTable,
  KeptStudy,
  PlanView,
  ProofChoice,
  ProofClient,
  ProofEvents,
  ProofFailure,
  ReadChoice,
  TableView,
} from "../contract/proof.js";
import { language } from "../kit/language.js";
import { StudyStore } from "../study/study-store.js";
import type { CutOffWork } from "./ended-without-word.js";
import type { ProofTexts } from "./text/texts.js";
import { workerSource } from "./worker-source.js";

/** "empty": no table; "reading"; "read": a table, or why it cannot be read; "running"; "over": the study has ended or was stopped. */
export type ProofStage = "empty" | "reading" | "read" | "running" | "over";

/** What the page says of a file as a whole, in the language that it is in. */
export interface FileWord {
  readonly isRefused: boolean;
  readonly text: (words: ProofTexts["drop"]) => string;
}

/** As the command line has it, the budget apart: somebody sits before a page. */
export const USUAL_CHOICE: ProofChoice = {
  ...{ read: {}, horizon: 1, everyStep: false, window: 24, minutes: 5 },
  ...{ seeds: 5, seed: 1, epochs: 40, tuningTrials: 8, workers: null },
};

/** One proof of concept from the file to the verdict, as the page shows it. The worker has the table, the study and its models. */
export class ProofStore {
  readonly stage = signal<ProofStage>("empty");
  readonly given = signal<GivenTable | null>(null);
  readonly choice = signal<ProofChoice>(USUAL_CHOICE);
  readonly table = signal<TableView | null>(null);
  readonly plan = signal<PlanView | null>(null);
  /** Whether `plan` is not yet that of the choice. */
  readonly isPlanning = signal(false);
  readonly failure = signal<ProofFailure | null>(null);
  readonly reading = signal<ProofEvents["reading"] | null>(null);
  readonly study = signal<StudyStore | null>(null);
  readonly isKept = signal(false);
  readonly kept = signal<readonly KeptStudy[]>([]);
  readonly forecast = signal<ForecastView | null>(null);
  /** Why there is none. */
  readonly forecastFailure = signal<ProofFailure | null>(null);
  readonly isStopping = signal(false);
  /** A file is held over the page. */
  readonly isDropping = signal(false);
  /** Of the file that was given last: that it is large, that others were left, why it was not even begun with; null: nothing. */
  readonly fileWord = signal<FileWord | null>(null);
  /** Whether the report or the record was taken along. */
  readonly isSaved = signal(false);
  /** A page that is closed now loses something: runs, or a verdict that is nowhere else. */
  readonly isLosing = computed(() => {
    const stage = this.stage.value;
    if (this.isKept.value || this.study.value === null) return false;
    return stage === "running" || (stage === "over" && !this.isSaved.value);
  });
  readonly client: ProofClient;
  /** Whether the page itself reads and trains, as its browser starts no workers. */
  readonly isInPage: boolean;
  /** What this tab was at when it ended without a word; null: it did not. */
  readonly cutOff: CutOffWork | null;
  /** Counts what was asked for: an answer to what is no longer asked is dropped. */
  #asked = 0;

  constructor(
    { client, isInPage }: { readonly client: ProofClient; readonly isInPage: boolean },
    { cutOff = null }: { readonly cutOff?: CutOffWork | null } = {},
  ) {
    this.client = client;
    this.isInPage = isInPage;
    this.cutOff = cutOff;
    client.on("reading", (reading) => {
      this.reading.value = reading;
    });
    void this.lookForKept();
  }

  /** Takes another table, with nothing chosen yet but what it comes with. */
  async take(table: GivenTable, read: ReadChoice = {}, word: FileWord | null = null): Promise<void> {
    batch(() => {
      this.given.value = table;
      this.fileWord.value = word;
      this.study.value?.close();
      this.study.value = null;
      this.table.value = null;
      this.forecast.value = null;
      this.choice.value = { ...this.choice.value, read };
    });
    await this.#read();
  }

  /** Reads the table again by other options. */
  async readAs(read: ReadChoice): Promise<void> {
    this.choice.value = { ...this.choice.value, read };
    await this.#read();
  }

  /** Another study of the table. */
  async choose(part: Partial<ProofChoice>): Promise<void> {
    this.choice.value = { ...this.choice.value, ...part };
    await this.#plan();
  }

  async start(): Promise<void> {
    this.#asked++;
    batch(() => {
      this.failure.value = null;
      this.forecast.value = null;
      this.isStopping.value = false;
      this.isSaved.value = false;
      this.fileWord.value = null;
      this.stage.value = "running";
      this.study.value?.close();
      this.study.value = new StudyStore(workerSource(this.client));
    });
    try {
      await this.client.start(this.choice.value, this.isKept.value, language.peek());
      this.stage.value = "over";
    } catch (error) {
      const hasRuns = (this.study.value?.trials.value.length ?? 0) > 0;
      this.#fail(error, hasRuns ? "over" : "read"); // where nothing ran, as in another tab's study, there is nothing to look at
    }
    await this.lookForKept();
  }

  async stop(): Promise<void> {
    this.isStopping.value = true;
    await this.client.stop();
  }

  async predict(model: Parameters<ProofClient["predict"]>[0], table: GivenTable): Promise<void> {
    batch(() => {
      this.forecast.value = null;
      this.forecastFailure.value = null;
    });
    try {
      this.forecast.value = await this.client.predict(model, table);
    } catch (error) {
      this.forecastFailure.value = error as ProofFailure;
    }
  }

  async lookForKept(): Promise<void> {
    this.kept.value = await this.client.kept().catch(() => []); // a browser that keeps nothing
  }

  /** Takes up a kept study: what it had comes from the browser's store, and a finished one shows its verdict. */
  async open(id: string): Promise<void> {
    const asked = ++this.#asked;
    this.stage.value = "reading";
    try {
      const { table, choice } = await this.client.open(id);
      if (asked !== this.#asked) return;
      batch(() => {
        this.table.value = table;
        this.choice.value = choice;
        this.isKept.value = true;
      });
      await this.start();
    } catch (error) {
      this.#fail(error, "empty");
    }
  }

  async forget(id: string): Promise<void> {
    try {
      await this.client.forget(id);
      this.failure.value = null;
    } catch (error) {
      this.failure.value = error as ProofFailure; // another tab runs it
    }
    await this.lookForKept();
  }

  /** Back to the beginning. */
  reset(): void {
    this.#asked++;
    batch(() => {
      this.study.value?.close();
      for (const part of [this.given, this.table, this.plan, this.failure, this.study]) part.value = null;
      for (const part of [this.forecast, this.forecastFailure, this.fileWord]) part.value = null;
      this.isKept.value = false;
      this.stage.value = "empty";
    });
  }

  async #read(): Promise<void> {
    const table = this.given.value;
    if (table === null) return;
    const asked = ++this.#asked;
    batch(() => {
      this.stage.value = "reading";
      this.failure.value = null;
      this.plan.value = null;
      this.reading.value = null;
    });
    try {
      const read = await this.client.read(table, this.choice.value.read);
      if (asked !== this.#asked) return;
      batch(() => {
        this.table.value = read;
        this.stage.value = "read";
      });
      await this.#plan();
    } catch (error) {
      if (asked === this.#asked) this.#fail(error, "read");
    }
  }

  async #plan(): Promise<void> {
    if (this.table.value === null) return;
    const asked = ++this.#asked;
    this.isPlanning.value = true; // the last plan stays in its place: a button that somebody is about to press must not go
    try {
      const plan = await this.client.plan(this.choice.value);
      if (asked !== this.#asked) return;
      batch(() => {
        this.plan.value = plan;
        this.failure.value = null;
        this.isPlanning.value = false;
      });
    } catch (error) {
      if (asked !== this.#asked) return;
      batch(() => {
        this.plan.value = null;
        this.isPlanning.value = false;
        this.#fail(error, "read");
      });
    }
  }

  #fail(error: unknown, stage: ProofStage): void {
    batch(() => {
      this.failure.value = error as ProofFailure;
      this.stage.value = stage;
    });
  }
}
