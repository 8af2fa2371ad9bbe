import type { SequencesRecord } from "../../study/records/sequences.js";

/** Texts about the measures of classes, frames and symbols on the test part. */
export interface MeasureTexts {
  readonly measuresHeading: string;
  readonly measuresIntro: (over: string) => string;
  /** What the measures are taken over, by what a window is told of. */
  readonly measuredOver: Readonly<
    Record<SequencesRecord["windows"], (facts: { readonly told: string; readonly sequences: string }) => string>
  >;
  readonly measuredOverSymbols: (told: string) => string;
  readonly measuredOverWindows: (windows: string) => string;
  /** Which of several decides. */
  readonly measuresDecides: string;
  readonly measuresBest: string;
  readonly measuresCaption: string;
  readonly measuresInterval: (sequences: string) => string;
  /** Of metrics that tasks are decided or measured by, in a sentence. */
  readonly metricMeaning: Readonly<Record<string, string>>;
  /** Narrow heads for 80 columns. */
  readonly metricShort: Readonly<Record<string, string>>;
  readonly metricWithMeaning: (metric: string, meaning: string) => string;
  /** On the terminal: the line above the table, and a value with its 95 % interval. */
  readonly measuresShort: (over: string) => string;
  readonly measureInterval: (value: string, interval: string) => string;
  readonly measureIntervalHead: (metric: string) => string;
}
