// Every public function of every entry, with random arguments: odd ones, and good things of the library in wrong places. Held to: it
// returns, or refuses in clear words.
import * as gradus from "gradus";
import * as explain from "gradus/explain";
import * as model from "gradus/model";
import * as node from "gradus/node";
import * as report from "gradus/report";
import * as study from "gradus/study";
import { modelParts, series, stopAfter, studyOptions, studySurroundings, windowOptions } from "../material.mjs";
import { oddThing, oneOf, placesIn, replaced } from "../odd.mjs";
import { Fault, tried } from "../outcome.mjs";

/** It changes flags of the whole process. */
const LEFT_OUT = new Set(["revectorize"]);
const MOST_ARGUMENTS = 4;

export const fuzzer = {
  name: "library",
  share: { seconds: 4, cases: 20 },
  async start({ show }) {
    const functions = publicFunctions();
    const good = await goodThings();
    const argument = (stream) => {
      if (stream.integer(3) === 0) return oddThing(stream);
      const thing = oneOf(stream, good);
      const isPlain = typeof thing === "object" && thing !== null && Object.getPrototypeOf(thing) === Object.prototype;
      if (!isPlain || stream.integer(2) === 0) return thing;
      const places = Object.keys(thing).length > 40 ? [] : placesIn(shallow(thing));
      if (places.length === 0) return thing;
      const place = oneOf(stream, places);
      const odd = oddThing(stream);
      // A function in the place of one is the caller's own code, which runs as it is.
      return typeof odd === "function" && typeof valueAt(thing, place) === "function"
        ? thing
        : replaced(thing, place, odd);
    };
    return {
      async attempt(stream) {
        const { name, call, isClass } = oneOf(stream, functions);
        const given = Array.from({ length: stream.integer(MOST_ARGUMENTS) }, () => argument(stream));
        show({ name, given });
        return tried(name, () => finished(isClass ? Reflect.construct(call, given) : call(...given)));
      },
    };
  },
};

function publicFunctions() {
  const entries = {
    gradus,
    "gradus/model": model,
    "gradus/node": node,
    "gradus/report": report,
    "gradus/study": study,
    "gradus/explain": explain,
  };
  const found = [];
  for (const [entry, names] of Object.entries(entries)) {
    for (const [name, value] of Object.entries(names)) {
      if (LEFT_OUT.has(name)) continue;
      if (typeof value === "function" && !(value.prototype instanceof Error))
        found.push({ name: `${entry} ${name}`, call: value, isClass: /^class\b/.test(String(value)) });
      else if (typeof value?.get === "function" && typeof value.make === "function")
        for (const method of ["get", "make"])
          found.push({ name: `${entry} ${name}.${method}`, call: value[method], isClass: false });
    }
  }
  return found;
}

/** What a program would have at hand. */
async function goodThings() {
  const table = series(40);
  const split = gradus.splitSeries(table);
  const windows = gradus.makeWindows(windowOptions(table));
  const network = gradus.buildNetwork({ inputSize: 2, hiddenSizes: [2] });
  const kernels = gradus.referenceKernels();
  const parts = modelParts();
  const record = model.modelRecord(parts);
  const options = studyOptions();
  const finishedStudy = await study.runStudy(options, studySurroundings(study.inlineExecutor));
  const stream = gradus.randomStream(1);
  const signal = stopAfter(100);
  const trainOptions = { network, data: windows, batchSize: 8, epochs: 1, kernels, signal };
  const schedule = gradus.annealed({ sigma0: 0.5 });
  return [
    ...[
      table,
      split,
      windows,
      windows.train,
      network,
      network.layout,
      network.spec,
      kernels,
      parts,
      parts.parameters,
      record,
    ],
    ...[
      options,
      options.task,
      options.methods,
      options.methods[0],
      options.criteria,
      finishedStudy.study,
      stream,
      signal,
      trainOptions,
    ],
    ...[
      schedule,
      gradus.weights(),
      gradus.plain(),
      gradus.adam(),
      gradus.squared,
      gradus.metrics.get("rmse"),
      gradus.activations.get("tanh"),
    ],
    ...[
      gradus.drawn(),
      windowOptions(table),
      { length: 3, train: 4, validation: 4, test: 4, stream },
      parts.inputScaler,
    ],
    ...[
      JSON.stringify(record),
      study.studyJson(finishedStudy.study),
      "en",
      "tanh",
      "a.json",
      ["level"],
      [0, 1, 2],
      0,
      1,
      0.5,
      {},
      { kernels },
    ],
    ...[
      studySurroundings(study.inlineExecutor, { signal }),
      study.noStore,
      new Float32Array(8),
      Uint32Array.of(0, 1),
      Float64Array.of(1, 2),
    ],
    { network, objective: gradus.weights(), batch: { size: 2, steps: 3 }, kernels },
    { network, kernels, parameters: parts.parameters, objective: gradus.weights(), set: windows.train, sigma: 0.1 },
    { network, data: windows, source: "x", signal, kernels: () => kernels, effort: "quick" },
    { worldSize: 1, parameters: 3, slices: 1 },
    { sigma0: 1, annealFraction: 0.5 },
    { start: 1, end: 0.5 },
  ];
}

/** A function's value to its end: promises are waited for, runs are taken a step. */
async function finished(value) {
  const found = await value;
  if (typeof found?.[Symbol.asyncIterator] !== "function") return found;
  for await (const record of found) {
    if (record === undefined) throw new Fault("run", "gave undefined");
    break;
  }
  return found;
}

const valueAt = (value, path) => path.reduce((inner, key) => inner?.[key], value);

/** Its first two levels, what lies deeper being one place. */
function shallow(value, depth = 2) {
  if (typeof value !== "object" || value === null || depth === 0 || ArrayBuffer.isView(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 20)
      .map(([key, inner]) => [key, shallow(inner, depth - 1)]),
  );
}
