import type * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { suggestion } from "../../core/nearest-name.js";
import { isObject } from "../../core/options.js";
import { visible } from "../../core/visible.js";
import type { Path } from "./places.js";

/** All that is wrong with a study file, a line each; the message is the first one. */
export class StudyFileError extends GradusError {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines[0]!);
    this.lines = lines.map(visible);
  }
}

/** What is wrong with one field, in words that begin with its name. */
export interface Problem {
  readonly path: Path;
  readonly words: string;
}

/** What a schema has found, field by field; `value` is what it looked at. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], value: unknown, around: Path = []): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...around, ...(issue.path as Path)];
    if (issue.code === "unrecognized_keys") {
      // The schema says the names of its fields in place of a sentence: see `section`.
      const known = issue.message.split(", ");
      const of = path.length === 0 ? "a study" : pathText(path);
      return issue.keys.map((key) => {
        const nearest = suggestion(key, known, (near) => pathText([...path, near]));
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
      return problemsOf(isObject(found) ? asObject : byName, found, path);
    }
    return [{ path, words: `${pathText(path) || "the study"} ${issue.message}` }];
  });
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
