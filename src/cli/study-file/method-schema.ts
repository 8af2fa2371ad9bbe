import * as z from "zod/mini";
import { isObject } from "../../core/options.js";
import { number, oneOf } from "../../core/rules.js";
import { optimizers } from "../../optim/index.js";
import { SCALES } from "../../study/records/method.js";
import {
  diffusingObjectives,
  PATHS,
  RATES,
  SIGMA_CHOICES,
  STARTS,
  type Start,
} from "../../study/spec/methods/diffusion.js";
import { DIFFUSION, methods as methodRegistry } from "../../study/spec/methods/index.js";
import type { StudyFileMethod, StudyFileRange } from "../../study/spec/study-file.js";
import { leaf, nameIn, refusal, section } from "./leaf.js";
import { type Problem, pathText } from "./problems.js";

/** What only diffusion has. */
const OF_DIFFUSION = ["objective", "optimizer", "sigma", "start", "rate", "path"] as const;

/** The schema of what is compared: one or more methods, by name or with choices, none twice. */
export function methodList(): z.ZodMiniType {
  const range = section<StudyFileRange>(
    { low: leaf(number, RANGE), high: leaf(number, RANGE), scale: leaf(oneOf(...SCALES)) },
    ["low", "high"],
  );
  const method = section<StudyFileMethod>(
    {
      name: nameIn(methodRegistry),
      objective: leaf(oneOf(...diffusingObjectives())),
      optimizer: nameIn(optimizers),
      sigma: leaf(oneOf(...SIGMA_CHOICES)),
      start: leaf(oneOf(...(Object.keys(STARTS) as Start[]))),
      rate: leaf(oneOf(...RATES)),
      path: leaf(oneOf(...PATHS)),
      space: z.record(z.string(), range, {
        error: ({ input }) => refusal("an object of ranges by the place of a number", input, SPACE),
      }),
    },
    ["name"],
  );
  const list = z.array(z.union([nameIn(methodRegistry), method]), {
    error: ({ input }) => refusal("a list of methods", input, LIST),
  });
  return list.check(({ value, issues }) => {
    if (value.length > 0) return;
    const message = refusal("a list of one or more methods", value, LIST);
    issues.push({ code: "custom", path: [], message, input: value });
  });
}

/** What fields of the methods can break only together, whatever else is wrong with them: a schema stops looking at the first fault. */
export function problemsOfMethods(study: unknown): Problem[] {
  const methods = isObject(study) && Array.isArray(study["methods"]) ? study["methods"] : [];
  const names = methods.map(nameOf);
  return methods.flatMap((method, k): Problem[] => {
    const again = {
      path: ["methods", k],
      words: `methods[${k}] must name each method once, got "${names[k]}" again. Leave one out.`,
    };
    const isKnown = methodRegistry.names.includes(names[k]!);
    return [
      ...(isKnown && names.indexOf(names[k]!) !== k ? [again] : []),
      ...(isObject(method) && isKnown && names[k] !== DIFFUSION ? onlyOfDiffusion(method, k) : []),
    ];
  });
}

const RANGE = 'Give both ends, e.g. { low: 0.001, high: 0.1, scale: "log" }.';
const SPACE = 'Give e.g. { "rate.learningRate": { low: 0.001, high: 0.1 } }.';
const LIST = 'Give e.g. ["sgd", "momentum", "diffusion"].';

/** The name of an entry, which may be all of it. */
export function nameOf(method: unknown): string {
  return String(isObject(method) ? method["name"] : method);
}

function onlyOfDiffusion(method: object, k: number): Problem[] {
  return OF_DIFFUSION.filter((field) => field in method).map((field) => {
    const path = ["methods", k, field];
    const words = `${pathText(path)} has no effect on "${nameOf(method)}": it is a choice of "${DIFFUSION}". Leave it out, or move it there.`;
    return { path, words };
  });
}
