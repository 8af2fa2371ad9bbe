/** Texts that a study's record holds in plain English, in the language of the report. */
export interface RecordedTexts {
  /** A note from reading the data. */
  readonly note: (english: string) => string;
  /** Why a study can never end in a go, and what the machine lacks. */
  readonly warning: (english: string) => string;
  /** How a simple forecast was made. */
  readonly simpleDetail: (english: string) => string;
  /** How a method trains. */
  readonly methodDetail: (english: string) => string;
  /** Why a run ended early. */
  readonly trialDetail: (english: string) => string;
  /** What a run started from. */
  readonly startNote: (english: string) => string;
  /** "row 17", or a time, which is the same everywhere. */
  readonly rowLabel: (english: string) => string;
}
