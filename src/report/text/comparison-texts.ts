/** Texts of the comparison of several studies. */
export interface ComparisonTexts {
  readonly comparisonTitle: string;
  readonly comparisonIntro: (studies: string) => string;
  readonly comparisonCaption: string;
  readonly studyName: string;
  readonly dataOf: string;
  readonly verdictOf: string;
  readonly timeAgainst: string;
  readonly testErrorAgainst: string;
  readonly bestNetwork: string;
  readonly networkAt: (method: string, batchSize: string) => string;
  readonly bestForecast: string;
  readonly seedsOf: string;
  readonly foldsOf: string;
  readonly criteriaAsked: string;
  /** A validation error that was given. */
  readonly targetAsked: (error: string) => string;
  /** Above studies of different criteria. */
  readonly criteriaDiffer: string;
  /** What was asked otherwise after the study had begun. */
  readonly changedMark: (names: string) => string;
  readonly startedOn: (date: string) => string;
  readonly whyOf: string;
}
