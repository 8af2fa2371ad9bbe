import type { MissingRule } from "../../../data/missing.js";
import type { DuplicateRule, WideChoice } from "../../../data/reading.js";
import type { TargetTransform } from "../../../data/transform/names.js";
import type { ProofFailure } from "../../contract/proof.js";

/** Every text of the proof of concept in the page, but for those of its study. */
export interface ProofTexts {
  readonly heading: string;
  readonly promise: string;
  readonly drop: {
    readonly label: string;
    readonly here: string;
    readonly kinds: string;
    readonly button: string;
    readonly or: string;
    readonly example: string;
    /** It did not come. */
    readonly noExample: (name: string) => string;
    readonly large: (megabytes: string) => string;
    readonly tooLarge: (megabytes: string, most: string) => string;
    readonly several: string;
    /** A file that comes while a study runs. */
    readonly runs: (name: string) => string;
    /** Where the browser starts no workers. */
    readonly noWorkers: string;
    readonly cutOff: Readonly<Record<"reading" | "running", string>>;
  };
  readonly kept: {
    readonly heading: string;
    readonly open: (name: string, action: string) => string;
    readonly goOn: string;
    readonly look: string;
    readonly forget: string;
    readonly forgetLabel: (name: string) => string;
    /** Asked before it is done. */
    readonly forgetAsk: (name: string) => string;
    readonly asks: (targets: string, rows: string) => string;
    readonly size: (seeds: string, time: string) => string;
    /** Between them. */
    readonly join: string;
    readonly begun: string;
  };
  readonly reading: Readonly<Record<"engine" | "table" | "begin", string>>;
  readonly failed: Readonly<Record<ProofFailure["kind"], string>>;
  /** What did not come is asked for again. */
  readonly again: string;
  /** Over columns to choose from. */
  readonly pickTarget: string;
  readonly steps: Readonly<Record<"data" | "question" | "use", string>>;
  readonly another: string;
  /** Before a verdict that is nowhere else is left. */
  readonly lose: string;
  /** What to do about an error, by the field that it names. */
  readonly hint: (field: string) => string;
  /** A field within a sentence. */
  readonly fieldNamed: (label: string) => string;
  /** What is typed into a field for numbers and is none, quoted; with nothing typed. */
  readonly noNumber: (typed: string) => string;
  readonly noNumberYet: string;
  /** Between the parts of a list. */
  readonly comma: string;
  readonly read: {
    readonly size: (rows: string, columns: string) => string;
    readonly time: string;
    readonly from: (from: string, to: string) => string;
    readonly timeIn: (column: string, span: string) => string;
    readonly step: (step: string) => string;
    readonly gaps: (gaps: number) => string;
    readonly noTime: string;
    readonly series: (count: string, column: string) => string;
    readonly seriesLabel: string;
    readonly target: string;
    readonly inputs: string;
    readonly filled: (column: string, count: string) => string;
    readonly missing: string;
    readonly noneMissing: string;
    readonly notes: (count: string) => string;
    readonly chart: (name: string) => string;
    readonly chartNote: (series: string | null) => string;
    readonly chartColumn: string;
    readonly first: string;
    readonly row: string;
    readonly parts: Readonly<Record<"train" | "validation" | "test", string>>;
  };
  readonly duration: (milliseconds: number) => string;
  readonly options: {
    readonly heading: string;
    readonly found: string;
    readonly missing: string;
    readonly missingRule: Readonly<Record<MissingRule, string>>;
    readonly time: string;
    readonly timeFormat: string;
    readonly series: string;
    readonly decimal: string;
    readonly duplicates: string;
    readonly duplicateRule: Readonly<Record<DuplicateRule, string>>;
    readonly wide: string;
    readonly wideChoice: Readonly<Record<WideChoice, string>>;
    readonly missingValues: string;
    readonly encoding: string;
    readonly skipRows: string;
    readonly again: string;
  };
  readonly choose: {
    readonly target: string;
    readonly horizon: string;
    readonly horizonHint: (step: string | null) => string;
    readonly everyStep: string;
    readonly budget: string;
    readonly minutes: (minutes: number) => string;
    readonly noLimit: string;
    readonly more: string;
    readonly inputs: string;
    readonly window: string;
    readonly seeds: string;
    readonly epochs: string;
    readonly tuningTrials: string;
    readonly seed: string;
    readonly validationShare: string;
    readonly testShare: string;
    readonly transform: string;
    readonly transforms: Readonly<Record<TargetTransform, string>>;
    readonly workers: string;
    readonly allCores: string;
    readonly keep: string;
    readonly keepHint: string;
    readonly start: string;
  };
  readonly plan: {
    readonly measuring: string;
    /** Before the name of a field whose number is refused. */
    readonly correct: string;
    readonly runs: (runs: string, time: string) => string;
    /** Of a time that the smallest study does not keep; and whether to run it all the same. */
    readonly short: (facts: Readonly<Record<"time" | "enough" | "reached" | "trials", string>>) => string;
    readonly shortAsk: string;
    /** Of a study that goes on: runs that there are. */
    readonly goesOn: (done: string) => string;
    /** Of the verdict of the study that it goes on with. */
    readonly replaces: string;
    readonly of: (methods: string, batchSizes: string, seeds: string) => string;
    readonly windows: (train: string, validation: string, test: string) => string;
    readonly engine: (name: string, workers: string) => string;
    readonly shared: string;
    readonly notShared: string;
    readonly kind: Readonly<Record<"note" | "warning" | "grave", string>>;
  };
  readonly run: {
    readonly stop: string;
    readonly stopping: string;
    readonly goOn: string;
    readonly stays: string;
    readonly leaves: string;
    readonly setting: string;
  };
  readonly result: {
    readonly report: string;
    readonly files: string;
    readonly filesHint: string;
    readonly stopped: string;
    /** Leads to the form. */
    readonly change: string;
    /** Leads from the form to the verdict. */
    readonly back: string;
    /** Over the form. */
    readonly changing: string;
  };
  readonly use: {
    readonly lead: string;
    readonly model: string;
    readonly table: string;
    readonly same: string;
    readonly working: string;
    readonly rows: (count: string, shown: string) => string;
    readonly download: string;
    readonly downloadAll: string;
    readonly chart: (target: string) => string;
    readonly actual: string;
    readonly forecast: string;
    readonly interval: (level: string) => string;
  };
}
