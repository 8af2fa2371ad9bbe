import type { CutRecord } from "../../study/records/plan.js";
import type { Texts } from "../text/texts.js";

/** "epochs: 16 instead of 40". */
export function cutText({ name, asked, now }: CutRecord, texts: Texts): string {
  return texts.cut(texts.cutName[name], now, asked);
}
