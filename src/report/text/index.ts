import { en } from "./en.js";
import { ja } from "./ja.js";
import type { ReportLanguage, Texts } from "./texts.js";

/** The languages a report can be written in. */
export const TEXTS: Readonly<Record<ReportLanguage, Texts>> = { en, ja };
