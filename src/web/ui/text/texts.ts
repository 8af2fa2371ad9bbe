import type { Decision, Refusal, StudyState } from "../../contract/messages.js";

/** Every text of the page of `gradus ui`. A language is one object of this type, so a missing text does not compile. */
export interface UiTexts {
  readonly title: string;
  readonly languageLabel: string;
  readonly skipToContent: string;
  readonly connection: { readonly lost: string; readonly lostMore: string };
  readonly state: Readonly<Record<StudyState, string>>;
  readonly decision: Readonly<Record<Decision, string>>;
  readonly list: {
    readonly heading: string;
    readonly inFolder: (folder: string) => string;
    readonly columns: Readonly<Record<"study" | "state" | "verdict" | "data" | "date", string>>;
    readonly compare: (count: string) => string;
    readonly compareHint: string;
    readonly select: (name: string) => string;
    readonly empty: string;
    readonly emptyMore: string;
    readonly isCut: string;
    readonly loading: string;
    readonly data: (source: string, targets: string) => string;
  };
  readonly back: string;
  readonly notFound: string;
  readonly tabs: Readonly<Record<"overview" | "runs" | "log" | "report", string>>;
  readonly tabsLabel: string;
  readonly startedOn: (date: string) => string;
  readonly progress: {
    readonly label: string;
    readonly runs: (done: string, trials: string) => string;
    readonly left: (time: string) => string;
    readonly unknown: string;
    readonly spoken: (percent: string, left: string | null) => string;
  };
  readonly seconds: (seconds: number) => string;
  readonly killed: string;
  readonly phaseLabel: string;
  readonly phase: Readonly<Record<"tuning" | "pilot" | "evaluation", string>>;
  readonly batchLabel: string;
  readonly axisLabel: string;
  readonly axis: Readonly<Record<"epoch" | "steps" | "work" | "wall", string>>;
  readonly axisName: Readonly<Record<"epoch" | "steps" | "work" | "wall", string>>;
  readonly curves: {
    readonly heading: string;
    readonly error: string;
    readonly note: (unit: string) => string;
    readonly cut: string;
    /** Between such notes. */
    readonly join: string;
    readonly underWay: (count: string) => string;
    readonly empty: string;
    readonly sigma: string;
    readonly sigmaNote: string;
    readonly noSigma: string;
    readonly rate: string;
    readonly rateNote: string;
    readonly target: string;
  };
  readonly table: {
    readonly heading: string;
    readonly soFar: string;
    readonly final: string;
    readonly columns: Readonly<
      Record<
        | "method"
        | "batch"
        | "tuned"
        | "seeds"
        | "best"
        | "bestEpoch"
        | "reached"
        | "epochsTo"
        | "secondsTo"
        | "validation"
        | "test"
        | "diverged",
        string
      >
    >;
    readonly never: string;
    readonly headline: string;
  };
  readonly runs: {
    readonly label: string;
    readonly columns: readonly [string, string, string, string, string, string, string];
    readonly outcome: Readonly<Record<"finished" | "diverged" | "stopped" | "underWay", string>>;
    readonly count: (count: string) => string;
    readonly empty: string;
  };
  readonly log: { readonly heading: string; readonly empty: string };
  readonly report: { readonly title: string; readonly none: string; readonly open: string };
  readonly actions: {
    readonly stop: string;
    readonly stopping: string;
    readonly goOn: string;
    readonly more: string;
    readonly starting: string;
    readonly dialog: string;
    readonly seeds: string;
    readonly minutes: string;
    readonly asBefore: (value: string) => string;
    readonly noBudget: string;
    readonly runsWhat: string;
    readonly inFolder: (folder: string) => string;
    readonly start: string;
    readonly cancel: string;
    readonly failed: (words: string) => string;
  };
  readonly refusal: Readonly<Record<Refusal, string>>;
  readonly compare: {
    readonly heading: string;
    readonly verdicts: string;
    readonly curves: string;
    readonly noVerdict: string;
    readonly sameScale: string;
  };
}
