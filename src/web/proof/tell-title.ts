import { effect, type ReadonlySignal } from "@preact/signals";
import { pageTitle } from "../kit/page-title.js";
import { studyTexts } from "../study/text/index.js";
import type { ProofStore } from "./proof-store.js";
import { proofTitle } from "./proof-title.js";

/**
 * The window's title tells how far the study is, whatever part of the site is shown, and then what it came to: who looks elsewhere meanwhile sees
 * it there.
 *
 * @param isShown whether the proof of concept is the part in sight
 */
export function tellTitle(store: ProofStore, isShown: ReadonlySignal<boolean>): void {
  effect(() => {
    pageTitle.value = proofTitle(store, { isShown: isShown.value, texts: studyTexts.value });
  });
}
