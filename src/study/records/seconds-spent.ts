import { sealedJson } from "../../core/stored/seal.js";

/** The seconds that a study's commands have spent, out of their record; null for one that is damaged, or no such record. */
export function secondsIn(text: string): number | null {
  try {
    const { seconds } = JSON.parse(text) as { readonly seconds?: unknown };
    return typeof seconds === "number" && seconds >= 0 && sealedJson({ seconds }) === text ? seconds : null;
  } catch {
    return null;
  }
}
