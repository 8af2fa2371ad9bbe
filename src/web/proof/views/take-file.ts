import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { wordOnSize } from "./size-of-file.js";

/** Begins with the first of some files; not while a study runs, and with a question where a verdict would be lost. */
export function takeFile(store: ProofStore, files: FileList | null | undefined): void {
  const { drop: words, lose } = proofTexts.peek();
  const [file] = files ?? [];
  if (file === undefined || store.stage.peek() === "running") return;
  if (store.isLosing.peek() && !confirm(lose)) return;
  const word = wordOnSize(file, words);
  store.refused.value = word?.isRefused ? word.text : "";
  if (word?.isRefused) return;
  const said = [...(word === null ? [] : [word.text]), ...(files!.length > 1 ? [words.several] : [])];
  void store.take({ name: file.name, blob: file }, {}, said.join(" "));
}
