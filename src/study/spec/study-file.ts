import type { SplitOptions } from "../../data/cut/split-series.js";
import type { CalendarPart } from "../../data/derive/calendar.js";
import type { MissingRule } from "../../data/missing.js";
import type { DuplicateRule, WideChoice } from "../../data/reading.js";
import type { SequenceTask } from "../../data/sequences/contract.js";
import type { DecimalMark } from "../../data/table-notation.js";
import type { TargetTransform } from "../../data/transform/names.js";
import type { Horizon } from "../../data/windows.js";
import type { HighwayChoice } from "../../highway/choose-highway.js";
import type { Approximation } from "../../network/spec.js";
import type { Scale } from "../records/method.js";
import type { MoneyRecord } from "../records/money.js";
import type { Criteria } from "../records/verdict.js";
import type { PathChoice, RateCourse, SigmaMode, Start } from "./methods/diffusion.js";
import type { StudyTask } from "./task.js";

/**
 * A study as a file, which `gradus poc study.ts` or `gradus poc study.json` runs: data, task, methods, effort and criteria in one place.
 *
 * Only `data.file` must be given, or `data.task` in its place; what is left out has the default of the command line's flag. A flag that is typed goes before its field. Paths
 * are relative to the file's folder. `gradus init` writes such a file.
 *
 *     import type { StudyFile } from "gradus/study";
 *     export default { data: { file: "sales.csv", target: "revenue" }, task: { window: 48 } } satisfies StudyFile;
 *
 * A TypeScript or JavaScript file is run as a program, and gives the study as its default export; a JSON file is data alone.
 */
export interface StudyFile {
  /** The table, and which of its columns are read; or a task made in code. */
  readonly data: StudyFileData | StudyFileMade;
  /** What is forecast from what; of a table alone. */
  readonly task?: StudyFileTask;
  /** How the rows are cut into parts to train, validate and test on; of a table alone. */
  readonly split?: StudyFileSplit;
  /** The network that every method trains; inputs and outputs follow from the data. */
  readonly network?: StudyFileNetwork;
  /**
   * What is compared: names, or objects where a method has choices of its own. Methods: sgd, momentum, nesterov, adam, rmsprop, adamw,
   * muon, soap (the original objective, by that optimiser), sgd-cosine, momentum-cosine, nesterov-cosine, adam-cosine, rmsprop-cosine, adamw-cosine,
   * muon-cosine, soap-cosine (a rate that falls), sgd-linear, momentum-linear, nesterov-linear, adam-linear, rmsprop-linear, adamw-linear,
   * muon-linear, soap-linear (the same from the linear start), diffusion, penalty, straight-through. Default ["sgd", "momentum-cosine", "adam-cosine", "soap-cosine", "soap-linear", "diffusion"]
   */
  readonly methods?: readonly (string | StudyFileMethod)[];
  /** Share of units, in [0, 1), left out of what the next layer or the readout reads, in training alone; the same for every method. Default 0 */
  readonly dropout?: number;
  /** How much is run; the same for every method. */
  readonly budget?: StudyFileBudget;
  /** Evaluation runs of each method and batch size, an integer from 1 to 10000; fewer than 5 decide nothing. Default 5 */
  readonly seeds?: number;
  /** Seed of everything random, an integer >= 0. Default 1 */
  readonly seed?: number;
  /** How the settings to try are chosen: "spread", "random" or "bayes". Default "spread" */
  readonly sampler?: string;
  /** How the tuning trials are divided: "seeds", the best settings again on another seed, or "halving", the better half goes on to longer runs. Default "seeds" */
  readonly tuning?: string;
  /** When to say go. Default { minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 } */
  readonly criteria?: StudyFileCriteria;
  /** Validation error to reach, > 0, in the target's unit. Default: the one that tuned SGD reaches */
  readonly targetError?: number;
  /** What training costs, for the report. Default: not known */
  readonly money?: StudyFileMoney;
  /** Folder for the report and the records. Default: out/NAME after the data, in the folder where the command runs */
  readonly out?: string;
  /** Language of report and verdict: "en" or "ja". Default "en" */
  readonly language?: "en" | "ja";
  /** Engine of the training: "auto", "wasm" or "reference". Default "auto" */
  readonly engine?: string;
}

