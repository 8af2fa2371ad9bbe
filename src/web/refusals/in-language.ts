import { signal } from "@preact/signals";
import { withoutOwner } from "../../refusals/owner.js";
import type { RefusalPart } from "../../refusals/refusal-parts.js";
import { NO_OWN_FILES } from "../contract/own-part.js";
import { language } from "../kit/language.js";

/** Here and not in the tables, which may be what does not come. */
const NO_OWN_FILES_IN_JAPANESE =
  "ページのファイルを読み込めません。サーバーが応答しないか、更新された可能性があります。サーバーが応答するようになってからやり直してください。それでも直らなければ、ページを再読み込みしてください（保存していないものは失われます）。";

type PartsOf = (message: string) => readonly RefusalPart[];

const japanese = signal<PartsOf | null>(null);
let loading: Promise<void> | null = null;

/** The tables of refusals in Japanese: nothing else needs them. */
function load(): Promise<void> {
  loading ??= import("../../refusals/refusal-parts.js").then(
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

/** Says a sentence in the words of a place that has no options of the library. */
export type Reword = (text: string) => string;

/** A refusal of the library in the language of the page, as far as its sentences are known there. */
export function partsOfRefusal(message: string, reword: Reword = asItIs): readonly RefusalPart[] {
  if (language.value === "ja") {
    if (message === NO_OWN_FILES) return [{ text: NO_OWN_FILES_IN_JAPANESE, language: "ja" }];
    if (japanese.value !== null) return japanese.value(message).map((part) => ({ ...part, text: reword(part.text) }));
    void load();
  }
  return [{ text: reword(withoutOwner(message)), language: "en" }];
}

function asItIs(text: string): string {
  return text;
}

/** The same as one text, for a place that shows texts alone. */
export async function refusalText(message: string, reword?: Reword): Promise<string> {
  if (language.peek() === "ja") await load();
  return partsOfRefusal(message, reword)
    .map(({ text }) => text.replaceAll("`", ""))
    .join("");
}
