import type { MethodSpec } from "../records/method.js";
import { describeMethod } from "./method.js";
import { diffusingMethod, referenceMethod } from "./roles.js";

/** Why no criterion can be judged with these methods, whatever is measured: to be said before a study runs. */
export function cannotCompare(methods: readonly MethodSpec[]): string[] {
  const described = methods.map(describeMethod);
  if (diffusingMethod(described) === undefined)
    return [
      "none of `methods` diffuses: no criterion can be met, and the figures will stand without a verdict. Add diffusion.",
    ];
  if (referenceMethod(described) === undefined)
    return [
      "all of `methods` diffuse: there is nothing to save time against, and the figures will stand without a verdict. Add sgd.",
    ];
  return [];
}
