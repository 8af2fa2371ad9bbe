// Model files: damaged anywhere, with fields of other values and sizes, or made of odd parts. Held to: refused in clear words, or the
// very forecasts of the undamaged model.
import { referenceKernels } from "gradus";
import { forecastSeries, modelRecord, parseModel } from "gradus/model";
import { modelParts, models, series } from "../material.mjs";
import { damaged, oddJson, oddThing, oneOf, placesIn, replaced } from "../odd.mjs";
import { Fault, same, triedNow } from "../outcome.mjs";

const SIZES = [
  [["forecaster", "network", "hiddenSizes"], [1e9]],
  [
    ["forecaster", "network", "hiddenSizes"],
    [1e5, 1e5],
  ],
  [["forecaster", "network", "hiddenSizes"], new Array(100_000).fill(1)],
  [["forecaster", "network", "hiddenSizes"], [Number.MAX_SAFE_INTEGER]],
  [["forecaster", "network", "inputSize"], 1e9],
  [["forecaster", "network", "outputSize"], 1e12],
  [["window"], 1e9],
  [["window"], 1_000_000],
  [["horizon"], { from: 1, to: 1e9 }],
  [["horizon"], { from: 1, to: 1_000_000 }],
  [["horizon", "to"], 1e300],
  [["length"], 1e9],
  [["forecaster", "members", 0, "parameters"], "A".repeat(4_000_000)],
  [["inputs", "sd"], new Array(1_000_000).fill(0)],
];

export const fuzzer = {
  name: "models",
  share: { seconds: 3, cases: 50 },
  start({ show }) {
    const kernels = referenceKernels();
    const table = series(9);
    const forecast = (model) => forecastSeries(model, table, { kernels });
    const whole = models().map((record) => {
      const text = JSON.stringify(record);
      return { record, text, bytes: Buffer.from(text), places: placesIn(record), forecasts: forecast(record) };
    });
    const shapes = [{}, { hiddenSizes: [2, 2] }, { horizon: { from: 1, to: 2 }, outputSize: 2 }];
    const parts = shapes.map(modelParts);
    const held = (kind, text, { forecasts }) => {
      show(text);
      return triedNow(
        kind,
        () => forecast(parseModel(text, "a.json")),
        (found) => same(found, forecasts),
      );
    };
    return {
      attempt(stream) {
        const model = oneOf(stream, whole);
        switch (stream.integer(8)) {
          case 0: {
            const path = oneOf(stream, model.places);
            return held("another value", JSON.stringify(replaced(model.record, path, oddJson(stream))), model);
          }
          case 1:
            if (stream.integer(5) > 0) return held("a text that is none", `${oddJson(stream) ?? 1}`, model);
            return held("keys in another order", reordered(model.record, stream), model);
          case 2:
            if (stream.integer(50) > 0)
              return held(
                "a field more",
                JSON.stringify({ ...model.record, [JSON.stringify(oddJson(stream)).slice(0, 9)]: oddJson(stream) }),
                model,
              );
            return held("a size beyond reason", JSON.stringify(replaced(model.record, ...oneOf(stream, SIZES))), model);
          case 3:
            return oddParts(oneOf(stream, parts), stream, forecast);
          default: {
            const { kind, bytes } = damaged(model.bytes, stream);
            return held(kind, bytes.toString("utf8"), model);
          }
        }
      },
    };
  },
};

/** A model of parts that are partly odd: what modelRecord takes, parseModel takes, and it forecasts finite numbers. */
function oddParts(parts, stream, forecast) {
  const kind = "odd parts";
  const path = oneOf(
    stream,
    placesIn(parts).filter((place) => place.length < 3 || place[0] === "training"),
  );
  const changed = replaced(parts, path, oddThing(stream));
  return triedNow(
    kind,
    () => modelRecord(changed),
    (record) => {
      if (!same(parseModel(JSON.stringify(record), "a.json"), JSON.parse(JSON.stringify(record))))
        throw new Fault(kind, "reads back otherwise");
      return triedNow(kind, () => forecast(record)) !== null;
    },
  );
}

function reordered(value, stream) {
  const inner = (part) => {
    if (typeof part !== "object" || part === null) return JSON.stringify(part);
    if (Array.isArray(part)) return `[${part.map(inner).join(stream.integer(2) === 0 ? " , " : ",")}]`;
    const entries = Object.entries(part).map(([key, entry]) => `${JSON.stringify(key)} :\n${inner(entry)}`);
    return `{${Array.from(stream.permutation(entries.length), (k) => entries[k]).join(",")}}`;
  };
  return inner(value);
}
