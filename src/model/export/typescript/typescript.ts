import type { ExportFormat } from "../contract.js";
import { forecastWords, rowWords } from "../describe.js";
import type { ForecastPlan } from "../plan.js";
import { cellSource, key } from "./cell-source.js";
import { inOrder, orderSource } from "./order-source.js";
import { AFFINE, membersSource, outputsSource } from "./outputs-source.js";
import { rowsSource } from "./rows-source.js";
import { runSource } from "./run-source.js";
import { sequenceIntroduction, sequenceSource } from "./sequences-source.js";

/**
 * A TypeScript module without imports: `predict(rows)` for a page or any runtime, a few kB and the weights. It is plain JavaScript once its types are
 * stripped. Sums are in double precision; within 1e-5 of gradus predict, whose are in single, relative to the forecast or to the target's standard deviation, whichever is larger.
 */
export const typescript: ExportFormat = {
  name: "typescript",
  extension: ".ts",
  write(plan, { file, method }) {
    const [first] = plan.members[0]!.layers;
    const source = [
      introduction(plan, method),
      `const WINDOW = ${plan.window};\nconst ROWS = ${plan.rows};`,
      predictSource(plan),
      rowsSource(plan),
      ...(first === undefined ? [] : [cellSource(first)]),
      outputsSource(plan),
      membersSource(plan),
    ].join("\n\n");
    return {
      content: new TextEncoder().encode(`${source}\n`),
      usage: [`import { predict } from ${JSON.stringify(`./${file}`)};`, `predict(rows); // the last ${plan.rows} of the rows count`], // biome-ignore format: one line
    };
  },
  writeSequences(plan, { file, method }) {
    const source = [
      sequenceIntroduction(plan, method),
      sequenceSource(plan),
      cellSource(plan.members[0]!.layers[0]!),
      AFFINE,
      runSource(plan.members[0]!.layers, plan.isEach),
      membersSource(plan),
    ].join("\n\n");
    return {
      content: new TextEncoder().encode(`${source}\n`),
      usage: [`import { predict } from ${JSON.stringify(`./${file}`)};`, "predict(steps);"],
    };
  },
};

function introduction(plan: ForecastPlan, method: string): string {
  const lines = [
    `Forecast of ${forecastWords(plan)} Method: ${method}.`,
    "Written by gradus export; imports nothing.",
    `Reads ${rowWords(plan)}`,
    ...plan.notes,
  ];
  return ["/**", ...lines.map((line) => ` * ${line.replaceAll("*/", "* /")}`), " */"].join("\n");
}

function predictSource({ targets, horizon, sorted }: ForecastPlan): string {
  return [
    "/** What is forecast of one row. */",
    "export interface Forecast {",
    "  /** Rows from the window's last one to it. */",
    "  readonly ahead: number;",
    "  /** In their own units. */",
    `  readonly values: { ${targets.map((name) => `readonly ${key(name)}: number`).join("; ")} };`,
    "}",
    "",
    "/**",
    " * Forecasts by the last rows of those given, oldest first.",
    " *",
    " * @throws RangeError for too few rows, and for a value that is no finite number",
    " */",
    "export function predict(rows: readonly Row[]): Forecast[] {",
    '  if (rows.length < ROWS) throw new RangeError("predict: needs " + ROWS + " rows or more, got " + rows.length + ".");',
    "  const x = features(numbers(rows));",
    "  const all = MEMBERS.map((member) => outputs(member, x));",
    "  const mean = all[0]!.map((_, k) => all.reduce((sum, one) => sum + one[k]!, 0) / all.length);",
    `  return Array.from({ length: mean.length / ${targets.length} }, (_, k) => {`,
    `    const values = ${inOrder(`TARGETS.map((_, c) => unscaled(mean[k * ${targets.length} + c]!, c))`, sorted)};`,
    `    return { ahead: ${horizon.from} + k, values: Object.fromEntries(TARGETS.map((name, c) => [name, values[c]!])) as unknown as Forecast["values"] };`,
    "  });",
    "}",
    ...orderSource(sorted),
  ].join("\n");
}
