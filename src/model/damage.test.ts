import fc from "fast-check";
import { expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { checksumOf } from "./agreement.js";
import { forecastSeries } from "./forecast.js";
import { parseModel } from "./record.js";
import { smallModel, smallSeries } from "./testing/small-model.js";

const model = smallModel({ hiddenSizes: [2, 2], horizon: { from: 1, to: 2 }, outputSize: 2 });
const text = JSON.stringify(model);
const series = smallSeries(6);
const kernels = referenceKernels();
const whole = forecastSeries(model, series, { kernels });

/** The forecasts of a model's text, or null where it is refused in the library's own words. */
function forecasts(json: string): unknown {
  try {
    return forecastSeries(parseModel(json, "a.json"), series, { kernels });
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return null;
  }
}

const places: (readonly string[])[] = [];
const walk = (value: unknown, path: readonly string[]) => {
  if (path.length > 0) places.push(path);
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
};
walk(model, []);

function replaced(path: readonly string[], value: unknown): object {
  const copy = JSON.parse(text) as Record<string, unknown>;
  const owner = path.slice(0, -1).reduce((inner, key) => inner[key] as Record<string, unknown>, copy);
  owner[path.at(-1)!] = value;
  return copy;
}

const place = fc.constantFrom(...places);
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(0, -1, 1, 2, 3, 1e9, 1e-300, 1e300, "", null, [], {}),
  fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(), fc.string())),
);

test("a character changed, put in or taken out anywhere gives the same forecasts or a GradusError", {
  tags: ["slow"],
}, () => {
  const character = fc.oneof(
    fc.constantFrom(..."0123456789.,-e\"'[]{}:+/=AZaz \n"),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom(0, 1),
      fc.oneof({ weight: 9, arbitrary: character }, fc.constant("")),
      (at, cut, put) => {
        const found = forecasts(text.slice(0, at) + put + text.slice(at + cut));
        if (found !== null) expect(found).toEqual(whole);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a field that holds another value gives the same forecasts or a GradusError", () => {
  fc.assert(
    fc.property(place, anyValue, (path, value) => {
      const found = forecasts(JSON.stringify(replaced(path, value)));
      if (found !== null) expect(found).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});

test("a field that holds another value under a checksum that fits is a model or a GradusError, never another failure", {
  tags: ["slow"],
}, () => {
  let taken = 0;
  fc.assert(
    fc.property(place, anyValue, (path, value) => {
      const copy = replaced(path, value);
      if (forecasts(JSON.stringify({ ...copy, checksum: checksumOf(copy) })) !== null) taken++;
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(0);
});

test("a text cut off anywhere is refused", () => {
  for (let length = 0; length < text.length; length += 7) expect(forecasts(text.slice(0, length))).toBeNull();
});
