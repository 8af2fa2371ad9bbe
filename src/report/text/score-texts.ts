/** Texts about several measures of the test errors, folds of the data, and when the test part was read. */
export interface ScoreTexts {
  readonly scoresHeading: string;
  readonly scoresIntro: (facts: {
    readonly windows: string;
    readonly confidence: string;
    readonly block: string;
    readonly unit: string;
  }) => string;
  readonly scoresUnit: (target: string) => string;
  readonly scoresUnitOfSeveral: string;
  readonly scoresMase: (season: string) => string;
  readonly scoresTest: (simple: string) => string;
  /** Each method with the share of its forecasts. */
  readonly scoresRaised: (shares: string) => string;
  readonly scoresCaption: string;
  readonly scoredForecast: string;
  readonly testedAgainst: (simple: string) => string;
  readonly better: (p: string) => string;
  readonly worse: (p: string) => string;
  readonly noDifference: (p: string) => string;
  /** What the figures of a study of several folds are. */
  readonly foldMeans: (folds: string) => string;
  readonly foldsHeading: string;
  readonly foldsIntro: (folds: string, diffusion: string, reference: string) => string;
  readonly foldsCaption: string;
  readonly fold: string;
  readonly foldTest: string;
  readonly groupCaption: string;
  readonly splitLabel: string;
  readonly splitBy: Readonly<
    Record<"time" | "group", (facts: { readonly folds: string; readonly gap: string }) => string>
  >;
  readonly partOfFold: (part: string, fold: string) => string;
  readonly segmentsColumn: string;
  readonly openingsLabel: string;
  readonly opening: (date: string, runs: string) => string;
  readonly neverOpened: string;
}
