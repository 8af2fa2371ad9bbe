/** The languages that pages are written in. */
export type PageLanguage = "en" | "ja";
