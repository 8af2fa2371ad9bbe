import type { PageLanguage } from "../../page/text/language.js";
import type { EntryNotes } from "../../suite/text/texts.js";
import type { CheckedOptions } from "./checked-options.js";
import type { SplitTable } from "./split-by.js";

/** What `gradus suite` was asked for, checked. */
export interface SuiteChoices {
  readonly language: PageLanguage;
  /** Studies side by side. */
  readonly atOnce: number;
  readonly json: boolean;
  readonly out: string;
  /** Of each study, word by word, where neither its entry nor the command says otherwise. */
  readonly defaults: readonly string[];
  /** Of each study, whatever its entry says. */
  readonly flags: readonly string[];
  readonly options: CheckedOptions;
  /** The studies; parts of a table that is split are written into the folder. */
  readonly entriesIn: (folder: string) => Promise<SplitTable>;
  /** What is to be told of them before. */
  readonly notes: EntryNotes;
}
