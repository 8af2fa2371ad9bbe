import type { PageLanguage } from "../../page/text/language.js";
import type { ConditionName } from "../conditions.js";
import type { EffectName } from "../effects.js";
import type { KindOfError } from "../kinds-of-error.js";
import type { SuiteReason } from "../reason.js";
import type { SuiteRow, UnnamedRows } from "../record.js";

/** What is told of the studies of a folder or a suite file before they run. */
export interface EntryNotes {
  /** Files that are the test parts of others. */
  readonly testParts: readonly string[];
  /** Studies that have one name, and what they are called. */
  readonly sameNames: readonly { readonly files: readonly string[]; readonly called: readonly string[] }[];
}

/** Every text of a suite's page and of its end on the terminal. */
export interface SuiteTexts {
  readonly language: PageLanguage;
  readonly title: string;
  readonly intro: (facts: {
    readonly done: number;
    readonly gos: number;
    readonly stopped: number;
    readonly refused: number;
  }) => string;
  readonly counts: Readonly<Record<"go" | "no-go" | "inconclusive", string>>;
  readonly effectHeading: Readonly<Record<EffectName, string>>;
  readonly kindOfError: Readonly<Record<KindOfError, string>>;
  /** A heading, and of which errors it is. */
  readonly ofKind: (heading: string, kind: string) => string;
  readonly effectName: Readonly<Record<EffectName, string>>;
  /** Without a range: nothing tells it. */
  readonly overall: (facts: {
    readonly ratio: string;
    readonly range: string | null;
    readonly studies: number;
  }) => string;
  readonly tooFew: (studies: number) => string;
  readonly condition: Readonly<Record<ConditionName, string>>;
  readonly step: Readonly<Record<ConditionName, string>>;
  readonly slope: (facts: { readonly step: string; readonly factor: string; readonly range: string }) => string;
  readonly noneClear: string;
  readonly modelCaption: string;
  readonly modelColumns: readonly [condition: string, alone: string, together: string];
  readonly noTogether: string;
  readonly chartNote: string;
  readonly methodHeading: string;
  readonly method: string;
  readonly table: string;
  readonly columns: Readonly<Record<"study" | "verdict" | EffectName, string>>;
  readonly scrollHint: string;
  readonly decision: Readonly<Record<"go" | "no-go" | "inconclusive", string>>;
  readonly state: Readonly<Record<"stopped" | "refused", string>>;
  readonly earlier: string;
  readonly why: string;
  readonly kept: string;
  readonly keptNote: string;
  readonly range: (low: string, high: string) => string;
  readonly notMeasured: string;
  readonly separator: string;
  readonly begins: (studies: number, folder: string) => string;
  readonly unnamed: (rows: UnnamedRows) => string;
  readonly entryNotes: (notes: EntryNotes) => readonly string[];
  readonly fewSeeds: (seeds: number, needed: number) => string;
  readonly status: (done: number, studies: number, running: readonly string[]) => string;
  readonly notRun: (name: string, reason: SuiteReason) => string;
  readonly ended: (row: SuiteRow) => string;
  readonly page: (file: string) => string;
  readonly goesOn: string;
  readonly planColumns: Readonly<Record<"study" | "rows" | "trials" | "left" | "time", string>>;
  readonly planned: (facts: {
    readonly studies: number;
    readonly left: string;
    readonly time: string;
    readonly atOnce: number;
  }) => string;
}
