import type { PageLanguage } from "../../page/text/language.js";
import { en } from "./en.js";
import { ja } from "./ja.js";
import type { SuiteTexts } from "./texts.js";

export const SUITE_TEXTS: Readonly<Record<PageLanguage, SuiteTexts>> = { en, ja };