/** The table of a study file. */
export interface StudyFileData {
  /** CSV (also gzipped) or Parquet; relative to the study file's folder. "-" is standard input. */
  readonly file: string;
  /** The column of the time, or "none" to trust the order of the rows. Default: found */
  readonly time?: string;
  /** How the times are written, e.g. "DD.MM.YYYY HH:mm", where that is not found or can be read in two ways. Default: found */
  readonly timeFormat?: string;
  /** The column that tells stacked series apart, or several, or "none". Default: found */
  readonly series?: string | readonly string[];
  /** Rule for missing values. Default: they are refused */
  readonly missing?: MissingRule;
  /** Texts and numbers that stand for a missing value, beside an empty cell, NA, None, -- and the like, e.g. [-200, "n/d"]. Default: none */
  readonly missingValues?: readonly (string | number)[];
  /** The decimal mark of the numbers, "." or ",". Default: found */
  readonly decimal?: DecimalMark;
  /** The text's encoding, e.g. "shift_jis". Default: found */
  readonly encoding?: string;
  /** Rows above the header, such as titles. Default: found */
  readonly skipRows?: number;
  /** Columns that are times: "auto", "rows" (every row is a series) or "none" (columns as they stand). Default "auto" */
  readonly wide?: WideChoice;
  /** Rows of one time and series: which is kept, "first" or "last", or their "mean". Default: refused, but for few that are equal in all */
  readonly duplicates?: DuplicateRule;
  /** Of sequences: files of the test part, with commas between them. Default: X_TEST beside X_TRAIN */
  readonly testData?: string;
  /** Of sequences: files of the validation part. Default: a share of the training part */
  readonly validationData?: string;
  /** Of sequences: a table or IDX file of labels, beside data that have none. */
  readonly labels?: string;
  /** Of sequences that are rows: numbers a step, an integer >= 1. Default 1 */
  readonly channels?: number;
  /** With the target "countdown": a file of a number for each test sequence, the steps left after its last. */
  readonly testLabels?: string;
  /** With the target "countdown": no more steps than these are told, > 0. */
  readonly cap?: number;
  /** One column to forecast, or several. Default: the last one, where it has numbers that can be forecast */
  readonly target?: string | readonly string[];
  /** One column to forecast from, or several. Default: all numeric ones, the target's own past included */
  readonly inputs?: string | readonly string[];
  readonly task?: never;
}

/**
 * Data that a study file of TypeScript or JavaScript makes itself, where no table has them as they are: windows, parts and simple forecasts in one.
 * JSON has none.
 */
export interface StudyFileMade {
  /** That of `sequenceStudyTask` or `seriesTask`; it takes the place of `file`, of all beside it, and of the sections `task` and `split`. */
  readonly task: StudyTask;
  readonly file?: never;
}

/** A study file of a table. */
export interface TableStudyFile extends StudyFile {
  readonly data: StudyFileData;
}

/** The forecast of a study file. */
export interface StudyFileTask {
  /** What is told: "forecast" of a table's rows, or of sequences "classify", "regress", "tag", "frames", "chars". Default: found from the data */
  readonly kind?: "forecast" | SequenceTask;
  /** Of sequences: the metric that decides, such as "error-rate". Default: the log loss of classes, symbols and frames, the root mean squared error of numbers */
  readonly metric?: string;
  /** Of classes: share of a label that goes to all classes in training, in [0, 1). Default 0 */
  readonly labelSmoothing?: number;
  /** Of classes: "balanced" weighs each training example by 1 / the share of its class. Default "none" */
  readonly classWeights?: "none" | "balanced";
  /** Rows that the network reads for a forecast, an integer >= 1. Default 24, of sequences their length */
  readonly window?: number;
  /** Rows ahead, an integer >= 1, or all of { from: 1, to: 24 } at once. Default 1 */
  readonly horizon?: Horizon;
  /** Whether every row up to the horizon is forecast, all at once: with a horizon of 24, { from: 1, to: 24 }. Default false */
  readonly everyStep?: boolean;
  /**
   * What is done to the targets, fitted on the training part, and undone in every forecast and error: "log", log(value + c), whose forecasts are medians; "difference", the
   * change since the last value, which is the highway "last"; "non-negative", forecasts below 0 raised to 0; log before difference. Default []
   */
  readonly transform?: readonly TargetTransform[];
  /**
   * Of numbers, what is minimised: "squared", judged by the root mean squared error; "huber" or "huber:2" (its delta, in standard deviations), by the mean absolute error;
   * "quantile:0.9", what 90 % of the values lie below, by the mean pinball loss; "quantile:0.025,0.1,0.5,0.9,0.975", several in one model, a median with intervals of 80 and
   * 95 %, by its mean over them. Default "squared"
   */
  readonly loss?: string;
  /**
   * Cycles of the calendar that are inputs, at the row that is forecast: of "hour", "weekday" and "month"; [] for none. "auto": those that the steps of the table allow, once it lasts 3
   * days, 4 weeks, 2 years. Default "auto"
   */
  readonly calendar?: "auto" | readonly CalendarPart[];
  /** One column, or several, whose values are known before their time, as plans, prices and holidays are: read at the row that is forecast. Default: none */
  readonly knownAhead?: string | readonly string[];
}

/** The parts of a study file: by time the first rows train, the next ones validate, the last ones test. */
export interface StudyFileSplit {
  /** Share of the rows that validates, in (0, 1); with `testShare` less than 1. Default 0.2 */
  readonly validationShare?: number;
  /** Share of the rows that tests, in (0, 1). Default 0.2 */
  readonly testShare?: number;
  /** Parts in order of "time", or by "group": whole series, machines, sites, each in one part. Default "time" */
  readonly by?: SplitOptions["by"];
  /** Rows left out before the validation and the test part, an integer >= 0; by time alone. Default 0 */
  readonly gap?: number;
  /** Cuts of the data, an integer >= 1: methods are tuned on the first and compared on all; by time, the rolling origin. Default 1 */
  readonly folds?: number;
}

