import type { PageLanguage } from "../../../page/text/language.js";
import { en } from "./en.js";
import type { InitTexts } from "./init-texts.js";
import { ja } from "./ja.js";

export const INIT_TEXTS: Readonly<Record<PageLanguage, InitTexts>> = { en, ja };
