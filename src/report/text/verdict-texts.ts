import type { ChangeRecord, CutRecord } from "../../study/records/plan.js";
import type {
  CriterionRecord,
  MissingForComparison,
  StudyOutcome,
  VerdictRecord,
} from "../../study/records/verdict.js";

/** Facts of one criterion, numbers already written out. */
export interface CriterionFacts {
  readonly diffusion: string;
  readonly reference: string;
  /** E.g. "0.62x", "+1.2%", "4/5". */
  readonly value: string;
  /** E.g. "0.48x to 0.81x", of the interval that decides; empty for a value without one. */
  readonly interval: string;
  /** Of that interval, e.g. "90%". */
  readonly confidence: string;
  readonly limit: string;
  /** Whether the value alone, whatever its interval, keeps the limit. */
  readonly withinLimit: boolean;
}

/** A simple forecast that is better than every network. */
export interface SimpleFacts {
  readonly baseline: string;
  /** Whether the study's folder has a model of it. */
  readonly isKept: boolean;
  /** Whether windows can be longer: those that hold whole sequences cannot. */
  readonly isLonger: boolean;
}

type CriterionSentence = (facts: CriterionFacts) => string;

/** Texts about the decision and its evidence, in the page and in the terminal. */
export interface VerdictTexts {
  readonly title: (source: string) => string;
  readonly question: (source: string, reference: string) => string;
  readonly subtitle: (facts: {
    readonly diffusion: string;
    readonly windows: string;
    readonly seeds: number;
    readonly folds: number;
  }) => string;
  readonly decision: Readonly<Record<VerdictRecord["decision"], string>>;
  /** By the number of criteria that are missed. */
  readonly decisionMeaning: Readonly<Record<VerdictRecord["decision"], (missed: number) => string>>;

  readonly goSentence: (facts: {
    readonly diffusion: string;
    readonly reference: string;
    /** E.g. "38% less training time". */
    readonly saving: string;
    /** E.g. "1.2% lower"; null where a sentence of its own says what is open about it. */
    readonly testError: string | null;
  }) => string;
  /** Where a lower test error was asked for, and no less time. */
  readonly goAccuracySentence: (facts: {
    readonly diffusion: string;
    readonly reference: string;
    /** Null where time was not measurable, or a sentence of its own says what is open about it. */
    readonly saving: string | null;
    readonly testError: string;
  }) => string;
  /** Of a go, where the interval of an allowed loss ends beyond what was allowed. */
  readonly openLoss: (facts: {
    /** Time or test error. */
    readonly name: string;
    /** As measured, e.g. "1.2% higher". */
    readonly measured: string;
    /** False where the interval includes no difference. */
    readonly isShown: boolean;
    /** Upper end of the interval, e.g. "24% higher". */
    readonly worst: string;
    readonly seeds: string;
    /** False where the study was closed: no more seeds can come. */
    readonly canGoOn: boolean;
  }) => string;
  readonly noEvidence: string;
  readonly criterionSentence: Readonly<
    Record<CriterionRecord["name"], Readonly<Record<CriterionRecord["result"], CriterionSentence>>>
  >;
  /** Where the start is most of diffusion's time; the reference's time to the target where that is sooner. */
  readonly startTakes: (facts: {
    readonly diffusion: string;
    readonly reference: string;
    readonly seconds: string;
    readonly referenceSeconds: string | null;
  }) => string;
  /** Where the reference is first at some levels, but not at the last one: null where it does not get there. */
  readonly aheadAtLevels: (facts: {
    readonly diffusion: string;
    readonly reference: string;
    readonly ahead: string;
    readonly levels: string;
    readonly seconds: string;
    readonly referenceSeconds: string | null;
    readonly epochs: string;
  }) => string;
  readonly timeUnknown: string;
  readonly testErrorUnknown: string;
  readonly successRateUnknown: string;
  readonly noComparison: (missing: string) => string;
  /** By the code of what is missing. */
  readonly missingParts: Readonly<Record<MissingForComparison, string>>;
  readonly naiveIsBetter: (facts: {
    readonly baseline: string;
    readonly baselineError: string;
    readonly bestError: string;
    /** Whether its error is higher, though no difference is shown. */
    readonly isHigher: boolean;
    readonly isLonger: boolean;
  }) => string;
  readonly baselinesUnknown: string;
  readonly tooFewSeeds: (seeds: string, needed: string) => string;
  readonly optimizerNotCompared: (optimizer: string) => string;
  /** By a queue: the runs, the first of them by name, and attempts that each had. */
  readonly setAside: (runs: {
    readonly names: readonly string[];
    readonly count: number;
    readonly attempts: string;
  }) => string;
  /** By a time budget. */
  readonly cut: (name: string, now: string, asked: string) => string;
  readonly cutName: Readonly<Record<CutRecord["name"], string>>;
  readonly cutsByBudget: (cuts: readonly string[]) => string;
  /** Of a study that had begun. */
  readonly changed: (facts: {
    readonly name: string;
    readonly before: string;
    readonly now: string;
    readonly date: string;
    readonly isAfterTest: boolean;
  }) => string;
  readonly changeName: Readonly<Record<ChangeRecord["name"], string>>;
  readonly endedEarly: Readonly<Record<StudyOutcome, string>>;
  readonly trialsDone: (done: string, planned: string) => string;

