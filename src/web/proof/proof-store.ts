import { batch, computed, signal } from "@preact/signals";
import type {
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
import type { FileWord } from "./file-word.js";
import { Forecasts } from "./forecasts.js";
import { type KnownColumn, knownColumns } from "./known-columns.js";
import type { ProofStage, Standing } from "./proof-stage.js";
import { USUAL_CHOICE } from "./usual-choice.js";
import { workerSource } from "./worker-source.js";

/** One proof of concept from the file to the verdict, as the page shows it. The worker has the table, the study and its models. */
export class ProofStore {
  readonly stage = signal<ProofStage>("empty");
  readonly given = signal<GivenTable | null>(null);
  readonly choice = signal<ProofChoice>(USUAL_CHOICE);
  readonly table = signal<TableView | null>(null);
  readonly known = signal<readonly KnownColumn[]>([]);
  readonly plan = signal<PlanView | null>(null);
  /** Whether `plan` is not yet that of the choice. */
  readonly isPlanning = signal(false);
  readonly failure = signal<ProofFailure | null>(null);
  readonly reading = signal<ProofEvents["reading"] | null>(null);
  /** The table is read by other options: the form stays in its place meanwhile. */
  readonly isReadingAgain = signal(false);
  readonly study = signal<StudyStore | null>(null);
  /** Whether the next study is to be kept. */
  readonly isKept = signal(false);
  readonly kept = signal<readonly KeptStudy[]>([]);
  readonly isStopping = signal(false);
  /** A file is held over the page. */
  readonly isDropping = signal(false);
  /** Of the file that was given last: that it is large, that others were left, why it was not even begun with; null: nothing. */
  readonly fileWord = signal<FileWord | null>(null);
  /** Whether the report or the record was taken along. */
  readonly isSaved = signal(false);
  /** Whether the study of the page is kept, as far as it has run. */
  readonly isStudyKept = computed(() => this.#isStudyKept.value);
  /** A page that is closed now loses something: runs, or a verdict that is nowhere else. */
  readonly isLosing = computed(
    () =>
      this.study.value !== null && !this.#isStudyKept.value && (this.stage.value === "running" || !this.isSaved.value),
  );
  /** The form is open beside a study that has ended. */
  readonly isChanging = computed(
    () => this.study.value !== null && (this.stage.value === "read" || this.stage.value === "reading"),
  );
  readonly client: ProofClient;
  readonly forecasts: Forecasts;
  /** Whether the page itself reads and trains, as its browser starts no workers. */
  readonly isInPage: boolean;
  /** What this tab was at when it ended without a word; null: it did not. */
  readonly cutOff: CutOffWork | null;
  /** Whether `study` is. */
  readonly #isStudyKept = signal(false);
  /** What the study that has ended was asked for, while the form may show something else. */
  #ended: { readonly table: TableView | null; readonly choice: ProofChoice } | null = null;
  /** Counts what was asked for: an answer to what is no longer asked is dropped. */
  #asked = 0;

  constructor(
    { client, isInPage }: { readonly client: ProofClient; readonly isInPage: boolean },
    { cutOff = null }: { readonly cutOff?: CutOffWork | null } = {},
  ) {
    this.client = client;
    this.forecasts = new Forecasts(client);
    this.isInPage = isInPage;
    this.cutOff = cutOff;
    client.on("reading", (reading) => {
      this.reading.value = reading;
    });
    client.on("unkept", () => {
      this.#isStudyKept.value = false;
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
      this.forecasts.clear();
      this.choice.value = { ...USUAL_CHOICE, read };
      this.isKept.value = false; // to store a table is asked for each by itself
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
    const before = this.#standing();
    batch(() => {
      this.failure.value = null;
      this.forecasts.clear();
      this.isStopping.value = false;
      this.isPlanning.value = false;
      this.isSaved.value = false;
      this.fileWord.value = null;
      this.stage.value = "running";
      this.study.value?.close();
      this.study.value = new StudyStore(workerSource(this.client));
      this.#isStudyKept.value = this.isKept.value;
    });
    try {
      await this.client.start(this.choice.value, this.isKept.value, language.peek());
      this.stage.value = "over";
    } catch (error) {
      if ((this.study.value?.trials.value.length ?? 0) > 0) this.#fail(error, "over");
      else await this.#backTo(before, error); // nothing ran, as of a study that another tab has
    }
    await this.lookForKept();
  }

  /** From a verdict to the form: what has run stays, and goes on where the next choice allows it. */
  async change(): Promise<void> {
    this.#ended = { table: this.table.value, choice: this.choice.value };
    batch(() => {
      this.failure.value = null;
      this.plan.value = null;
      this.stage.value = "read";
    });
    await this.#plan();
  }

  /** From the form to the verdict, as it was. */
  leaveForm(): void {
    if (this.#ended === null) return;
    this.#asked++;
    const { table, choice } = this.#ended;
    batch(() => {
      this.table.value = table;
      this.choice.value = choice;
      this.failure.value = null;
      this.isPlanning.value = false;
      this.stage.value = "over";
    });
  }

  async stop(): Promise<void> {
    this.isStopping.value = true;
    this.fileWord.value = null; // that a file was not taken beside a study that runs
    await this.client.stop();
  }

  async lookForKept(): Promise<void> {
    this.kept.value = await this.client.kept().catch(() => []); // a browser that keeps nothing
  }

  /** Takes up a kept study: what it had comes from the browser's store, and a finished one shows its verdict. */
  async open(id: string): Promise<void> {
    const asked = ++this.#asked;
    this.stage.value = "reading";
    try {
      const { given, table, choice } = await this.client.open(id);
      if (asked !== this.#asked) return;
      batch(() => {
        this.given.value = given;
        this.table.value = table;
        this.choice.value = { ...USUAL_CHOICE, ...choice };
        this.known.value = knownColumns(table, choice.read, []);
        this.isKept.value = true;
      });
      await this.start();
    } catch (error) {
      if (asked === this.#asked) this.#fail(error, "empty");
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
      this.#ended = null;
      for (const part of [this.given, this.table, this.plan, this.failure, this.study]) part.value = null;
      this.forecasts.clear();
      this.fileWord.value = null;
      this.choice.value = USUAL_CHOICE;
      this.isKept.value = false;
      this.stage.value = "empty";
    });
  }

  async #read(): Promise<void> {
    const table = this.given.value;
    if (table === null) return;
    const asked = ++this.#asked;
    batch(() => {
      this.isReadingAgain.value = this.stage.value === "read" && this.table.value !== null;
      if (!this.isReadingAgain.value) this.stage.value = "reading";
      this.failure.value = null;
      this.plan.value = null;
      this.reading.value = null;
    });
    try {
      const read = await this.client.read(table, this.choice.value.read);
      if (asked !== this.#asked) return;
      batch(() => {
        this.table.value = read;
        this.known.value = knownColumns(read, this.choice.value.read, this.known.value);
        this.isReadingAgain.value = false;
        this.stage.value = "read";
      });
      await this.#plan();
    } catch (error) {
      if (asked === this.#asked) this.#fail(error, "read");
    }
  }

  /** @param told a failure that stays in sight although the plan is a good one */
  async #plan(told: ProofFailure | null = null): Promise<void> {
    if (this.table.value === null) return;
    const asked = ++this.#asked;
    this.isPlanning.value = true; // the last plan stays in its place: a button that somebody is about to press must not go
    try {
      const plan = await this.client.plan(this.choice.value);
      if (asked !== this.#asked) return;
      batch(() => {
        this.plan.value = plan;
        this.failure.value = told;
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

  #standing(): Standing {
    const [study, isSaved, isStudyKept] = [this.study.value, this.isSaved.value, this.#isStudyKept.value];
    return { stage: this.stage.value, study, isSaved, isStudyKept };
  }

  /** Where a study that did not begin was asked for: at an earlier one's end, or at the form, which is then complete. */
  async #backTo({ stage, study, isSaved, isStudyKept }: Standing, error: unknown): Promise<void> {
    batch(() => {
      this.study.value?.close();
      this.study.value = study;
      this.isSaved.value = isSaved;
      this.#isStudyKept.value = isStudyKept;
      this.#fail(error, stage === "over" ? "over" : "read");
    });
    if (stage !== "over") await this.#plan(error as ProofFailure);
  }

  #fail(error: unknown, stage: ProofStage): void {
    batch(() => {
      this.failure.value = error as ProofFailure;
      this.isReadingAgain.value = false;
      this.stage.value = stage;
    });
  }
}
