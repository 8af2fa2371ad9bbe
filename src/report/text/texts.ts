import type {
  BaselineRecord,
  CriterionRecord,
  PartRecord,
  StudyOutcome,
  TaskRecord,
  TrialOutcome,
  VerdictRecord,
} from "../../study/records.js";

export type ReportLanguage = "en" | "ja";

/** Facts of one criterion, numbers already written out. */
export interface CriterionFacts {
  readonly diffusion: string;
  readonly reference: string;
  /** E.g. "0.62x", "+1.2%", "4/5"; null when it could not be measured. */
  readonly value: string | null;
  /** E.g. "0.48x to 0.81x"; empty for a value without an interval. */
  readonly interval: string;
  readonly limit: string;
}

type CriterionSentences = Readonly<Record<CriterionRecord["result"], (facts: CriterionFacts) => string>>;

/** How diffusion stands against its own optimiser: surely faster, not told apart, surely slower, not measurable. */
export type Addition = "faster" | "unclear" | "slower" | "unknown";

/** Every text of the report. A language is one object of this type, so a missing text does not compile. */
export interface Texts {
  readonly language: ReportLanguage;

  readonly title: (source: string) => string;
  readonly question: (source: string, reference: string) => string;
  readonly subtitle: (facts: {
    readonly diffusion: string;
    readonly windows: string;
    readonly seeds: string;
  }) => string;
  readonly decision: Readonly<Record<VerdictRecord["decision"], string>>;
  readonly decisionMeaning: Readonly<Record<VerdictRecord["decision"], string>>;
  readonly outcome: Readonly<Record<StudyOutcome, string>>;

  readonly goSentence: (facts: CriterionFacts & { readonly saving: string; readonly testChange: string }) => string;
  readonly noComparison: (missing: string) => string;
  readonly noEvidence: string;
  readonly criterionSentence: Readonly<Record<CriterionRecord["name"], CriterionSentences>>;
  readonly naiveIsBetter: (baseline: string, baselineError: string, bestError: string) => string;
  readonly optimizerExplains: (method: string) => string;
  readonly stoppedEarly: (outcome: StudyOutcome, done: string, planned: string) => string;

  readonly timeToTarget: string;
  readonly epochsToTarget: string;
  readonly testError: string;
  readonly validationError: string;
  readonly seedsReached: string;
  readonly bestNaive: string;
  /** A ratio as a multiple, e.g. "0.62\u00d7". */
  readonly times: (ratio: number) => string;
  readonly lessTime: (share: string) => string;
  readonly moreTime: (share: string) => string;
  readonly against: (reference: string) => string;
  readonly againstNaive: string;
  readonly notMeasured: string;
  readonly intervalLabel: (confidence: string) => string;
  readonly interval: (low: string | null, high: string | null) => string;
  readonly equal: string;
  readonly less: string;
  readonly more: string;
  readonly allowed: string;

  readonly criteriaHeading: string;
  readonly criteriaIntro: string;
  readonly criteriaCaption: string;
  readonly criterion: string;
  readonly limit: string;
  readonly value: string;
  readonly result: string;
  readonly criterionName: Readonly<Record<CriterionRecord["name"], string>>;
  readonly criterionResult: Readonly<Record<CriterionRecord["result"], string>>;
  readonly atMost: (limit: string) => string;
  readonly atLeast: (limit: string) => string;
  readonly noCriteria: string;

  readonly additionHeading: string;
  readonly additionIntro: (optimizer: string) => string;
  readonly addition: Readonly<
    Record<Addition, (facts: { readonly method: string; readonly saving: string; readonly interval: string }) => string>
  >;
  readonly additionMissing: string;
  readonly additionTest: (change: string, interval: string) => string;

  readonly curvesHeading: string;
  readonly curvesIntro: (seeds: string) => string;
  readonly perEpoch: string;
  readonly perSecond: string;
  readonly epoch: string;
  readonly secondsAxis: string;
  readonly targetLine: (error: string) => string;
  readonly naiveLine: (baseline: string, error: string) => string;
  readonly targetShort: string;
  readonly naiveShort: string;
  readonly methodAtBatch: (method: string, batchSize: string) => string;
  readonly noCurves: string;
  readonly divergedSeeds: (method: string, count: string) => string;
  readonly curvesDescription: (facts: string) => string;

