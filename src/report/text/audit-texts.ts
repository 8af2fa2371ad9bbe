import type { FindingRecord } from "../../study/records/audit.js";

type FindingOf<Code extends FindingRecord["code"]> = Extract<FindingRecord, { code: Code }>;

/** Texts about what was found in the data before the first run: what it is, what it means, and what to do. */
export interface AuditTexts {
  readonly auditHeading: string;
  readonly noFindings: string;
  readonly severity: Readonly<Record<FindingRecord["severity"], string>>;
  /** A line of the list: "Warning: ...". */
  readonly severityColon: string;
  readonly finding: { readonly [Code in FindingRecord["code"]]: (finding: FindingOf<Code>) => string };
  /** After a finding of one column: those that it holds for too. */
  readonly alsoColumns: (columns: readonly string[], more: number) => string;
  /** In the head of the page: where the other warnings stand. */
  readonly moreWarnings: (count: string) => string;
}
