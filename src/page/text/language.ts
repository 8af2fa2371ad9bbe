import { oneOf, required } from "../../core/rules.js";

/** The languages that pages are written in. */
export type PageLanguage = "en" | "ja";

export const languageRule = required(oneOf("en", "ja"));
