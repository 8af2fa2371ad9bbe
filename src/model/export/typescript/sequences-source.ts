import type { Member } from "../plan.js";
import type { SequencePlan } from "../sequences/sequence-plan.js";
import { stepWords, toldWords } from "../sequences/sequence-plan.js";
import { key } from "./cell-source.js";
import { inOrder, orderSource } from "./order-source.js";

/** What stands above the module, for people. */
export function sequenceIntroduction(plan: SequencePlan, method: string): string {
  const lines = [
    `Tells ${toldWords(plan)} Method: ${method}.`,
    "Written by gradus export; imports nothing.",
    `Reads ${stepWords(plan)}`,
    ...plan.notes,
  ];
  return ["/**", ...lines.map((line) => ` * ${line.replaceAll("*/", "* /")}`), " */"].join("\n");
}

/** The type of a step, `predict`, and the functions from steps to what is told. */
export function sequenceSource(plan: SequencePlan): string {
  const { isEach, isOfSymbols, columns, targets, task } = plan;
  const O = targets.columns.length;
  return [
    isOfSymbols
      ? "/** A symbol of the text. */\nexport type Step = string;"
      : ["/** A step of a sequence, by its numbers. */", "export interface Step {", ...columns.map((name) => `  readonly ${key(name)}: number;`), "}"].join("\n"), // biome-ignore format: one line
    toldType(plan),
    [
      "/**",
      ` * ${isEach ? "What is told of each of the steps given" : "What the steps given tell"}, oldest first.`,
      " *",
      " * @throws RangeError for too few or too many steps, and for a value that is no finite number",
      " */",
      `export function predict(steps: readonly Step[]): Told${isEach ? "[]" : ""} {`,
      ensureCount(plan),
      "  const x = steps.map(features);",
      "  const all = MEMBERS.map((member) => outputs(member, x));",
      ...(isEach
        ? ["  return all[0]!.map((_, t) => told(meanOf(all.map((of) => of[t]!))));"]
        : ["  return told(meanOf(all.map((of) => of[0]!)));"]),
      "}",
    ].join("\n"),
    "function meanOf(all: readonly (readonly number[])[]): number[] {\n  return all[0]!.map((_, k) => all.reduce((sum, one) => sum + one[k]!, 0) / all.length);\n}",
    featuresSource(plan),
    [
      "/** Of one member, one for each step that something is told of. */",
      "function outputs(member: (typeof MEMBERS)[number], x: readonly number[][]): number[][] {",
      `  const units = run(member.layers, ${plan.readsWindow ? "[x.flat()]" : "x"});`,
      ...outputsOf(plan, O),
      "}",
    ].join("\n"),
    TOLD[task](plan),
    `const NAMES = ${JSON.stringify(targets.columns)} as const;`,
  ].join("\n\n");
}

/** Of the units of each step, and what stands beside them: of the last steps up to it, those before the first being 0. */
function outputsOf({ members, isEach, columns }: SequencePlan, O: number): string[] {
  const [{ direct }] = members as readonly [Member];
  const told = isEach ? "units" : "units.slice(-1)";
  if (direct?.kind !== "affine") return [`  return ${told}.map((h) => affine(${O}, member.b, [member.W, h]));`];
  const read = direct.inputs === null ? "x[t]!" : `${JSON.stringify(direct.inputs)}.map((i) => x[t]![i]!)`;
  const width = direct.inputs?.length ?? columns.length;
  return [
    `  const step = (t: number) => (t < 0 ? new Array<number>(${width}).fill(0) : ${read});`,
    `  return ${told}.map((h, k) => {`,
    `    const last = ${isEach ? "k" : "x.length - 1"};`,
    `    const features = Array.from({ length: ${direct.rows} }, (_, r) => step(last - ${direct.rows - 1} + r)).flat();`,
    `    const direct = affine(${O}, member.c, [member.C, features]);`,
    `    return affine(${O}, member.b, [member.W, h]).map((value, o) => value + direct[o]!);`,
    "  });",
  ];
}

function toldType({ task, targets }: SequencePlan): string {
  const isOfClasses = task !== "regress" && task !== "frames";
  const what = isOfClasses
    ? "Probabilities, which sum to 1."
    : task === "frames"
      ? "A probability of each."
      : "In their own units.";
  return [
    "/** What is told. */",
    "export interface Told {",
    ...(isOfClasses ? ["  /** The likeliest. */", "  readonly told: (typeof NAMES)[number];"] : []),
    `  /** ${what} */`,
    `  readonly values: { ${targets.columns.map((name) => `readonly ${key(name)}: number`).join("; ")} };`,
    "}",
  ].join("\n");
}

function ensureCount({ window, readsWindow }: SequencePlan): string {
  const [wrong, needs] = readsWindow
    ? [`steps.length !== ${window}`, `${window} steps`]
    : [`steps.length < 1 || steps.length > ${window}`, `1 to ${window} steps`];
  return `  if (${wrong}) throw new RangeError("predict: needs ${needs}, got " + steps.length + ".");`;
}

function featuresSource({ isOfSymbols, columns, inputs }: SequencePlan): string {
  if (isOfSymbols) {
    return [
      `const SYMBOLS = ${JSON.stringify(columns)};`,
      "",
      "/** (I): a 1 in the symbol's place; one that there is not stands for nothing. */",
      "function features(symbol: Step): number[] {",
      "  return SYMBOLS.map((own) => (own === symbol ? 1 : 0));",
      "}",
    ].join("\n");
  }
  return [
    "/** (I): the step's numbers, scaled, in single precision as in training. */",
    "function features(step: Step): number[] {",
    "  return [",
    ...columns.map((name, i) => `    Math.fround((number(step, ${key(name)}) - ${inputs.mean[i]}) / ${inputs.sd[i]}),`),
    "  ];",
    "}",
    "",
    "function number(step: Step, column: keyof Step): number {",
    "  const value = step[column];",
    '  if (typeof value === "number" && Number.isFinite(value)) return value;',
    '  throw new RangeError("predict: " + String(column) + " of a step must be a finite number, got " + value + ".");',
    "}",
  ].join("\n");
}

const VALUES = 'Object.fromEntries(NAMES.map((name, k) => [name, values[k]!])) as unknown as Told["values"]';

function classes(): string {
  return `function told(logits: readonly number[]): Told {
  const top = Math.max(...logits);
  const shares = logits.map((logit) => Math.exp(logit - top));
  const sum = shares.reduce((total, share) => total + share, 0);
  const values = shares.map((share) => share / sum);
  return { told: NAMES[logits.indexOf(top)]!, values: ${VALUES} };
}`;
}

const TOLD: Readonly<Record<SequencePlan["task"], (plan: SequencePlan) => string>> = {
  classify: classes,
  tag: classes,
  chars: classes,
  frames: () => `function told(logits: readonly number[]): Told {
  const values = logits.map((logit) => 1 / (1 + Math.exp(-logit)));
  return { values: ${VALUES} };
}`,
  regress: ({ targets, sorted }) => `function told(outputs: readonly number[]): Told {
  const values = ${inOrder(`outputs.map((output, k) => ${JSON.stringify(targets.mean)}[k]! + ${JSON.stringify(targets.sd)}[k]! * output)`, sorted)};
  return { values: ${VALUES} };
}${orderSource(sorted).join("\n")}`,
};
