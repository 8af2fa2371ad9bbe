import type { Decision, StudyState } from "../../contract/messages.js";

/** Every text of the views of one study. */
export interface StudyTexts {
  /** Before what to do after a verdict. */
  readonly next: string;
  readonly state: Readonly<Record<StudyState, string>>;
  readonly decision: Readonly<Record<Decision, string>>;
  /** Of a window: its state or its verdict, and its name. */
  readonly titled: (word: string, name: string) => string;
  readonly tabs: Readonly<Record<"overview" | "runs" | "log" | "report", string>>;
  readonly tabsLabel: string;
  readonly progress: {
    readonly label: string;
    readonly runs: (done: string, trials: string) => string;
    readonly left: (time: string) => string;
    readonly unknown: string;
    readonly spoken: (percent: string, left: string | null) => string;
  };
  readonly seconds: (seconds: number) => string;
  readonly killed: string;
  /** Of a verdict: more was asked for since, or a process ended without one. */
  readonly earlierVerdict: string;
  readonly earlierVerdictShort: string;
  /** The verdict of a study that is not judged again yet. */
  readonly decidedBefore: {
    readonly heading: (seeds: string, decision: string) => string;
    readonly note: string;
  };
  readonly phaseLabel: string;
  readonly phase: Readonly<Record<"tuning" | "pilot" | "evaluation", string>>;
  readonly batchLabel: string;
  readonly axisLabel: string;
  readonly axis: Readonly<Record<"epoch" | "steps" | "multiplyAdds" | "work" | "wall", string>>;
  readonly axisName: Readonly<Record<"epoch" | "steps" | "multiplyAdds" | "work" | "wall", string>>;
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
    readonly outcome: Readonly<Record<"finished" | "diverged" | "stopped" | "setAside" | "underWay", string>>;
    readonly count: (count: string) => string;
    readonly empty: string;
  };
  readonly log: { readonly heading: string; readonly empty: string };
  /** Of a command that was to go on. */
  readonly failed: (words: string) => string;
}
