import type { PageLanguage } from "../page/text/language.js";

/** What is said of a verdict that another took the place of. */
export const KEPT_WORDS: Readonly<Record<PageLanguage, (place: string) => string>> = {
  en: (place) => `The verdict that stood before is kept with its report in ${place}.`,
  ja: (place) => `前の判定は報告書とともに ${place} に残してあります。`,
};
