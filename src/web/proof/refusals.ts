import { signal } from "@preact/signals";
import { NO_OWN_FILES } from "../contract/own-part.js";
import { language } from "../kit/language.js";
import { withoutOwner } from "../refusals/owner.js";
import { inPageWords } from "../refusals/page-words.js";
import type { RefusalPart } from "../refusals/refusal-parts.js";
import { ofFields } from "./fields-of-choice.js";
import { proofTexts } from "./text/index.js";

type PartsOf = (message: string) => readonly RefusalPart[];

const japanese = signal<PartsOf | null>(null);
let loading: Promise<void> | null = null;

/** The tables of refusals in Japanese: nothing else needs them. */
function load(): Promise<void> {
  loading ??= import("../refusals/refusal-parts.js").then(
    ({ refusalParts }) => {
      japanese.value = refusalParts;
    },
    () => {
      loading = null; // the server is gone: what is said stays in English until it is back
    },
  );
  return loading;
}

/** Has them there before the first refusal: when that comes the server may be gone. */
export function haveRefusals(): void {
  if (language.value === "ja") void load();
}

/** A refusal of the library in the language of the page, as far as its sentences are known there. */
export function partsOfRefusal(message: string): readonly RefusalPart[] {
  if (message === NO_OWN_FILES) return [{ text: proofTexts.value.noOwnFiles, language: language.value }];
  if (language.value === "ja") {
    if (japanese.value !== null) return japanese.value(message).map((part) => ({ ...part, text: ofPage(part.text) }));
    void load();
  }
  return [{ text: ofPage(withoutOwner(message)), language: "en" }];
}

function ofPage(text: string): string {
  return ofFields(inPageWords(text));
}

/** The same as one text, for a place that shows texts alone. */
export async function refusalText(message: string): Promise<string> {
  if (language.peek() === "ja") await load();
  return partsOfRefusal(message)
    .map(({ text }) => text.replaceAll("`", ""))
    .join("");
}
