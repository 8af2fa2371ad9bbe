import { describe, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { encodeFloats } from "../core/stored/floats.js";
import { checksumOf } from "./agreement.js";
import { modelRecord, parseModel } from "./record.js";
import { MODEL_VERSION } from "./schema.js";
import { smallModel, smallParts } from "./testing/small-model.js";

const model = smallModel();
const parse = (json: string) => parseModel(json, "a.json");

/** The model's JSON with the value at a path replaced, or left out, and a checksum that fits. */
function changed(path: string, value?: unknown): string {
  const copy = JSON.parse(JSON.stringify(model)) as Record<string, unknown>;
  const keys = path.split(".");
  const owner = keys.slice(0, -1).reduce((inner, key) => inner[key] as Record<string, unknown>, copy);
  const last = keys.at(-1)!;
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return JSON.stringify({ ...copy, checksum: path === "checksum" ? copy["checksum"] : checksumOf(copy) });
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return (error as GradusError).message;
  }
  return "accepted";
}

test("a model comes back from its JSON as it was, the order of its keys put aside", () => {
  expect(parse(JSON.stringify(model))).toEqual(model);
  const reversed = Object.fromEntries(Object.entries(model).reverse());
  expect(parse(JSON.stringify(reversed, null, 2))).toEqual(model);
});

test("a stacked network's record names every layer", () => {
  expect(parse(JSON.stringify(smallModel({ hiddenSizes: [6, 5] }))).network).toEqual({
    cell: "elman",
    inputSize: 2,
    hiddenSizes: [6, 5],
    outputSize: 1,
    activation: "tanh",
    approximation: "best",
    highway: "none",
  });
});

const P = 3 * 2 + 3 * 3 + 3 + 3 + 1;
const bad = new Float32Array(P);
bad[4] = Number.NaN;

describe("a text that is no model of this version is refused by what it is", () => {
  const text = JSON.stringify(model);
  test.each<[what: string, text: string, message: RegExp]>([
    ["empty", "", /must be JSON/],
    ["cut off", text.slice(0, -20), /must be JSON, found something else, maybe a file that was cut off/],
    ["null", "null", /"schema" must be "gradus.model", got nothing/],
    ["a list", "[]", /"schema" must be "gradus.model", got nothing/],
    ["a number", "7", /"schema" must be "gradus.model"/],
    ["a study", changed("schema", "gradus.study"), /"schema" must be "gradus.model", got "gradus.study"/],
    [
      "an older version",
      changed("version", 1),
      new RegExp(`reads version ${MODEL_VERSION} of it, got 1\\. .*train one of another version anew`),
    ],
    ["a newer version", changed("version", MODEL_VERSION + 1), new RegExp(`got ${MODEL_VERSION + 1}`)],
    ["a version as text", changed("version", `${MODEL_VERSION}`), new RegExp(`got "${MODEL_VERSION}"`)],
  ])("%s", (_what, json, message) => {
    expect(messageOf(() => parse(json))).toMatch(message);
    expect(messageOf(() => parse(json))).toMatch(/^a\.json: /);
  });
});

test("a byte order mark before the text is no part of it", () => {
  expect(parse(`\ufeff${JSON.stringify(model)}`)).toEqual(model);
});

