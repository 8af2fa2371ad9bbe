import { expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import { optimizers } from "../../optim/index.js";
import type { MethodRecipe } from "../../train/method-recipe.js";
import type { MethodSpec } from "../records/method.js";
import { applySetting, describeMethod, ensureMethod } from "./method.js";
import { DEFAULT_METHODS, methods } from "./methods/index.js";
import { withDropout } from "./with-dropout.js";

const sgd = methods.get("sgd");
const range = { low: 0.01, high: 1, scale: "log" } as const;

function refusal(change: Partial<MethodSpec>): string {
  try {
    ensureMethod({ ...sgd, ...change });
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return (error as Error).message;
  }
  return "accepted";
}

test.each([
  [
    "rate.learningrate",
    '`recipe.rate`: rate schedule "constant" takes no options, .* Did you mean "rate.learningRate"\\?$',
  ],
  ["optimizer.decay", '`recipe.optimizer`: optimizer "sgd" has no option "decay". Known: maxNorm.'],
  ["loss.delta", '`recipe.loss`: loss "squared" takes no options, got delta.'],
  ["initialiser.penalty", '`recipe.initialiser`: initialiser "drawn" takes no options, got penalty.'],
  ["trainer.lambda", '`recipe.trainer`: trainer "sgd" takes no options, got lambda.'],
])("a range for %s, which the recipe does not read, is refused by method and place", (place, message) => {
  const said = refusal({ space: { [place]: range } });
  expect(said).toMatch(new RegExp(`^method sgd: \`space\` cannot tune "${place}": ${message}`));
});

test.each<readonly [part: keyof MethodRecipe, choice: object, message: string]>([
  [
    "objective",
    { name: "wieghts" },
    '`recipe.objective` names an unknown objective "wieghts". Did you mean "weights"?',
  ],
  ["loss", { name: "huber", dleta: 1 }, '`recipe.loss`: loss "huber" has no option "dleta". Did you mean "delta"?'],
  [
    "initialiser",
    { name: "orthogonl" },
    '`recipe.initialiser` names an unknown initialiser "orthogonl". Did you mean "orthogonal"?',
  ],
  [
    "rate",
    { name: "cosin", learningRate: 1 },
    '`recipe.rate` names an unknown rate schedule "cosin". Did you mean "cosine"?',
  ],
  ["optimizer", { name: "adamm" }, '`recipe.optimizer` names an unknown optimizer "adamm". Did you mean "adam"?'],
  ["sigma", { name: "annealled" }, '`recipe.sigma` names an unknown sigma rule "annealled". Did you mean "annealed"?'],
  [
    "trainer",
    { name: "sgd", lambda: 1 },
    '`recipe.trainer`: trainer "sgd" takes no options, got lambda. Leave them out.',
  ],
])("a recipe whose %s is %o is refused before anything is trained", (part, choice, message) => {
  expect(refusal({ recipe: { ...sgd.recipe, [part]: choice } as MethodRecipe })).toContain(`method sgd: ${message}`);
});

test("an option that the penalty's trainer does not have is refused with the nearest", () => {
  const penalty = methods.get("penalty");
  expect(refusal({ ...penalty, recipe: { ...penalty.recipe, trainer: { name: "penalty", lamda: 1 } } })).toContain(
    'trainer "penalty": there is no option `lamda`. Did you mean `lambda`?',
  );
});

test("dropout is a number of the recipe: tuned in its range, told in the method's words, refused where it is no share", () => {
  const space = { dropout: { low: 0.1, high: 0.5, scale: "linear" } } as const;
  expect(refusal({ space })).toBe("accepted");
  expect(applySetting(sgd.recipe, { dropout: 0.3 })).toEqual({ ...sgd.recipe, dropout: 0.3 });
  expect(describeMethod(withDropout(sgd, 0.3)).detail).toBe("plain objective; clip by global norm 1, dropout 0.3");
  expect(withDropout(sgd, 0)).toBe(sgd);
  expect(refusal({ space: { dropout: { low: 1, high: 2, scale: "linear" } } })).toContain(
    "`recipe.dropout` must be a number in [0, 1), got 1.",
  );
  expect(refusal(withDropout(sgd, 1))).toContain("method sgd: `recipe.dropout` must be a number in [0, 1), got 1");
  expect(refusal(withDropout(methods.get("penalty"), 0.2))).toContain('trainer "penalty": `dropout` has no effect');
});

test("every method of the registry is accepted as it is", () => {
  for (const method of methods.items) expect(refusal(method)).toBe("accepted");
});

test("every optimiser is a method at a constant rate, and one at a rate that falls by a cosine, tuned over the same range", () => {
  for (const optimizer of optimizers.names) {
    const [plain, cosine] = [methods.get(optimizer), methods.get(`${optimizer}-cosine`)];
    expect(cosine.recipe).toEqual({ ...plain.recipe, rate: { ...plain.recipe.rate, name: "cosine" } });
    expect(cosine.space).toEqual(plain.space);
    expect(describeMethod(cosine)).toMatchObject({ optimizer, diffuses: false });
    expect(describeMethod(cosine).detail).toMatch(/cosine learning rate$/);
  }
  expect(DEFAULT_METHODS).toContain("momentum-cosine");
});
