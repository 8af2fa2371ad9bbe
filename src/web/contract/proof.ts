import type { InputPlace } from "../../core/errors.js";
import type { MissingRule } from "../../data/missing.js";
import type { DuplicateRule, WideChoice } from "../../data/reading.js";
import type { DecimalMark } from "../../data/table-notation.js";
import type { TargetTransform } from "../../data/transform/names.js";
import type { PageLanguage } from "../../page/text/language.js";
import type { StreamEvents, StudyDetail, StudyState } from "./messages.js";

/**
 * What the page of the proof of concept asks of its worker, and gets. The worker holds the table, the study and its models; the page holds what it
 * shows. All of it can be posted between threads.
 */
export interface ProofCalls {
  /** Reads a table, which takes the place of the one before. */
  read(table: GivenTable, choice: ReadChoice): Promise<TableView>;
  /** The columns of numbers of a table, whole; the table of the study stays what it was. */
  numbers(table: GivenTable): Promise<readonly NumberColumn[]>;
  /** What a study of that table would run; nothing is trained but a few timed steps. */
  plan(choice: ProofChoice): Promise<PlanView>;
  /**
   * Runs it to its end, a stop included; a kept one of the same table and choice goes on where it was. `language` is that of the lines in the log.
   * Rejects with `Stopped` where the stop came while the test part was read: all runs are kept, and a second start reads it whole.
   */
  start(choice: ProofChoice, keep: boolean, language?: PageLanguage): Promise<void>;
  /** Ends it at the next chance: what has finished is concluded from, and it may be started again. */
  stop(): Promise<void>;
  /** As a server tells it of a study in a folder. */
  detail(): Promise<StudyDetail>;
  /** The page that the command line writes as report.html. */
  report(language: PageLanguage): Promise<string>;
  /** What the command line writes into its folder: report.html, study.json, curves.csv, models/NAME.json. */
  files(language: PageLanguage): Promise<readonly FileView[]>;
  /**
   * What a model tells of a table: one of this study's by its file's name, or any other's as the text of its file. Missing values are filled in as for
   * the table that it was trained on, unless `missing` says otherwise.
   */
  predict(
    model: { readonly name: string } | { readonly text: string },
    table: GivenTable,
    missing?: MissingRule,
  ): Promise<ForecastView>;
  /** Studies that are kept in this browser, the newest first. */
  kept(): Promise<readonly KeptStudy[]>;
  /** Takes one up: its table is read as it was, and `start` goes on with its choice. */
  open(id: string): Promise<OpenedStudy>;
  /** Removes one, its table too. */
  forget(id: string): Promise<void>;
}

/** The page's end of it. A call that fails rejects with a `ProofFailure`. */
export interface ProofClient extends ProofCalls {
  /** Listens until what is given back is called. */
  on<Name extends keyof ProofEvents>(name: Name, listener: (data: ProofEvents[Name]) => void): () => void;
}

/** An error of the worker, in the words of the library. */
export interface ProofFailure extends Error {
  /** "input": of the table; "options": of what was asked for; "page": a part of the page did not come; "stopped"; "fault": anything else. */
  readonly kind: "input" | "options" | "page" | "stopped" | "fault";
  /** Columns of which one can be the target, where that is what is asked. */
  readonly candidates: readonly string[];
  /** Of the table: where it was found. */
  readonly place: InputPlace | null;
  /** The field of a choice that the message tells to change, the first that it names; null where it names none. */
  readonly option: string | null;
}

/** What the worker tells unasked: of a study as a server's stream does, and how far the reading has got. */
export interface ProofEvents extends StreamEvents {
  readonly reading: { readonly step: "engine" | "table"; readonly fraction: number | null };
  /** The study that runs was to be kept, and the browser has no more room: what is to come is not. */
  readonly unkept: null;
}

export interface OpenedStudy {
  readonly given: GivenTable;
  readonly table: TableView;
  readonly choice: ProofChoice;
  readonly isFinished: boolean;
}

export interface GivenTable {
  readonly name: string;
  readonly blob: Blob;
}

/** A column of a table, missing values filled in; of several series the first. */
export interface NumberColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** As `ReadOptions` has it; left out means: find it. */
export interface ReadChoice {
  readonly target?: readonly string[];
  readonly inputs?: readonly string[];
  readonly time?: string;
  readonly timeFormat?: string;
  readonly series?: string;
  readonly wide?: WideChoice;
  readonly duplicates?: DuplicateRule;
  readonly missing?: MissingRule;
  readonly decimal?: DecimalMark;
  readonly missingValues?: readonly string[];
  readonly encoding?: string;
  readonly skipRows?: number;
}