describe("a model with a field that is wrong is refused by the field's path and value", () => {
  test.each<[path: string, value: unknown, message: RegExp]>([
    ["window", "8", /"window".*number.*got "8"/],
    ["window", 0, /"window".*>=1, got 0/],
    ["window", 1.5, /"window".*int.*got 1.5/],
    ["window", 1e9, /"window".*<=1000000, got 1000000000/],
    ["window", undefined, /"window".*got nothing/],
    ["windows", 3, /unrecognized key: "windows"/],
    ["network", null, /"network".*got null/],
    ["network", [], /"network".*got \[\]/],
    ["network.approximation", "good", /"network.approximation".*got "good"/],
    ["network.hiddenSizes", [], /"network.hiddenSizes".*>=1 items, got \[\]/],
    ["network.hiddenSizes", [1e4], /"parameters".*must be the network's \d+ numbers.*has \d+ characters/],
    ["network.hiddenSizes", [1e9], /"network".*must give at most 268435456 parameters/],
    ["network.hiddenSizes", [2 ** 53 - 1, 2 ** 53 - 1], /"network".*must give at most/],
    ["network.hiddenSizes", [2 ** 60], /"network.hiddenSizes.0"/],
    ["network.hiddenSizes", [3, 3], /"parameters".*must be the network's 43 numbers/],
    ["network.inputSize", 3, /"inputs.columns".*must be the network's 3 inputs, got \["level","flow"\]/],
    ["network.outputSize", 2, /"network.outputSize".*must be 1 targets x 1 rows, got 2/],
    ["horizon", 1, /"horizon".*got 1/],
    ["horizon.from", 2, /"horizon.to".*must not be before its first row, 2, got 1/],
    ["horizon.from", 0, /"horizon.from".*>= 1, or 0 for both, got 0/],
    ["horizon.to", 2, /"network.outputSize".*1 targets x 2 rows, got 1/],
    ["horizon.to", 1e9, /"horizon.to"/],
    ["inputs.mean", [10], /"inputs.mean".*one number for each of the 2 columns, got \[10\]/],
    ["inputs.mean", [10, "0"], /"inputs.mean.1".*got "0"/],
    ["inputs.mean", [10, null], /"inputs.mean.1".*got null/],
    ["inputs.sd", [0, 1], /"inputs.sd.0".*>0, got 0/],
    ["targets.sd", [-1], /"targets.sd.0".*>0, got -1/],
    ["targets.columns", [], /"targets.mean"/],
    ["targets.columns", "level", /"targets.columns".*got "level"/],
    ["training.validationError", null, /"training.validationError"/],
    ["training.note", "x", /"training".*unrecognized key: "note"/],
    ["parameters", "", /"parameters".*must be the network's 22 numbers, 120 characters of base64, has 0 characters/],
    ["parameters", model.parameters.slice(0, 40), /"parameters".*has 40 characters/],
    ["parameters", `${model.parameters.slice(0, -1)}!`, /"parameters".*must be the network's 22 numbers/],
    ["parameters", " ".repeat(120), /"parameters".*must be the network's 22 numbers/],
    ["parameters", encodeFloats(bad), /"parameters".*must be finite, number 5 is NaN/],
    ["parameters", [1, 2], /"parameters".*got \[1,2\]/],
    ["checksum", "0", /"checksum".*some were changed, got "0"/],
  ])("%s = %j", (path, value, message) => {
    const said = messageOf(() => parse(changed(path, value)));
    expect(said).toMatch(message);
    expect(said).toMatch(/^a\.json: .*Give a model that/s);
  });

  test.each([
    ["a hundred thousand layers", "network.hiddenSizes", new Array(100_000).fill(1), /must have 1 to 1000 layers/],
    ["a million wrong deviations", "inputs.sd", new Array(1_000_000).fill(0), /"inputs.sd.0".*>0, got 0/],
    ["a layer that no memory holds", "network.hiddenSizes", [2 ** 20], /must give at most 268435456 parameters/],
  ])("%s: refused within seconds", (_what, path, value, message) => {
    const json = changed(path, value);
    const started = performance.now();
    expect(messageOf(() => parse(json))).toMatch(message);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test.each([
    ["network.cell", "elmna", 'a.json: "network.cell" names an unknown cell "elmna". Did you mean "elman"?'],
    [
      "network.activation",
      "mish2000",
      'a.json: "network.activation" names an unknown activation "mish2000". Known: identity,',
    ],
  ])("%s = %j: a name that is not registered is no other version", (path, value, message) => {
    const said = messageOf(() => parse(changed(path, value)));
    expect(said).toContain(message);
    expect(said).toContain("Register it first, e.g. with cells.add(...), as the program that trained it did;");
    expect(said).not.toContain("version");
  });

  test("a prototype in the text is a key that does not belong there", () => {
    const json = JSON.stringify(model).replace("{", '{"__proto__":{"window":5},');
    expect(messageOf(() => parse(json))).toMatch(/unrecognized key: "__proto__"/);
  });

  test("a number beyond the largest double is refused", () => {
    expect(messageOf(() => parse(changed("training.validationError", 77).replace(/:77,/, ":1e999,")))).toMatch(
      /"training.validationError"/,
    );
  });
});

describe("parts that do not fit together make no model", () => {
  test.each<[part: string, change: object, message: RegExp]>([
    ["parameters", { parameters: new Float32Array(P - 1) }, /"parameters".*must be the network's 22 numbers/],
    ["parameters", { parameters: bad }, /must be finite, number 5 is NaN/],
    [
      "parameters",
      { parameters: [1, 2] },
      /`parameters` must be a Float32Array, got \[1,\s?2\]. Give Float32Array.from\(...\) of it/,
    ],
    ["parameters", { parameters: new Float64Array(P) }, /got an instance of Float64Array. Give Float32Array.from/],
    ["parameters", { parameters: null }, /got null. Give `best.parameters`/],
    ["horizon", { horizon: { from: 1, to: 2 } }, /1 targets x 2 rows/],
    ["horizon", { horizon: -1 }, /`horizon` must be an integer >= 1, or .* or 0, got -1/],
    ["window", { window: 0 }, /`window` must be an integer >= 1, got 0/],
    ["network", { network: undefined }, /`network` must be a network's spec, got nothing. Give `network.spec`/],
    ["inputScaler", { inputScaler: [1, 2] }, /`inputScaler` must be a scaler.*makeWindows/],
    ["training", { training: { method: "sgd" } }, /"training.source"/],
    ["windows", { windows: 3 }, /there is no option `windows`. Did you mean `window`\?/],
  ])("%s", (_part, change, message) => {
    const said = messageOf(() => modelRecord({ ...smallParts(), ...change }));
    expect(said).toMatch(message);
    expect(said).toMatch(/^modelRecord: /);
  });
});
