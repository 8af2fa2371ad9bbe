import { canonicalJson } from "../../core/stored/canonical.js";
import { sha256 } from "../../core/stored/sha256.js";
import type { StudyOptions } from "../spec/options.js";

/** Raised whenever the judge would decide otherwise by the same criteria on the same figures. */
const RULE_VERSION = 2;

/** SHA-256 of what the verdict goes by: written down before the first run, it stands beside the verdict, and whoever noted it can tell that nothing was changed. */
export function criteriaHash({ criteria, targetError }: Pick<StudyOptions, "criteria" | "targetError">): string {
  return sha256(canonicalJson({ rule: RULE_VERSION, criteria, targetError }));
}
