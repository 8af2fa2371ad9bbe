import type { PageLanguage } from "../../page/text/language.js";
import { en } from "./en.js";
import { ja } from "./ja.js";
import type { ExplainTexts } from "./texts.js";

/** The languages the page can be written in. */
export const TEXTS: Readonly<Record<PageLanguage, ExplainTexts>> = { en, ja };