/** The network of a study file. */
export interface StudyFileNetwork {
  /** Recurrent cell. Default "elman" */
  readonly cell?: string;
  /** Whether a second pass of each layer, of as many units again, reads its input from the last step to the first. Default false */
  readonly bidirectional?: boolean;
  /** Units of each layer, integers >= 1, first layer first. Default [32] */
  readonly hiddenSizes?: readonly number[];
  /** Activation. Default "tanh" */
  readonly activation?: string;
  /** Form of the smoothed activation: "best", or "paper" for the one-term forms. Default "best" */
  readonly approximation?: Approximation;
  /**
   * Fixed forecast that the network adds to, the same for every method: "none", "last" (the last value of each target, which must be an input),
   * "linear" (the best linear forecast of the window), or "auto", the one of them beside which drawn networks with a solved readout have the least
   * validation error, if it leaves at most half of the targets' variance. Default "auto"
   */
  readonly highway?: HighwayChoice;
}

/** A method of a study file, with choices of its own. */
export interface StudyFileMethod {
  /** Name of the method, e.g. "diffusion". */
  readonly name: string;
  /** What diffusion minimises: "weights", "activation" or "sampled"; of "diffusion" alone. Default "weights" */
  readonly objective?: string;
  /** What diffusion steps by, an optimiser's name; of "diffusion" alone. Default "soap" */
  readonly optimizer?: string;
  /** Who finds diffusion's sigma: "tuned", the tuning trials one that falls to 0, "fixed", one that stays, or "auto", a rule; of "diffusion" alone. Default "tuned" */
  readonly sigma?: SigmaMode;
  /** Where diffusion starts: "random" weights, the "linear" start, or "auto", whichever forecasts better before any step; of "diffusion" alone. Default "auto" */
  readonly start?: Start;
  /** Course of diffusion's learning rate: "constant", or "cosine" to a hundredth; of "diffusion" alone. Default "cosine" */
  readonly rate?: RateCourse;
  /** Whether the linear start's amplitude is "held" or "led" to 1; of "diffusion" alone. Default "led" */
  readonly path?: PathChoice;
  /** Ranges of tuned numbers in place of the method's own, e.g. { "rate.learningRate": { low: 0.001, high: 0.1 } }. */
  readonly space?: Readonly<Record<string, StudyFileRange>>;
}

/** A range of numbers to try in a study file. */
export interface StudyFileRange {
  /** Least number; > 0 on a logarithmic scale. */
  readonly low: number;
  /** Largest number, >= `low`. */
  readonly high: number;
  /** "linear": equal steps of the number, "log": of its logarithm, "log-or-0": the same, and 0 in about half of the trials. Default: that of the method's own range, "log" where it has none */
  readonly scale?: Scale;
}

/** The effort of a study file. */
export interface StudyFileBudget {
  /** Tuning runs of each method and batch size, an integer from 1 to 10000. Default 8 */
  readonly tuningTrials?: number;
  /** Seeds that the best settings are tuned on, an integer from 1 to a third of the tuning trials. Default 2, or 1 where those are fewer than 6 */
  readonly tuningSeeds?: number;
  /** Epochs of every run, an integer >= 1; diffusion takes 2 or more. Default 40 */
  readonly epochs?: number;
  /** Batch sizes, integers >= 1, none twice: each is tuned and compared. Default [16, 64] */
  readonly batchSizes?: readonly number[];
  /** Cuts the study to fit, e.g. "90s", "5m" or "1h30m". Default: no limit */
  readonly time?: string;
  /** Threads: runs at once, or parts of large batches, an integer from 1 to 1024. Default: one a core */
  readonly workers?: number;
  /** Seconds of a run under way that a kill may lose, about, > 0. Default 5 */
  readonly checkpointSeconds?: number;
}

/** The criteria of a study file; both must be met, and one must ask for a gain. */
export interface StudyFileCriteria {
  /**
   * Part of tuned SGD's time to the same error that is to be saved at least, in [-9, 1): 0.25 is 25 %, below 0 is what it may take more at most, null leaves time free.
   * Default 0.25; null where a lower test error is asked for
   */
  readonly minTimeSaving?: Criteria["minTimeSaving"];
  /** What the test error may be higher at most, in (-1, 1]: 0.02 is 2 %; below 0, what it is to be lower at least. Default 0.02 */
  readonly maxTestErrorIncrease?: Criteria["maxTestErrorIncrease"];
}

/** What training costs in a study file; amounts > 0 and <= 1e9 in one currency. */
export interface StudyFileMoney {
  /** As it is printed after amounts, e.g. "EUR". Default "" */
  readonly currency?: MoneyRecord["currency"];
  /** Price of an hour of the machine that trains. */
  readonly machineHour: MoneyRecord["machineHour"];
  /** Hours that one training takes today. */
  readonly trainingHours: MoneyRecord["trainingHours"];
  /** Trainings a month. */
  readonly trainingsPerMonth: MoneyRecord["trainingsPerMonth"];
  /** Worth of one unit less of test error, a month. Default null: not known */
  readonly errorPoint?: MoneyRecord["errorPoint"];
}
