import { ensure, GradusError } from "../../core/errors.js";
import { ensureGiven } from "../../core/given.js";
import { nearestNames, suggestion } from "../../core/nearest-name.js";
import { ensureOptions, isObject, type OptionRules } from "../../core/options.js";
import type { MemberRules } from "../../core/registry.js";
import { fraction, group, number, oneOf, orNull, positive, required, rule, text } from "../../core/rules.js";
import { initialisers } from "../../initialisers/index.js";
import type { NetworkSpec } from "../../network/spec.js";
import { type MethodRecipe, optionsOf } from "../../train/method-recipe.js";
import { trainers } from "../../train/trainers/index.js";
import { type MethodRecord, type MethodSpec, type Range, SCALES, type Setting } from "../records/method.js";

const choice = rule(
  'a choice by name such as { name: "sgd" }',
  (value) => isObject(value) && text.allows(value.name),
  "Options stand beside the name.",
);

const RECIPE = {
  trainer: required(choice),
  objective: required(choice),
  optimizer: required(choice),
  sigma: required(orNull(choice)),
  rate: required(
    rule(
      'a choice by name with a learning rate > 0 such as { name: "constant", learningRate: 0.01 }',
      (value) => choice.allows(value) && positive.allows((value as MethodRecipe["rate"]).learningRate),
    ),
  ),
  initialiser: required(choice),
  gain: required(positive),
  loss: required(choice),
  readoutAtZero: required(oneOf("kept", "ridge")),
  dropout: fraction,
  path: required(orNull(group({ fraction: required(number) }))),
  truncation: required(orNull(group({ tolerance: required(number) }))),
} satisfies OptionRules<MethodRecipe>;

/** What a method has beside its name. */
export const METHOD = {
  recipe: required(group(RECIPE)),
  space: required(
    rule(
      "an object of ranges by place",
      isObject,
      'Give e.g. { "rate.learningRate": { low: 0.01, high: 1, scale: "log" } }.',
    ),
  ),
} satisfies MemberRules<MethodSpec>;

const NAMED_METHOD = {
  name: required(rule("a text of at least one character", (value) => text.allows(value) && value !== "")),
  ...METHOD,
} satisfies OptionRules<MethodSpec>;

const RANGE = {
  low: required(number),
  high: required(number),
  scale: required(oneOf(...SCALES)),
} satisfies OptionRules<Range>;

/**
 * The recipe with the setting's numbers in their places.
 *
 * @throws GradusError for a place that the recipe does not have
 * @example
 * applySetting(plainRecipe, { "rate.learningRate": 0.3 }).rate; // { name: "constant", learningRate: 0.3 }
 */
export function applySetting(recipe: MethodRecipe, setting: Setting): MethodRecipe {
  let applied = recipe;
  for (const [place, value] of Object.entries(setting)) applied = withNumber(applied, place, value);
  return applied;
}

function withNumber(recipe: MethodRecipe, place: string, value: number): MethodRecipe {
  if (place === "gain" || place === "dropout") return { ...recipe, [place]: value };
  const [part, option, ...rest] = place.split(".");
  const known = Object.keys(recipe) as (keyof MethodRecipe)[];
  const key = known.find((name) => name === part);
  const choice = key === undefined ? null : recipe[key];
  if (typeof choice !== "object" || choice === null || option === undefined || rest.length > 0) {
    const [nearest] = nearestNames(part ?? "", known, 1);
    throw new GradusError(
      `method: a tuned number must be "gain", "dropout" or a part of the recipe and an option of it, such as "rate.learningRate", got "${place}".` +
        (nearest !== undefined && nearest !== part ? ` Did you mean "${nearest}.${option ?? "option"}"?` : ""),
    );
  }
  return { ...recipe, [key!]: { ...choice, [option]: value } };
}

/**
 * Throws unless the method can run as it is: its recipe's choices exist with these options, and so do the places of its space, whose ranges
 * are in order.
 */
export function ensureMethod(method: MethodSpec): void {
  ensureOptions(isObject(method) ? `method ${method.name}` : "method", method, NAMED_METHOD);
  const { name, recipe, space } = method;
  for (const [place, range] of Object.entries(space))
    ensureOptions(`method ${name}, range of "${place}"`, range, RANGE);
  for (const [place, range] of Object.entries(space)) {
    const least = range.scale === "linear" ? "`low`" : "0 < `low`";
    ensure(
      range.low <= range.high && (range.scale === "linear" || range.low > 0) && Number.isFinite(range.high),
      () =>
        `method ${name}: the range of "${place}" needs ${least} <= \`high\`, got ${range.low} and ${range.high} (${range.scale}).`,
    );
  }
  within(`method ${name}`, () => describeMethod(method));
  for (const [place, { low }] of Object.entries(space)) {
    const tuned = { ...method, recipe: applySetting(recipe, { [place]: low }) };
    const known = placesOf(recipe);
    const hint = known.includes(place) ? "" : suggestion(place, known);
    within(`method ${name}: \`space\` cannot tune "${place}"`, () => describeMethod(tuned), hint);
  }
}

/**
 * Throws unless the method can train such a network, before any time is spent on it.
 *
 * @param option where the method was named, e.g. "runStudy: `methods`"
 */
export function ensureTrains({ name, recipe }: MethodSpec, network: NetworkSpec, option: string): void {
  const limit = trainers.get(recipe.trainer.name).limitFor?.(network) ?? null;
  ensure(
    limit === null,
    () => `${option} names "${name}", which ${limit}. Name another method, or change the network.`,
  );
}

/** Runs what may refuse the method; its errors begin with the place and end with the hint. */
function within(place: string, call: () => void, hint = ""): void {
  try {
    call();
  } catch (error) {
    throw error instanceof GradusError ? new GradusError(`${place}: ${error.message}${hint}`) : error;
  }
}

/** Places of the numbers that the recipe itself says. */
function placesOf(recipe: MethodRecipe): string[] {
  const parts = Object.entries(recipe).filter(([, choice]) => isObject(choice));
  return [
    "gain",
    "dropout",
    ...parts.flatMap(([part, choice]) => Object.keys(optionsOf(choice)).map((name) => `${part}.${name}`)),
  ];
}

/** A method in names and words for the records. */
export function describeMethod({ name, recipe, space }: MethodSpec): MethodRecord {
  const trainer = trainers.get(recipe.trainer.name, "`recipe.trainer`");
  const words = ensureGiven(`trainer "${trainer.name}": \`describe\``, trainer.describe(recipe), [
    "diffuses",
    "detail",
  ]);
  const { diffuses, detail } = words;
  const tuned = Object.keys(space).join(", ");
  return {
    name,
    objective: (trainer.objectiveOf(recipe) ?? recipe.trainer).name,
    optimizer: recipe.optimizer.name,
    diffuses,
    startsFromDiffusion: initialisers.get(recipe.initialiser.name, "`recipe.initialiser`").fromDiffusion === true,
    detail,
    tuned,
    space: Object.fromEntries(
      Object.entries(space).map(([place, { low, high, scale }]) => [place, { low, high, scale }]),
    ),
    recipe,
  };
}
