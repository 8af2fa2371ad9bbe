import { oneOf, required } from "../../core/rules.js";

/** The languages that pages are written in. */
export const LANGUAGES = ["en", "ja"] as const;
export type PageLanguage = (typeof LANGUAGES)[number];

export const languageRule = required(oneOf(...LANGUAGES));
