import type { Refusal } from "../../contract/messages.js";
import type { RefusedNumber } from "../asked-for.js";

/** Every text of the page of `gradus ui`. A language is one object of this type, so a missing text does not compile. */
export interface UiTexts {
  readonly title: string;
  readonly languageLabel: string;
  readonly skipToContent: string;
  readonly connection: { readonly lost: string; readonly lostMore: string };
  readonly list: {
    readonly heading: string;
    readonly inFolder: (folder: string) => string;
    readonly columns: Readonly<Record<"study" | "state" | "verdict" | "data" | "date", string>>;
    readonly compare: (count: string) => string;
    readonly compareHint: string;
    readonly select: (name: string) => string;
    readonly empty: string;
    readonly emptyMore: string;
    readonly isCut: string;
    readonly loading: string;
    readonly data: (source: string, targets: string) => string;
  };
  readonly workers: {
    readonly link: string;
    readonly heading: string;
    readonly loading: string;
    readonly at: (place: string) => string;
    readonly problem: string;
    readonly noQueue: string;
    readonly noQueueMore: string;
    readonly figures: Readonly<Record<"workers" | "busy" | "waiting" | "rate" | "failed", string>>;
    readonly ofAll: (count: string, all: string) => string;
    readonly machines: string;
    readonly columns: Readonly<Record<"worker" | "state" | "done" | "rate" | "failed" | "machine", string>>;
    readonly busy: (count: string, all: string) => string;
    readonly lost: (silent: string) => string;
    readonly noWorkers: string;
    readonly studies: string;
    readonly runColumns: Readonly<Record<"study" | "waiting" | "running" | "ended" | "failing" | "workers", string>>;
    readonly noStudies: string;
    readonly nobodyCan: string;
    readonly silent: (trial: string, worker: string, time: string) => string;
    readonly gone: (silent: string) => string;
  };
  readonly back: string;
  readonly inThePage: string;
  readonly notFound: string;
  readonly damagedLines: (count: number) => string;
  readonly startedOn: (date: string) => string;
  readonly report: {
    readonly title: string;
    readonly none: string;
    readonly open: string;
    /** Of a verdict that another record took the place of, and the folder that it is in. */
    readonly before: string;
    readonly beforeIn: (place: string) => string;
  };
  readonly actions: {
    readonly stop: string;
    readonly stopping: string;
    readonly goOn: string;
    readonly more: string;
    readonly starting: string;
    readonly dialog: string;
    readonly seeds: string;
    readonly minutes: string;
    readonly asBefore: (value: string) => string;
    readonly noBudget: string;
    readonly runsWhat: string;
    readonly inFolder: (folder: string) => string;
    readonly moreRuns: (runs: string, time: string | null) => string;
    /** Where a time budget may end it before. */
    readonly atMost: (runs: string, time: string) => string;
    /** Of seeds. */
    readonly oneWay: string;
    /** Of the verdict that stands. */
    readonly replaces: (decision: string, seeds: string) => string;
    /** What makes the study many times longer is pressed twice. */
    readonly many: string;
    readonly startMany: (runs: string) => string;
    readonly refused: Readonly<Record<RefusedNumber["why"], (what: string) => string>>;
    readonly start: string;
    readonly cancel: string;
  };
  readonly refusal: Readonly<Record<Refusal, string>>;
  readonly compare: {
    readonly heading: string;
    readonly verdicts: string;
    readonly curves: string;
    readonly noVerdict: string;
    readonly sameScale: string;
    readonly layoutLabel: string;
    readonly layout: Readonly<Record<"beside" | "together", string>>;
    readonly dashes: string;
    /** Names, or the ids of the address. */
    readonly gone: (names: readonly string[]) => string;
  };
}
