import type { PageLanguage } from "../../page/text/language.js";
import type { DiffusedName, StartGroup, SubjectRecord, ThresholdMethod } from "../record.js";

/** The texts that most parts of the page have. */
interface PartTexts {
  readonly heading: string;
  /** The name of the effect on its tile. */
  readonly tile: string;
}

/** Every text of the page. A language is one object of this type, so a missing text does not compile. */
export interface ExplainTexts {
  readonly language: PageLanguage;
  readonly title: string;
  readonly lead: string;
  readonly data: string;
  readonly network: string;
  readonly networkLine: (subject: SubjectRecord) => string;
  readonly stopped: string;
  readonly computed: string;
  readonly epoch: string;
  readonly error: string;
  readonly reproduce: string;
  readonly reproduceLine: (subject: SubjectRecord) => string;
  readonly scrolls: string;

  readonly landscape: PartTexts & {
    readonly tileMore: (sigma: number) => string;
    readonly finding: (facts: { from: number; to: number; sigma: number; gain: number }) => string;
    readonly way: string;
    readonly real: string;
    readonly pits: (count: number) => string;
    readonly valleys: (count: number) => string;
    readonly relief: (sigma: number, count: number) => string;
    readonly lineHeading: string;
    readonly objectives: Readonly<Record<DiffusedName, { readonly name: string; readonly what: string }>>;
    readonly how: (facts: { gain: number; windows: number; pairs: number; ceiling: string }) => string;
  };
  readonly initialisation: PartTexts & {
    readonly tileMore: (gains: readonly number[]) => string;
    readonly methods: Readonly<Record<StartGroup["method"], string>>;
    readonly finding: (facts: { gains: readonly number[]; runs: number; plain: number; diffusion: number }) => string;
    readonly start: (gain: number) => string;
    readonly successes: (successes: number, seeds: number) => string;
    readonly median: (error: string) => string;
    readonly curves: string;
    readonly target: string;
    readonly mean: string;
    readonly how: (facts: { epochs: number; seeds: number; rates: string; sigma0: number; windows: number }) => string;
  };
  readonly curvature: PartTexts & {
    readonly tileMore: (gain: number, sigma: number) => string;
    readonly finding: (facts: { gain: number; from: string; to: string; sigma: number; factor: string }) => string;
    readonly chart: string;
    readonly step: string;
    readonly measured: (gain: number) => string;
    readonly bound: (gain: number) => string;
    readonly how: (facts: { windows: number; pairs: number }) => string;
  };
  readonly memory: PartTexts & {
    readonly tileMore: (sigma: number) => string;
    readonly finding: (facts: { window: number; from: number; to: number; sigma: number }) => string;
    readonly steps: string;
    readonly window: string;
    readonly lost: string;
    readonly depth: string;
    readonly how: (facts: { windows: number }) => string;
  };
  readonly noise: PartTexts & {
    readonly tileMore: (sigma: number) => string;
    readonly finding: (facts: { start: string; trained: string; sigma: number; draws: number }) => string;
    readonly value: string;
    readonly gradient: string;
    readonly place: Readonly<Record<"start" | "trained", string>>;
    readonly how: (facts: { windows: number; draws: number }) => string;
  };
  readonly thresholds: PartTexts & {
    readonly tileMore: string;
    readonly methods: Readonly<Record<ThresholdMethod["method"], string>>;
    readonly finding: (facts: { method: string; error: string; mean: string }[], mean: string) => string;
    readonly chart: string;
    readonly ends: string;
    readonly how: (facts: { epochs: number; seeds: number; rates: string; sigma0: number }) => string;
  };
  readonly formulas: Omit<PartTexts, "tile"> & {
    readonly finding: (facts: { exact: number; approximate: number; worst: string }) => string;
    readonly table: string;
    readonly activation: string;
    readonly claim: string;
    readonly exact: string;
    readonly within: (bound: string) => string;
    readonly h1: string;
    readonly h2: string;
    readonly how: (facts: { low: number; high: number; sds: string }) => string;
  };
}
