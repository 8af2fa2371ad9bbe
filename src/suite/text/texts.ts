import type { PageLanguage } from "../../page/text/language.js";
import type { ConditionName } from "../conditions.js";
import type { EffectName } from "../effects.js";
import type { SuiteRow } from "../record.js";

/** Every text of a suite's page and of its end on the terminal. */
export interface SuiteTexts {
  readonly language: PageLanguage;
  readonly title: string;
  readonly intro: (facts: {
    readonly studies: string;
    readonly gos: string;
    readonly refused: string | null;
  }) => string;
  readonly counts: Readonly<Record<"go" | "no-go" | "inconclusive" | "stopped" | "refused", string>>;
  readonly effectHeading: Readonly<Record<EffectName, string>>;
  readonly effectName: Readonly<Record<EffectName, string>>;
  readonly overall: (facts: { readonly ratio: string; readonly range: string; readonly studies: string }) => string;
  readonly tooFew: (studies: string) => string;
  readonly condition: Readonly<Record<ConditionName, string>>;
  readonly step: Readonly<Record<ConditionName, string>>;
  readonly slope: (facts: { readonly step: string; readonly factor: string; readonly range: string }) => string;
  readonly noneClear: string;
  readonly modelCaption: string;
  readonly modelColumns: readonly [condition: string, alone: string, together: string];
  readonly noTogether: string;
  readonly chartNote: string;
  readonly method: string;
  readonly table: string;
  readonly columns: Readonly<Record<"study" | "data" | "verdict" | EffectName, string>>;
  readonly scrollHint: string;
  readonly decision: Readonly<Record<"go" | "no-go" | "inconclusive", string>>;
  readonly state: Readonly<Record<"stopped" | "refused", string>>;
  readonly why: string;
  readonly range: (low: string, high: string) => string;
  readonly notMeasured: string;
  readonly separator: string;
  readonly begins: (studies: string, folder: string) => string;
  readonly status: (done: string, studies: string, running: readonly string[]) => string;
  readonly ended: (row: SuiteRow) => string;
  readonly page: (file: string) => string;
  readonly goesOn: string;
}
