import type { Cause } from "../../study/judge/whose-gain.js";
import type { CriterionRecord } from "../../study/records/verdict.js";

/** A difference of epochs, numbers already written out. */
export interface EpochsSaved {
  /** Without a sign; null where neither method arrives. */
  readonly epochs: string | null;
  readonly sign: "fewer" | "same" | "more";
  /** One of the two does not arrive: it is this at least. */
  readonly isAtLeast: boolean;
}

/** Part of a gain, with what it comes from. */
export type GainPart = EpochsSaved & { readonly causes: readonly Cause[] };

/** Texts about which part of the gain is the optimiser's, the start's, sigma's and the path's. */
export interface WhoseTexts {
  readonly whoseHeading: string;
  readonly whoseIntro: string;
  readonly whoseCaption: string;
  /** Head of a column: what a method has that the one above has not. */
  readonly whoseAdds: string;
  readonly initialError: string;
  readonly cause: Readonly<Record<Cause, string>>;
  /** Where nothing differs but chance. */
  readonly noCause: string;
  /** A list in a sentence. */
  readonly causes: (names: readonly string[]) => string;
  readonly whoseEpochs: (
    facts: EpochsSaved & {
      readonly diffusion: string;
      readonly reference: string;
      readonly parts: readonly (EpochsSaved & { readonly cause: string })[];
      /** Of every run. */
      readonly all: string;
    },
  ) => string;
  /** Of methods that do not arrive. */
  readonly whoseNever: (methods: readonly string[], epochs: string) => string;
  readonly whoseAgainst: (facts: {
    readonly diffusion: string;
    readonly method: string;
    /** Whether it starts like diffusion. */
    readonly isSameStart: boolean;
    /** What diffusion has beyond it. */
    readonly lacks: string;
    readonly value: string;
    readonly interval: string;
    readonly confidence: string;
    readonly result: CriterionRecord["result"];
  }) => string;
  /** Against a method from which it differs in nothing. */
  readonly whoseAlike: (diffusion: string, method: string) => string;
  readonly whoseUnknown: (diffusion: string, method: string) => string;
  readonly whoseTest: (facts: {
    readonly testError: string;
    readonly confidence: string;
    readonly interval: string;
    readonly isShown: boolean;
  }) => string;
  readonly whoseNoSigma: string;
  readonly whoseStart: string;
  /** What to add to the methods, and the whole list then. */
  readonly whoseAdd: (missing: readonly string[], methods: string) => string;
  /** Where ratio and table are of different levels. */
  readonly whoseLevels: (levels: string) => string;
  /** The causes where nothing around them explains them, as on a terminal. */
  readonly causeAlone: Readonly<Record<Cause, string>>;
  /** Against the method before diffusion in the chain, in one sentence after that of the epochs, whose last part diffusion has beyond it. */
  readonly whoseNearest: (facts: {
    readonly diffusion: string;
    readonly method: string;
    readonly value: string;
    readonly result: CriterionRecord["result"];
    readonly choseNoSigma: boolean;
  }) => string;
}
