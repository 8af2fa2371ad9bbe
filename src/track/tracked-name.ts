import { sha256 } from "../core/stored/sha256.js";

/**
 * The name of what has this place, for trackers that keep many side by side: the last part of the place, and eight digits that no other
 * place has. The same place has the same name, so that a study which goes on is the one it was.
 *
 * @param place absolute
 */
export function trackedName(place: string): string {
  const last = place.split(/[/\\]/).findLast((part) => part !== "") ?? "study";
  return `${pathPart(last)}-${sha256(place).slice(0, 8)}`;
}

/** A name of letters, digits, "." "_" "+" and "-" alone, as every file system and both trackers take it. */
export function pathPart(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._+-]+/gu, "-");
  return /^\.*$/.test(safe) ? `-${safe}` : safe;
}
