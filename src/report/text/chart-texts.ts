/** What a chart shows, for readers who cannot see it. */
export interface ChartTexts {
  /** One curve: its first and last value, and where it ends, e.g. "8 epochs". */
  readonly chartCurve: (facts: {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly until: string;
  }) => string;
  readonly chartSteady: (name: string, value: string) => string;
  readonly chartEpochs: (count: string) => string;
  /** Which curve ends lowest, and by how much of itself the next one is higher. */
  readonly chartLowest: (facts: {
    readonly name: string;
    readonly value: string;
    readonly next: string;
    readonly percentage: string;
  }) => string;
  readonly chartEqual: (name: string, next: string, value: string) => string;
  readonly chartReference: (label: string) => string;
  /** Where the axis ends though curves lie above it. */
  readonly chartCut: (upperEnd: string) => string;
  /** Curves that begin above it, at one value. */
  readonly chartBegins: (names: readonly string[], from: string) => string;
  /** A curve that never comes below it, drawn as a triangle. */
  readonly chartStays: (facts: { readonly name: string; readonly from: string; readonly to: string }) => string;
  /** Rows ahead of what is forecast, one or a range. */
  readonly chartAhead: (from: string, to: string) => string;
  readonly chartErrorsAhead: (ahead: string) => string;
  /** A forecast beside the truth: where both lie. */
  readonly chartForecast: (facts: {
    readonly from: string;
    readonly to: string;
    /** E.g. "1 row ahead"; null where the target belongs to the window itself. */
    readonly ahead: string | null;
    readonly truth: string;
    readonly forecast: string;
  }) => string;
  readonly chartRange: (low: string, high: string) => string;
  readonly chartBest: (error: string) => string;
  readonly chartBehind: (best: string, error: string, percentage: string) => string;
  readonly chartSentences: (sentences: readonly string[]) => string;
}
