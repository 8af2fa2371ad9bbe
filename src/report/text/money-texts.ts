/** Texts about what diffusion is worth in money. */
export interface MoneyTexts {
  readonly moneyHeading: string;
  readonly moneyIntro: (facts: {
    readonly hour: string;
    readonly hours: string;
    readonly monthly: string;
    /** Worth of one unit less of test error, a month; null where it was not given. */
    readonly point: string | null;
    readonly reference: string;
  }) => string;
  readonly moneyCaption: string;
  readonly moneyWhat: string;
  readonly moneyAmount: string;
  readonly trainingCost: string;
  readonly savedPerTraining: string;
  readonly savedPerYear: string;
  readonly accuracyPerYear: string;
  readonly studyCost: string;
  readonly breakEven: string;
  readonly breakEvenAfter: (trainings: string) => string;
  readonly breakEvenNever: string;
  readonly forSameMoney: (monthly: string) => string;
  readonly trainingsAMonth: (count: string) => string;
  readonly withInterval: (value: string, interval: string, confidence: string) => string;
  readonly studyCostShort: (amount: string) => string;
  readonly savedShort: (amount: string) => string;
  readonly lostShort: (amount: string) => string;
}
