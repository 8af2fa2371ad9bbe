import { computed } from "@preact/signals";
import type { PageLanguage } from "../../../page/text/language.js";
import { language } from "../../kit/language.js";
import { en } from "./en.js";
import { ja } from "./ja.js";
import type { ExploreTexts } from "./texts.js";

const TEXTS: Readonly<Record<PageLanguage, ExploreTexts>> = { en, ja };

/** Texts in the language of the page. */
export const texts = computed(() => TEXTS[language.value]);
