import type { TableFacts } from "../table.js";

/** A question, and what can be answered. */
export interface QuestionTexts {
  readonly text: string;
  readonly hints: readonly string[];
}

/** What `gradus init` asks and says. */
export interface InitTexts {
  readonly intro: (name: string) => string;
  readonly table: QuestionTexts;
  /** "1461 rows, one every day, 2012-01-01 to 2015-12-31" */
  readonly facts: (facts: TableFacts) => string;
  /** What is shown for an empty answer that names nothing. */
  readonly none: string;
  readonly target: (columns: string) => QuestionTexts;
  readonly missing: QuestionTexts;
  readonly horizon: QuestionTexts;
  readonly window: QuestionTexts;
  /** With a line for each kind of criteria. */
  readonly pays: (kinds: readonly string[]) => QuestionTexts;
  /** In so many columns of the terminal. */
  readonly lessTime: string;
  readonly lowerError: string;
  readonly time: QuestionTexts;
  readonly machineHour: QuestionTexts;
  readonly unknown: string;
  readonly trainingHours: QuestionTexts;
  readonly trainingsPerMonth: QuestionTexts;
  readonly written: (facts: {
    readonly name: string;
    readonly train: number;
    readonly validation: number;
    readonly test: number;
    readonly command: string;
  }) => string;
}
