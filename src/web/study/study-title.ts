import { percent } from "../../page/text/numbers.js";
import type { StudyDetail } from "../contract/messages.js";
import type { StudyTexts } from "./text/texts.js";

interface Titled extends Pick<StudyDetail, "state" | "decision"> {
  /** Null where the page shows no other study. */
  readonly name: string | null;
  /** Of the work that is done, from 0 to 1; null where nothing is under way. */
  readonly fraction: number | null;
}

/** A study in a few words, the ones that change first: a tab shows no more than these. */
export function studyTitle({ name, state, decision, fraction }: Titled, texts: StudyTexts): string {
  if (state === "running" && fraction !== null)
    return [percent(Math.floor(fraction * 100) / 100), name ?? []].flat().join(" ");
  const word = state === "finished" && decision !== null ? texts.decision[decision] : texts.state[state];
  return name === null ? word : texts.titled(word, name);
}