  readonly schedulesHeading: string;
  readonly schedulesIntro: string;
  readonly sigma: string;
  readonly learningRate: string;
  readonly noDiffusion: string;

  readonly batchHeading: string;
  readonly batchIntro: (epochs: string) => string;
  readonly batch: (batchSize: string) => string;
  readonly notReached: string;
  readonly epochsValue: (epochs: string) => string;
  readonly ofSeeds: (reached: string, seeds: string) => string;
  readonly noTarget: string;

  readonly forecastHeading: string;
  readonly forecastIntro: (count: string, target: string) => string;
  readonly truth: string;
  readonly shownError: (error: string) => string;
  readonly noForecast: string;

  readonly figuresHeading: string;
  readonly figuresIntro: (errorUnit: string) => string;
  readonly errorInUnit: (targets: readonly string[]) => string;
  readonly errorInDeviations: string;
  readonly method: string;
  readonly batchSize: string;
  readonly sigma0: string;
  readonly reached: string;
  readonly epochs: string;
  readonly seconds: string;
  readonly secondsTotal: string;
  readonly secondsPerEpoch: string;
  readonly validation: string;
  readonly test: string;
  readonly diverged: string;
  readonly headlineMark: string;
  readonly noFigures: string;
  readonly baselinesCaption: string;
  readonly figuresCaption: string;
  readonly baseline: string;
  readonly baselineName: Readonly<Record<BaselineRecord["name"], string>>;
  readonly detail: string;
  readonly noBaselines: string;
  readonly targetGiven: (error: string) => string;
  readonly targetFromReference: (error: string, reference: string, share: string) => string;
  readonly targetUnset: string;

  readonly dataHeading: string;
  readonly source: string;
  readonly taskKind: Readonly<Record<TaskRecord["kind"], string>>;
  readonly rows: (rows: string, segments: string) => string;
  readonly rowsLabel: string;
  readonly targetsLabel: string;
  readonly inputsLabel: string;
  readonly timeLabel: string;
  readonly time: (time: NonNullable<TaskRecord["time"]>) => string;
  readonly noTime: string;
  readonly windowLabel: string;
  readonly window: (window: string, horizon: string) => string;
  readonly missingLabel: string;
  readonly missing: Readonly<Record<TaskRecord["missing"], string>>;
  readonly splitCaption: string;
  readonly part: string;
  readonly partName: Readonly<Record<"train" | "validation" | "test", string>>;
  readonly windows: string;
  readonly from: string;
  readonly to: string;
  readonly partSpan: (part: PartRecord) => string;
  readonly notesHeading: string;
  readonly noNotes: string;

  readonly planHeading: string;
  readonly networkLabel: string;
  readonly network: (facts: {
    readonly cell: string;
    readonly hidden: string;
    readonly activation: string;
    readonly inputs: string;
    readonly outputs: string;
    readonly parameters: string;
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
  readonly budgetLabel: string;
  readonly budget: (duration: string) => string;
  readonly noBudget: string;
  readonly budgetUnchanged: string;
  readonly tuningDetails: (trials: string) => string;
  readonly evaluationDetails: (trials: string) => string;
  readonly noTrials: string;
  readonly trial: string;
  readonly seed: string;
  readonly bestValidation: string;
  readonly bestEpoch: string;
  readonly trialOutcome: Readonly<Record<TrialOutcome, string>>;
  readonly outcomeLabel: string;
  readonly chosenMark: string;

  readonly readingHeading: string;
  readonly reading: readonly { readonly term: string; readonly meaning: string }[];

  readonly reproduceHeading: string;
  readonly reproduceIntro: string;
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

  /** Short words for 80 columns. */
  readonly terminal: {
    readonly batch: string;
    readonly reached: string;
    readonly epochs: string;
    readonly seconds: string;
    readonly validation: string;
    readonly test: string;
    readonly never: string;
    readonly time: string;
    readonly target: (error: string, errorUnit: string) => string;
    readonly naive: (baseline: string, validation: string, test: string) => string;
    readonly criterion: Readonly<Record<CriterionRecord["name"], string>>;
  };
}
