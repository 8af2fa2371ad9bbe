import { extname } from "node:path";
import { GradusError } from "../../core/errors.js";
import { listed, shortened } from "../../core/listed.js";
import { criteriaOf } from "../../study/spec/criteria.js";
import type { TableStudyFile } from "../../study/spec/study-file.js";
import { commandLine } from "../command-line.js";
import { isStudyFile } from "../study-file/names.js";
import { criteriaWords } from "./criteria-words.js";
import { type Comments, jsonText, moduleText } from "./study-text.js";
import type { LookedAt } from "./table.js";
import { INIT_TEXTS } from "./text/index.js";

export const FORMATS = ["ts", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** The name of the file to write: the one given, whose ending says the format, or study.ts or study.json. */
export function studyFileName(given: string | undefined, format: Format | null): string {
  if (given === undefined) return `study.${format ?? "ts"}`;
  if (!isStudyFile(given)) {
    throw new GradusError(`init: the file to write must end in .ts or .json, got "${given}". Write study.ts.`);
  }
  const isJson = extname(given).toLowerCase() === ".json";
  if (format !== null && isJson !== (format === "json")) {
    throw new GradusError(
      `--format ${format} must be that of the file's name, got "${given}". Leave it out, or change the name.`,
    );
  }
  return given;
}

/** The text of a study's file: JSON, or a module with comments, by its name. */
export function studyText(study: TableStudyFile, name: string, table: LookedAt): string {
  const ending = extname(name).toLowerCase();
  const ordered = inOrder(study);
  if (ending === ".json") return jsonText(ordered);
  const targets = [study.data.target ?? []].flat();
  const others = table.columns.filter((column) => !targets.includes(column)).map(shortened);
  const comments: Comments = {
    "data.file": INIT_TEXTS.en.facts(table.facts),
    ...(others.length > 0 && { "data.target": `other columns: ${listed(others, 8)}` }),
    "task.window": "rows read for a forecast",
    "task.horizon":
      typeof study.task?.horizon === "number"
        ? "rows ahead; { from: 1, to: 7 } is all of them at once"
        : "rows ahead, all of them at once",
    ...(study.criteria && { criteria: `go: ${criteriaWords(criteriaOf(study.criteria))}` }),
    seeds: "runs of each method; fewer than 5 decide nothing",
    ...(study.budget?.time !== undefined && { budget: "the study is cut to fit into the time" }),
  };
  const head = [
    `Does training by diffusion pay on these data? ${commandLine(["poc", name])} measures it.`,
    "A field left out has its default; a flag that is typed goes before its field.",
  ];
  return moduleText(ordered, { head, comments, isTyped: /ts$/.test(ending) });
}

/** As they are read: what is asked first, how it is run last. */
const ORDER: readonly string[] = [
  ...["data", "task", "split", "network", "dropout", "methods", "criteria", "targetError", "money"],
  ...["seeds", "seed", "sampler", "budget", "out", "language", "engine"],
];

/** The study with its fields in that order, others behind. */
function inOrder(study: TableStudyFile): TableStudyFile {
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return Object.fromEntries(Object.entries(study).sort(([a], [b]) => rank(a) - rank(b))) as unknown as TableStudyFile;
}
