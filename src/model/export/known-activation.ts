import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";

/** A format's words for an activation. @throws GradusError for one that somebody added */
export function knownActivation<Words>(format: string, words: Readonly<Record<string, Words>>, name: string): Words {
  const found = Object.hasOwn(words, name) ? words[name] : undefined;
  if (found !== undefined) return found;
  throw new GradusError(
    `${format}: the model's activation must be one of ${Object.keys(words).join(", ")}, got ${quoted(name)}. ` +
      "Train with one of these, or forecast with gradus predict.",
  );
}
