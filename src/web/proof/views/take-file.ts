import type { FileWord } from "../file-word.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { wordOnSize } from "./size-of-file.js";

/** Begins with the first of some files; while a study runs it says that it does not, and it asks where a verdict would be lost. */
export function takeFile(store: ProofStore, files: FileList | null | undefined): void {
  const [file] = files ?? [];
  if (file === undefined) return;
  if (store.stage.peek() === "running") {
    store.fileWord.value = { isRefused: true, text: (words) => words.runs(file.name) };
    return;
  }
  if (store.isLosing.peek() && !confirm(proofTexts.peek().lose)) return;
  const word = wordOnSize(file);
  if (word?.isRefused) store.fileWord.value = word;
  else void store.take({ name: file.name, blob: file }, {}, files!.length > 1 ? andOthersLeft(word) : word);
}

function andOthersLeft(word: FileWord | null): FileWord {
  return { isRefused: false, text: (words) => [...(word === null ? [] : [word.text(words)]), words.several].join(" ") };
}