/** What the study is asked for; what is left out is as the command line has it. */
export interface ProofChoice {
  readonly read: ReadChoice;
  readonly horizon: number;
  readonly everyStep: boolean;
  readonly window: number;
  /** Null: as long as it takes. */
  readonly minutes: number | null;
  readonly seeds: number;
  readonly seed: number;
  readonly epochs: number;
  readonly tuningTrials: number;
  /** Shares of the rows, left out where a study was kept before there were fields for them; so is the next one. */
  readonly validationShare?: number;
  readonly testShare?: number;
  readonly transform?: readonly TargetTransform[];
  /** Threads that train; null: one a core. */
  readonly workers: number | null;
}

/** What was read. */
export interface TableView {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  /** Series that the rows belong to: 1 for a plain table. */
  readonly series: { readonly count: number; readonly column: string | null; readonly names: readonly string[] };
  readonly time: {
    readonly columns: readonly string[];
    readonly from: string;
    readonly to: string;
    /** Milliseconds from one row to the next, usually. */
    readonly step: number;
    readonly gaps: number;
  } | null;
  /** Those that are read, in the order of the file. */
  readonly columns: readonly ColumnView[];
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  /** What was decided or left out in reading it. */
  readonly notes: Readonly<Record<PageLanguage, readonly string[]>>;
  /** The first rows as they were read: what stands for the time, then a value a column. */
  readonly head: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

export interface ColumnView {
  readonly name: string;
  /** The file's column that it is read from: another one where it stands for one value of a category. */
  readonly from: string;
  /** Values that a rule for missing ones filled in. */
  readonly filled: number;
  readonly least: number;
  readonly greatest: number;
  /** The column drawn: lowest and highest value of each of some hundred pieces of the first series. */
  readonly preview: PreviewCurve;
}

export interface PreviewCurve {
  /** Milliseconds since 1970, or rows from 0 on where there is no time. */
  readonly x: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface PlanView {
  /** Those that are left. */
  readonly trials: number;
  /** Of them all, those that the page has of the last study, which goes on with this choice; 0 where it does not. */
  readonly done: number;
  /** Whether it does. */
  readonly goesOn: boolean;
  readonly seconds: number;
  /** Null where the time suffices, or has no limit: else the study would end early, without a verdict. */
  readonly short: ShortTime | null;
  /** Windows of each part: of training those that the time budget leaves. */
  readonly windows: { readonly train: number; readonly validation: number; readonly test: number };
  /** Rows of the first series at which validation and test begin, as places on the preview's axis; null where parts are no stretches of it. */
  readonly parts: { readonly validation: number; readonly test: number } | null;
  readonly methods: readonly string[];
  readonly batchSizes: readonly number[];
  readonly seeds: number;
  readonly epochs: number;
  /** What the command line says before it trains. */
  readonly words: Readonly<Record<PageLanguage, readonly PlanLine[]>>;
  readonly engine: { readonly name: string; readonly workers: number; readonly isIsolated: boolean };
}

/** A time that does not suffice for the smallest study. */
export interface ShortTime {
  /** Asked for, and needed. */
  readonly seconds: number;
  readonly enoughSeconds: number;
  /** Runs that will be done, about, of all. */
  readonly reached: number;
  readonly trials: number;
}

/** "note": what will be done too; "grave": there will be no verdict, or hardly one. */
export interface PlanLine {
  readonly kind: "note" | "warning" | "grave";
  readonly text: string;
}

export interface FileView {
  readonly name: string;
  readonly blob: Blob;
}

export interface ForecastView {
  readonly columns: readonly string[];
  /** Of what lies ahead the last ones, as texts. */
  readonly rows: readonly (readonly string[])[];
  /** Of what lies ahead. */
  readonly count: number;
  /** What lies ahead, as `gradus predict --ahead all` writes it; empty where nothing does, and a note says why. */
  readonly csv: Blob;
  /** Forecasts of the table's own rows too, as `gradus predict` writes them without it. */
  readonly csvOfAll: Blob;
  readonly notes: Readonly<Record<PageLanguage, readonly string[]>>;
  /** Of the first target: the last rows and what lies ahead. */
  readonly chart: {
    readonly target: string;
    readonly isTime: boolean;
    /** Of the interval from `low` to `high`, such as 0.8; null where the model has none. */
    readonly level: number | null;
    readonly x: readonly number[];
    readonly actual: readonly (number | null)[];
    readonly forecast: readonly (number | null)[];
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  } | null;
}

/** What tells the studies of one table apart, and where each stands. */
export interface KeptStudy extends Pick<ProofChoice, "horizon" | "everyStep" | "seeds" | "minutes"> {
  readonly id: string;
  readonly name: string;
  readonly startedAt: string;
  /** Columns that it forecasts. */
  readonly targets: readonly string[];
  readonly state: Extract<StudyState, "running" | "stopped" | "finished">;
  readonly decision: string | null;
}
