import * as z from "zod/mini";
import { isObject } from "../../core/options.js";
import { number, oneOf } from "../../core/rules.js";
import { optimizers } from "../../optim/index.js";
import { diffusingObjectives, SIGMA_CHOICES } from "../../study/spec/methods/diffusion.js";
import { DIFFUSION, methods } from "../../study/spec/methods/index.js";
import type { StudyFileMethod, StudyFileRange } from "../../study/spec/study-file.js";
import { leaf, nameIn, refusal, section } from "./leaf.js";

/** What only diffusion has. */
const OF_DIFFUSION = ["objective", "optimizer", "sigma"] as const;

/** The schema of what is compared: one or more methods, by name or with choices, none twice. */
export function methodList(): z.ZodMiniType {
  const range = section<StudyFileRange>(
    { low: leaf(number, RANGE), high: leaf(number, RANGE), scale: leaf(oneOf("linear", "log")) },
    ["low", "high"],
  );
  const method = section<StudyFileMethod>(
    {
      name: nameIn(methods),
      objective: leaf(oneOf(...diffusingObjectives())),
      optimizer: nameIn(optimizers),
      sigma: leaf(oneOf(...SIGMA_CHOICES)),
      space: z.record(z.string(), range, {
        error: ({ input }) => refusal("an object of ranges by the place of a number", input, SPACE),
      }),
    },
    ["name"],
  ).check(onlyOfDiffusion);
  const list = z.array(z.union([nameIn(methods), method]), {
    error: ({ input }) => refusal("a list of methods", input, LIST),
  });
  return list.check(({ value, issues }) => {
    if (value.length === 0) issues.push(problem([], refusal("a list of one or more methods", value, LIST), value));
    const names = value.map(nameOf);
    names.forEach((name, k) => {
      if (names.indexOf(name) === k) return;
      issues.push(problem([k], `must name each method once, got "${name}" again. Leave one out.`, value));
    });
  });
}

const RANGE = 'Give both ends, e.g. { low: 0.001, high: 0.1, scale: "log" }.';
const SPACE = 'Give e.g. { "rate.learningRate": { low: 0.001, high: 0.1 } }.';
const LIST = 'Give e.g. ["sgd", "momentum", "diffusion"].';

/** The name of an entry, which may be all of it. */
export function nameOf(method: unknown): string {
  return String(isObject(method) ? method["name"] : method);
}

function onlyOfDiffusion({ value, issues }: z.core.ParsePayload<unknown>): void {
  if (!isObject(value) || value["name"] === DIFFUSION) return;
  for (const field of OF_DIFFUSION) {
    if (value[field] === undefined) continue;
    const words = `has no effect on "${value["name"]}": it is a choice of "${DIFFUSION}". Leave it out, or move it there.`;
    issues.push(problem([field], words, value));
  }
}

function problem(path: PropertyKey[], message: string, input: unknown) {
  return { code: "custom" as const, path, message, input };
}
