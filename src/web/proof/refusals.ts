import { effect, signal } from "@preact/signals";
import { language } from "../kit/language.js";
import type { RefusalPart } from "../refusals/refusal-parts.js";

type PartsOf = (message: string) => readonly RefusalPart[];

const japanese = signal<PartsOf | null>(null);

/** The tables come with the first page in Japanese: no other needs them. */
effect(() => {
  if (language.value !== "ja" || japanese.peek() !== null) return;
  import("../refusals/refusal-parts.js").then(
    ({ refusalParts }) => {
      japanese.value = refusalParts;
    },
    () => {}, // the server is gone: what it says stays in English
  );
});

/** A refusal of the library in the language of the page, as far as its sentences are known there. */
export function partsOfRefusal(message: string): readonly RefusalPart[] {
  return language.value === "ja" && japanese.value !== null
    ? japanese.value(message)
    : [{ text: message, language: "en" }];
}
