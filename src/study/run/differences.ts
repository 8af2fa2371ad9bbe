import { isObject } from "../../core/options.js";
import { shown } from "../../core/shown.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { PART_NAMES } from "../../data/split.js";
import type { StudyManifest } from "../records/manifest.js";
import type { MethodSpec } from "../records/method.js";
import type { TaskRecord } from "../records/task.js";

/** What a study is asked for: its manifest but for what was decided by clock and machine, and its history. */
export type AskedStudy = Omit<
  StudyManifest,
  "decided" | "startedAt" | "machine" | "changes" | "openings" | "closed" | "money" | "studyFile"
>;

/** In what a study differs from an earlier one, criteria and target aside, which may change: options as they are typed, with the earlier value and the present one where they are short. */
export function differences(earlier: AskedStudy, now: AskedStudy): string[] {
  const task = taskDifferences(earlier.task, now.task);
  const network = inFields(
    ["cell", "bidirectional", "hiddenSizes", "activation", "approximation", "highway"],
    "network.",
    [earlier.network, now.network],
  );
  const engine = inFields(["engine"], "executor.", [earlier, now]);
  const found = [
    ...task,
    ...network,
    ...methodDifferences(earlier.methods, now.methods),
    ...inFields(["batchSizes", "epochs", "seeds", "tuningTrials"], "size.", [earlier.requested, now.requested]),
    ...inFields(["sampler", "tuning", "tuningSeeds", "seed"], "", [earlier, now]),
    ...engine,
  ];
  // The identity is made of task, network, engine and numbers: where it alone differs, the same words say different things.
  const isExplained = task.length + network.length + engine.length > 0;
  return alike(earlier.identity, now.identity) || isExplained ? found : ["the values of its data", ...found];
}

function taskDifferences(earlier: TaskRecord, now: TaskRecord): string[] {
  const isSeries = earlier.kind === "series" && now.kind === "series";
  const named = [
    ...inFields(["targets", "inputs", "window"], "", [earlier, now]),
    ...difference("`horizon`", rowsAhead(earlier), rowsAhead(now)),
    ...inFields(["missing", "transform"], "", [earlier, now]),
    ...difference("`time`", earlier.time?.columns ?? "none", now.time?.columns ?? "none"),
  ];
  // A synthetic task has its length in its name, which `window` says already.
  if (isSeries || named.length === 0) named.push(...difference("the data", earlier.source, now.source));
  if (isSeries) named.push(...difference("the number of rows of the data", earlier.rows, now.rows));
  if (named.length > 0) return named;
  if (!isSeries) {
    const parts = PART_NAMES.flatMap((part) =>
      difference(`\`${part}\``, earlier.parts[part].windows, now.parts[part].windows),
    );
    if (parts.length > 0) return parts;
  }
  const cuts = [
    ...(earlier.split && now.split
      ? inFields(["by", "gap", "validationShare", "testShare"], "", [earlier.split, now.split])
      : []),
    ...difference("`folds`", earlier.earlierFolds.length + 1, now.earlierFolds.length + 1),
  ];
  if (cuts.length > 0) return cuts;
  if (!alike(earlier.parts, now.parts)) return ["the rows of its parts"];
  return alike(earlier, now) ? [] : ["what is said of its data"];
}

/** One number of rows, or first..last. */
function rowsAhead({ horizon: { from, to } }: TaskRecord): number | string {
  return from === to ? from : `${from}..${to}`;
}

function methodDifferences(earlier: readonly MethodSpec[], now: readonly MethodSpec[]): string[] {
  const names = (methods: readonly MethodSpec[]) => methods.map(({ name }) => name);
  if (!alike(names(earlier), names(now))) return difference("`methods`", names(earlier), names(now));
  return earlier.flatMap((method, k) => {
    const places = Object.keys(method.recipe) as (keyof MethodSpec["recipe"])[];
    const found = places.flatMap((place) => {
      const [before, after] = [method.recipe[place], now[k]!.recipe[place]].map(choiceInWords);
      return alike(method.recipe[place], now[k]!.recipe[place])
        ? []
        : [`\`recipe.${place}\` of "${method.name}"${inBrackets(before, after)}`];
    });
    if (found.length > 0 || alike(method.space, now[k]!.space)) return found;
    return [`\`space\` of "${method.name}"`];
  });
}

/** A choice without options by its name alone. */
function choiceInWords(choice: unknown): unknown {
  return isObject(choice) && Object.keys(choice).length === 1 && "name" in choice ? choice["name"] : choice;
}

/** The fields of two objects that differ, by their names after the prefix. */
function inFields<Values extends object>(
  names: readonly (keyof Values & string)[],
  prefix: string,
  [earlier, now]: readonly [Values, Values],
): string[] {
  return names.flatMap((name) => difference(`\`${prefix}${name}\``, earlier[name], now[name]));
}

function difference(name: string, earlier: unknown, now: unknown): string[] {
  return alike(earlier, now) ? [] : [`${name}${inBrackets(earlier, now)}`];
}

/** Longer values are not told apart at a glance. */
const MOST_CHARACTERS = 80;

function inBrackets(earlier: unknown, now: unknown): string {
  const [before, after] = [earlier, now].map((value) => (value === undefined ? "none" : shown(value))) as [
    string,
    string,
  ];
  return before === after || before.length + after.length > MOST_CHARACTERS ? "" : ` (${before}, here ${after})`;
}

function alike(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
