/** Texts about what tuning did, and how much of its choice is luck. */
export interface TuningTexts {
  readonly tuningHeading: string;
  readonly tuningIntro: (facts: { readonly runs: string; readonly isEqual: boolean }) => string;
  readonly tuningLuck: string;
  readonly tuningCaption: string;
  readonly tuningRuns: string;
  readonly tuningSettings: string;
  readonly tuningSteps: string;
  readonly tuningSeconds: string;
  readonly tuningSeeds: string;
  readonly tuningAsGood: string;
  readonly tuningRunnerUp: string;
  readonly tuningBetweenSeeds: string;
}
