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
  readonly bestForecast: string;
  readonly seedsOf: string;
  readonly startedOn: string;
  readonly whyOf: string;
}
