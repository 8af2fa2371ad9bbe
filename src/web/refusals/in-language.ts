import { signal } from "@preact/signals";
import { language } from "../kit/language.js";
import { withoutOwner } from "./owner.js";
import type { RefusalPart } from "./refusal-parts.js";

type PartsOf = (message: string) => readonly RefusalPart[];

const japanese = signal<PartsOf | null>(null);
let loading: Promise<void> | null = null;

/** The tables come with the first refusal in Japanese: nothing else needs them. */
function load(): Promise<void> {
  loading ??= import("./refusal-parts.js").then(
    ({ refusalParts }) => {
      japanese.value = refusalParts;
    },
    () => {}, // the server is gone: what it says stays in English
  );
  return loading;
}

/** A refusal of the library in the language of the page, as far as its sentences are known there. */
export function partsOfRefusal(message: string): readonly RefusalPart[] {
  if (language.value === "ja") {
    if (japanese.value !== null) return japanese.value(message);
    void load();
  }
  return [{ text: withoutOwner(message), language: "en" }];
}

/** The same as one text, for a place that shows texts alone. */
export async function refusalText(message: string): Promise<string> {
  if (language.peek() === "ja") await load();
  return partsOfRefusal(message)
    .map(({ text }) => text.replaceAll("`", ""))
    .join("");
}
