import { titleOf } from "../kit/page-title.js";
import { studyTitle } from "../study/study-title.js";
import type { StudyTexts } from "../study/text/texts.js";
import type { ProofStore } from "./proof-store.js";

/** What the window is called: null where it shows no study. */
export function proofTitle(
  { stage, study, given }: Pick<ProofStore, "stage" | "study" | "given">,
  { isShown, texts }: { readonly isShown: boolean; readonly texts: StudyTexts },
): string | null {
  const detail = study.value?.detail.value ?? null;
  const isRunning = stage.value === "running";
  if (detail === null || !(isRunning || (isShown && stage.value === "over"))) return null;
  const fraction = study.value?.live.value?.fraction ?? null;
  const state = isRunning ? "running" : detail.state;
  const name = given.value?.name ?? null;
  return titleOf(studyTitle({ state, decision: detail.decision, name, fraction }, texts));
}