  readonly nextHeading: string;
  readonly nextGo: string;
  /** Of a model that is to be used. */
  readonly nextRefit: string;
  /** Of a go that leaves a loss open. */
  readonly nextNarrow: (seeds: string) => string;
  /** @param isLonger whether windows can be longer: those that hold whole sequences cannot */
  readonly nextNoGo: (isLonger: boolean) => string;
  /** Where a simple forecast is better than every network. */
  readonly nextSimple: (facts: SimpleFacts) => string;
  readonly nextSimpleGo: (facts: SimpleFacts & { readonly diffusion: string }) => string;
  readonly nextMoreTime: string;
  /** Where the target error that was given was reached by nobody. */
  readonly nextTarget: string;
  readonly nextGoOn: string;
  /** Of the same study, before it went on. */
  readonly decidedBefore: (facts: {
    readonly date: string;
    readonly decision: string;
    readonly seeds: string;
    readonly criteria: string;
  }) => string;
  /** Over a folded list of changes and earlier decisions. */
  readonly history: (count: string) => string;
  readonly manyLooks: (looks: string, measured: string) => string;
  /** Of a study that was closed before it could decide. */
  readonly nextClosed: string;
  readonly nextMoreSeeds: (seeds: string) => string;
  readonly contents: string;

  readonly timeToTarget: string;
  readonly epochsToTarget: string;
  readonly testError: string;
  /** Of the seeds of a method: how many reach the target error. */
  readonly successRate: string;
  readonly against: (reference: string) => string;
  readonly againstSimple: string;
  /** Which simple forecast is the best one. */
  readonly bestOnValidation: (baseline: string) => string;
  /** A ratio as a multiple, e.g. "0.62x". */
  readonly times: (ratio: number) => string;
  readonly lessTime: (percentage: string) => string;
  readonly moreTime: (percentage: string) => string;
  /** From twice the time on. */
  readonly timesTheTime: (times: string) => string;
  readonly lowerError: (percentage: string) => string;
  readonly higherError: (percentage: string) => string;
  readonly sameError: string;
  readonly notMeasured: string;
  readonly intervalLabel: (confidence: string) => string;
  /** Head of a column whose intervals have confidences of their own. */
  readonly intervalColumn: string;
  readonly withConfidence: (interval: string, confidence: string) => string;
  readonly interval: (low: string | null, high: string | null) => string;

  readonly criteriaHeading: string;
  /** Where they, or the target, were changed since. */
  readonly criteriaChangedHeading: string;
  readonly criteriaIntro: string;
  /** The rule of the verdict, a sentence or two each. */
  readonly criteriaRules: (confidences: {
    /** Of claims and allowed losses. */
    readonly confidence: string;
    /** To beat another method at the planned looks. */
    readonly look: string;
    /** Of what is to be ruled out with more certainty. */
    readonly wide: string;
  }) => readonly string[];
  readonly criteriaHash: (criteria: string, hash: string) => string;
  readonly criteriaCaption: string;
  readonly criterion: string;
  readonly limit: string;
  readonly value: string;
  readonly result: string;
  /** By the method that it compares with. */
  readonly criterionName: Readonly<Record<CriterionRecord["name"], (method: string) => string>>;
  /** Of an allowed loss above its limit that is met since the interval includes no difference. */
  readonly metUnseen: string;
  readonly criterionResult: Readonly<Record<CriterionRecord["result"], string>>;
  readonly atMost: (limit: string) => string;
  readonly atLeast: (limit: string) => string;

  /** Short words for 80 columns. */
  readonly terminal: {
    readonly batch: string;
    readonly successRate: string;
    readonly epochs: string;
    readonly seconds: string;
    readonly validation: string;
    readonly test: string;
    readonly never: string;
    readonly metUnseen: string;
    readonly target: (error: string, errorUnit: string) => string;
    readonly simple: (baseline: string, validation: string, test: string) => string;
    readonly criterion: Readonly<Record<CriterionRecord["name"], string>>;
  };
}
