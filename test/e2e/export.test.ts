import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runOnnx } from "../../src/model/export/testing/run-onnx.js";
import { gradus, sample, scratch } from "./command.js";

const folder = scratch();
const model = join(folder, "model.json");
const network = [
  "--target",
  "temp_max",
  "--cell",
  "gru",
  "--hidden",
  "6",
  "--window",
  "8",
  "--inputs",
  "temp_max,wind",
];
const plainly = [...network, "--calendar", "none", "--epochs", "2"];

beforeAll(async () => {
  const { status, stderr } = await gradus(["train", sample, ...plainly, "--out", model]);
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
});

/** The last eight rows of the table: temp_max and wind. */
function lastRows(): number[][] {
  const [header, ...lines] = readFileSync(sample, "utf8").trim().split("\n").map((line) => line.split(",")); // biome-ignore format: one line
  const places = ["temp_max", "wind"].map((name) => header!.indexOf(name));
  return lines.slice(-8).map((cells) => places.map((place) => Number(cells[place])));
}

async function predicted(): Promise<number> {
  const { stdout } = await gradus(["predict", model, sample, "--ahead", "all"]);
  return Number(stdout.trim().split("\n").at(-1)!.split(",")[1]);
}

describe("gradus export", () => {
  test("ONNX beside the model, with what its rows are and how to run it: onnxruntime forecasts as predict does", async () => {
    const { status, stderr, stdout } = await gradus(["export", model]);
    expect([status, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("Each row (of 8) has 2 columns, in this order:");
    expect(stderr).toContain('session.run(["forecast"], {"rows": rows})[0]  # rows: float64 (batch, 8, 2)');
    expect(stderr).toContain(`Model: ${join(folder, "model.onnx")}`);
    const rows = Float64Array.from(lastRows().flat());
    const [forecast] = await runOnnx(readFileSync(join(folder, "model.onnx")), rows, [1, 8, 2]);
    expect(Math.abs(forecast! / (await predicted()) - 1)).toBeLessThan(1e-5);
  });

  test("safetensors, and a TypeScript module to standard output", async () => {
    const { stderr } = await gradus(["export", model, "--format", "safetensors"]);
    expect(stderr).toContain('model.load_state_dict(safetensors.torch.load_file("model.safetensors"))');
    expect(existsSync(join(folder, "model.safetensors"))).toBe(true);
    const { status, stdout } = await gradus(["export", model, "--format", "typescript", "--out", "-"]);
    expect(status).toBe(0);
    expect(stdout).toContain("export function predict(rows: readonly Row[]): Forecast[] {");
  });

  test("an unknown format, the model's own place and what is no model are refused with 2", async () => {
    const refused = async (...args: string[]) => {
      const { status, stderr } = await gradus(["export", ...args]);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await refused(model, "--format", "onx")).toContain(
      '--format names an unknown export format "onx". Did you mean "onnx"? Known: onnx, safetensors, typescript.',
    );
    expect(await refused(model, "--out", model)).toContain("would overwrite the input");
    expect(await refused(sample)).toContain("seattle-weather.csv");
  });
});

describe("gradus train --start FILE", () => {
  const train = (...args: string[]) => gradus(["train", sample, "--out", join(folder, "next.json"), ...args]);

  test("begins with the file's weights, by any method: its error before the first step is that of the model", async () => {
    const file = join(folder, "model.safetensors");
    const { validationError } = (JSON.parse(readFileSync(model, "utf8")) as { training: { validationError: number } }).training; // biome-ignore format: one line
    for (const method of ["diffusion", "adam"]) {
      const { status, stderr } = await train(...plainly, "--start", file, "--method", method);
      expect(status, stderr).toBe(0);
      const [, error] = /start: given layers and a given readout; validation error before the first step (\S+)/.exec(stderr) ?? []; // biome-ignore format: one line
      expect(Math.abs(Number(error) / validationError - 1)).toBeLessThan(1e-4);
    }
  });

  test("a readout of other outputs is solved, and said", async () => {
    const { stderr } = await train(...plainly, "--horizon", "1..2", "--start", join(folder, "model.safetensors"));
    expect(stderr).toContain("start: given layers and a solved readout");
    expect(stderr).toMatch(/note: Left out, since the network has 2 outputs: "\S+" of 1 output\./);
  });

  test.each([
    [["--start", "nothere.onnx"], '--start: "nothere.onnx" must be a file that can be read, got nothing of that name'],
    [["--start", "liner"], '--start must be one of random, linear, auto, got "liner". Did you mean "linear"?'],
    [
      ["--start", "model.safetensors", "--cell", "lstm"],
      "got those of gru of 6 units on 2 inputs. Take --cell gru, or give other weights.",
    ],
    [["--start", "model.safetensors", "--method", "penalty", "--cell", "elman"], "has no effect with --method penalty"],
    [["--start", "wrong.onnx"], "wrong.onnx: must be onnx, as its name says, got safetensors."],
  ])("%j is refused", async (args, message) => {
    writeFileSync(join(folder, "wrong.onnx"), readFileSync(join(folder, "model.safetensors")));
    const placed = args.map((word) => (/^(model|wrong)\./.test(word) ? join(folder, word) : word));
    const { status, stderr } = await train(...plainly, ...placed);
    expect(status).toBe(2);
    expect(stderr).toContain(message); // biome-ignore format: one line
  });
});
