interface NetParts {
  readonly time: string;
  readonly error: string;
}

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
  /** Saved a year and the worth of the change in test error, together. */
  readonly netPerYear: string;
  readonly studyCost: string;
  readonly breakEven: string;
  readonly breakEvenAfter: (trainings: string) => string;
  readonly breakEvenNever: string;
  readonly forSameMoney: (monthly: string) => string;
  readonly trainingsAMonth: (count: string) => string;
  /** The row after `forSameMoney`: the same number a day. */
  readonly forSameMoneyDaily: string;
  readonly trainingsADay: (count: string) => string;
  readonly withInterval: (value: string, interval: string, confidence: string) => string;
  readonly studyCostShort: (amount: string) => string;
  readonly savedShort: (amount: string) => string;
  readonly lostShort: (amount: string) => string;
  /** Of time and test error together, with the two parts as signed amounts. */
  readonly netGainedShort: (amount: string, parts: NetParts) => string;
  readonly netLostShort: (amount: string, parts: NetParts) => string;
}
