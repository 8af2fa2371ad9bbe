import type { PageLanguage } from "../../page/text/language.js";
import { en } from "./en.js";
import { ja } from "./ja.js";
import type { Texts } from "./texts.js";

/** The languages a report can be written in. */
export const TEXTS: Readonly<Record<PageLanguage, Texts>> = { en, ja };
