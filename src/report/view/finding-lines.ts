import type { FindingRecord } from "../../study/records/audit.js";
import type { Texts } from "../text/texts.js";

/** Columns that are named after the one that a line is about. */
const MOST_NAMED = 5;

export interface FindingLine {
  readonly severity: FindingRecord["severity"];
  readonly text: string;
}

/** What was found, in words, warnings first: a line for each kind and part, about the column that has it worst, the others named after it. */
export function findingLines(audit: readonly FindingRecord[], texts: Texts): readonly FindingLine[] {
  const groups = new Map<string, FindingRecord[]>();
  for (const finding of audit) {
    const { code, severity } = finding;
    const key = `${code} ${severity} ${"part" in finding ? finding.part : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(([worst, ...others]) => {
    const names = others.flatMap((finding) => ("column" in finding ? [finding.column] : []));
    const more = names.length - MOST_NAMED;
    const also = names.length === 0 ? "" : texts.alsoColumns(names.slice(0, MOST_NAMED), Math.max(0, more));
    return { severity: worst!.severity, text: words(worst!, texts) + also };
  });
}

/** A line as it is printed: "Warning: ...". */
export function findingText({ severity, text }: FindingLine, texts: Texts): string {
  return `${texts.severity[severity]}${texts.severityColon}${text}`;
}

/** The text of the finding's own code, which takes that code's facts alone. */
function words(finding: FindingRecord, { finding: textOf }: Texts): string {
  return (textOf[finding.code] as (finding: FindingRecord) => string)(finding);
}
