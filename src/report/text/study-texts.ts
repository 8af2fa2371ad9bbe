import type { StudyRecord } from "../../study/records/study.js";
import type { TaskRecord } from "../../study/records/task.js";
import type { TrialOutcome } from "../../study/records/trial.js";

/** Texts about the measurement: data, plan, trials, reading aid and reproduction. */
export interface StudyTexts {
  readonly dataHeading: string;
  readonly source: string;
  readonly sourceOf: (source: string, kind: string) => string;
  readonly taskKind: Readonly<Record<TaskRecord["kind"], string>>;
  readonly rows: (rows: string, segments: string) => string;
  /** Of separate sequences, which have no order in time. */
  readonly sequences: (rows: string, sequences: string) => string;
  readonly rowsLabel: string;
  readonly targetsLabel: string;
  readonly inputsLabel: string;
  readonly timeLabel: string;
  readonly time: (time: NonNullable<TaskRecord["time"]>) => string;
  readonly noTime: string;
  readonly noTimeOfSequences: string;
  readonly windowLabel: string;
  readonly window: (window: string, horizon: string) => string;
  /** Where the target belongs to the sequence, not to rows after it. */
  readonly windowWithTarget: (window: string) => string;
  readonly missingLabel: string;
  readonly missing: Readonly<Record<TaskRecord["missing"], string>>;
  readonly transformLabel: string;
  readonly transform: Readonly<Record<TaskRecord["transform"][number], string>>;
  readonly splitCaption: string;
  readonly sequencesCaption: string;
  readonly part: string;
  readonly partName: Readonly<Record<"train" | "validation" | "test", string>>;
  readonly windows: string;
  readonly from: string;
  readonly to: string;
  readonly notesHeading: string;
  readonly noNotes: string;
  readonly planHeading: string;
  readonly networkLabel: string;
  readonly network: (facts: {
    readonly cell: string;
    /** Whether a second pass of each layer, of as many units, reads backwards. */
    readonly isBothWays: boolean;
    readonly hidden: string;
    readonly activation: string;
    readonly inputs: string;
    readonly outputs: string;
    readonly parameters: string;
    readonly highway: StudyRecord["network"]["highway"];
  }) => string;
  readonly methodsCaption: string;
  readonly optimizer: string;
  readonly objective: string;
  readonly seedsLabel: string;
  readonly batchSizesLabel: string;
  readonly epochsLabel: string;
  readonly tuningLabel: string;
  readonly tuning: (trials: string) => string;
  readonly trainWindowsLabel: string;
  readonly trainWindows: (used: string, all: string) => string;
  readonly workersLabel: string;
  /** Evaluation runs at once, and how many threads shared the batches of each. */
  readonly workers: (runs: string, threads: string) => string;
  readonly budgetLabel: string;
  readonly noBudget: string;
  /** Where cuts of an earlier budget are left. */
  readonly formerBudget: string;
  readonly budgetUnchanged: string;
  readonly tuningDetails: (trials: string) => string;
  readonly pilotDetails: (trials: string) => string;
  readonly evaluationDetails: (trials: string) => string;
  readonly noTrials: string;
  readonly machinesHeading: string;
  readonly machinesIntro: string;
  readonly ranOn: string;
  readonly millisecondsPerStep: string;
  /** On paper, where the lists are left out. */
  readonly trialsElsewhere: (trials: string) => string;
  readonly trial: string;
  readonly bestValidation: string;
  readonly bestEpoch: string;
  readonly trialOutcome: Readonly<Record<TrialOutcome | "setAside", string>>;
  readonly outcomeLabel: string;
  readonly becauseOf: (outcome: string, detail: string) => string;
  readonly chosen: string;
  readonly readingHeading: string;
  /** @param simple the forecasts without a network, listed */
  readonly reading: (simple: string) => readonly { readonly term: string; readonly meaning: string }[];
  readonly reproduceHeading: string;
  readonly reproduceIntro: string;
  readonly dataHashLabel: string;
  readonly studyFileLabel: string;
  readonly criteriaLabel: string;
  readonly softwareLabel: string;
  readonly machineLabel: string;
  readonly machine: (cpu: string, cores: string, node: string) => string;
  readonly randomSeedLabel: string;
  readonly startedLabel: string;
  readonly durationLabel: string;
  readonly duration: (seconds: number) => string;
  readonly listComma: string;
  readonly sentenceSpace: string;
  readonly scrollHint: string;
}
