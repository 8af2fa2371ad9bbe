import type { PageLanguage } from "../page/text/language.js";
import type {
  StudyFile,
  StudyFileBudget,
  StudyFileData,
  StudyFileMethod,
  StudyFileNetwork,
  StudyFileSplit,
  StudyFileTask,
} from "../study/spec/study-file.js";

/**
 * Part of what a study is asked for, by flags, by a file or by a page. Choices of diffusion, which flags make for the method of that name and a file
 * beside it, and ranges stand apart from the methods' names: who takes other methods keeps them.
 */
export interface StudyLayer extends Omit<Partial<StudyFile>, "data" | "methods"> {
  readonly data?: Partial<StudyFileData>;
  readonly methods?: readonly string[];
  readonly diffusion?: Pick<StudyFileMethod, "objective" | "optimizer" | "sigma" | "start" | "rate" | "path">;
  readonly spaces?: Readonly<Record<string, GivenRanges>>;
}

/** Ranges for a method's numbers, and where a file gives them. */
export interface GivenRanges {
  readonly ranges: NonNullable<StudyFileMethod["space"]>;
  /** Words before a sentence about one of them, "study.ts:9: methods[1].space["gain"]". */
  place(number: string): string;
}

/** All that a study is asked for, its task aside: a layer that has every default. */
export interface FilledStudy extends StudyLayer {
  readonly network: Required<StudyFileNetwork>;
  readonly methods: readonly string[];
  readonly diffusion: Required<NonNullable<StudyLayer["diffusion"]>>;
  readonly budget: StudyFileBudget & Required<Omit<StudyFileBudget, "time" | "workers" | "tuningSeeds">>;
  readonly dropout: number;
  readonly seeds: number;
  readonly seed: number;
  readonly sampler: string;
  readonly tuning: string;
  readonly language: PageLanguage;
  readonly engine: string;
}

/** What is asked for of a table: as a study file has it, without the file and with every default. */
export interface TableChoice {
  readonly data?: Omit<StudyFileData, "file">;
  readonly task: StudyFileTask & Required<Pick<StudyFileTask, "horizon">>;
  readonly split: StudyFileSplit & Required<Pick<StudyFileSplit, "validationShare" | "testShare">>;
}

/** Layers one over the other, the last one on top; sections field by field. */
export function overlaid(...layers: readonly StudyLayer[]): StudyLayer {
  const all: Record<string, unknown> = {};
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    const isSection = typeof value === "object" && value !== null && !Array.isArray(value);
    all[name] = isSection ? { ...(all[name] as object), ...value } : value;
  }
  return all;
}
