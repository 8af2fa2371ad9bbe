import type * as z from "zod/mini";
import { listed } from "../../core/listed.js";
import { nearestNames, suggestion } from "../../core/nearest-name.js";
import { isObject } from "../../core/options.js";
import { SeveralFaults } from "../several-faults.js";
import type { Path } from "./places.js";

/** All that is wrong with a study file, a line each; the message is the first one. */
export class StudyFileError extends SeveralFaults {}

/** What is wrong with one field, in words that begin with its name. */
export interface Problem {
  readonly path: Path;
  readonly words: string;
}

interface Looked {
  /** What the schema looked at, and the path to it. */
  readonly value: unknown;
  readonly around?: Path;
  /** Where fields stand in a study, by their names alone. */
  readonly places: ReadonlyMap<string, string>;
  /** Of a whole file. Default "study" */
  readonly called?: string;
}

/** What a schema has found, field by field. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], looked: Looked): Problem[] {
  const { value, around = [], places, called = "study" } = looked;
  const absent = absentFields(issues, value, around.length === 0);
  return issues.flatMap((issue): Problem[] => {
    if (absent.rest.has(issue)) return [];
    const path = [...around, ...(issue.path as Path)];
    if (issue.code === "unrecognized_keys") {
      // The schema says the names of its fields in place of a sentence: see `section`.
      const known = issue.message.split(", ");
      const of = path.length === 0 ? `a ${called}` : pathText(path);
      return issue.keys.map((key) => {
        const nearest = nearestPlace(key, { known, path, places });
        return {
          path: [...path, key],
          words: `${pathText([...path, key])} is no field of ${of}.${nearest} Known: ${issue.message}.`,
        };
      });
    }
    if (issue.code === "invalid_union") {
      // By name, or as an object: what is wrong is said of the form that was taken.
      const [byName = [], asObject = []] = issue.errors;
      const found = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], value);
      return problemsOf(isObject(found) ? asObject : byName, { value: found, around: path, places });
    }
    const others = absent.first.get(issue) ?? [];
    const also = others.length === 0 ? "" : ` ${listed(others.map((one) => pathText([...around, ...one])))} too.`;
    return [{ path, words: `${pathText(path) || `the ${called}`} ${issue.message}${also}` }];
  });
}

/** The question that leads from an unknown field to one: of that very name elsewhere, near in its own section, or near elsewhere. */
function nearestPlace(
  key: string,
  {
    known,
    path,
    places,
  }: { readonly known: readonly string[]; readonly path: Path; readonly places: Looked["places"] },
): string {
  const elsewhere = places.get(key) ?? null;
  if (elsewhere !== null) return ` Did you mean ${elsewhere}?`;
  const near = suggestion(key, known, (name) => pathText([...path, name]));
  return near || suggestion(key, [...places.keys()], (name) => places.get(name)!);
}

/**
 * Fields of a section that are needed and not there. The one that an unknown field beside it seems to be is not told again; of several others the first
 * names the rest, by which only its line is needed.
 */
function absentFields(issues: readonly z.core.$ZodIssue[], value: unknown, isWhole: boolean) {
  const rest = new Set<z.core.$ZodIssue>();
  const first = new Map<z.core.$ZodIssue, Path[]>();
  const leaders = new Map<string, z.core.$ZodIssue>();
  const at = (path: readonly PropertyKey[]) =>
    path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
  const misspelt = issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [];
    const known = issue.message.split(", ");
    return issue.keys.flatMap((key) =>
      nearestNames(key, known, 1).map((name) => pathText([...issue.path, name] as Path)),
    );
  });
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys" || at(path) !== undefined) continue;
    const section = `${pathText(path.slice(0, -1))} ${issue.message}`;
    const leader = leaders.get(section);
    if (path.length < 2 && !isWhole) continue;
    if (misspelt.includes(pathText(path))) rest.add(issue);
    else if (path.length < 2) continue;
    else if (leader === undefined) leaders.set(section, issue);
    else {
      rest.add(issue);
      first.set(leader, [...(first.get(leader) ?? []), path]);
    }
  }
  return { rest, first };
}

/**
 * A path as it is written in a program.
 *
 * @example
 * pathText(["methods", 1, "space", "rate.learningRate", "low"]); // 'methods[1].space["rate.learningRate"].low'
 */
export function pathText(path: Path): string {
  return path
    .map((name) => {
      if (typeof name === "number") return `[${name}]`;
      return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join("")
    .replace(/^\./, "");
}
