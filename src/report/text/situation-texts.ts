import type { SituationCases, SituationCode } from "../situations/situation.js";

/** A known situation in words: what it is called, its figures, what it means and what to do. */
export interface SituationText<Code extends SituationCode> {
  readonly name: string;
  /** The figures of one case, which begin with whom it is about. */
  readonly figures: (facts: SituationCases[Code]) => string;
  readonly meaning: string;
  /** @param beside codes of all situations that were found: what one advises must not undo what another does */
  readonly advice: (cases: readonly SituationCases[Code][], beside: readonly SituationCode[]) => string;
}

/** Texts about situations that are recognised in the record of a study. */
export interface SituationTexts {
  readonly situationsHeading: string;
  readonly situationsIntro: string;
  readonly noSituations: (names: readonly string[]) => string;
  readonly situation: { readonly [Code in SituationCode]: SituationText<Code> };
  readonly situationFigures: string;
  readonly situationAdvice: string;
  /** In the head and on the terminal: "Overfitting (adam): take fewer epochs". */
  readonly situationLine: (facts: { readonly name: string; readonly of: string; readonly advice: string }) => string;
  readonly fullStop: string;
  readonly moreSituations: (count: string) => string;
  /** A tuned place of the recipe in words. */
  readonly tunedPlace: Readonly<Record<string, string>>;
}
