import { describe, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { randomStream } from "../core/numeric/random.js";
import { addingTask } from "./tasks/adding.js";
import { ensureInputWindows, ensureWindowSet } from "./window-set-check.js";

/** Three windows of four rows, two inputs, one target. */
const set = addingTask({ length: 4, train: 3, validation: 1, test: 1, stream: randomStream(1) }).train;
const check = (change: object) => () => ensureWindowSet("f", { ...set, ...change }, "data.train");

const oneChanged = <Numbers extends Float32Array | Uint32Array>(values: Numbers, index: number, value: number) => {
  const changed = values.slice() as Numbers;
  changed[index] = value;
  return changed;
};

describe("ensureWindowSet", () => {
  test("takes sets that can be, whatever stands in rows that no window reads", () => {
    check({})();
    check({ weights: Float32Array.of(0, 0, 2), lengths: Uint32Array.of(1, 4, 2) })();
    check({ length: 0, starts: new Uint32Array(0) })();
    check({ scored: "all" })();
    check({ inputs: oneChanged(set.inputs, 0, Number.NaN), lengths: Uint32Array.of(3, 4, 4) })();
    check({ inputs: oneChanged(set.inputs, 0, Number.NaN), length: 2, starts: Uint32Array.of(4, 8) })();
    check({ targets: oneChanged(set.targets, 2, Number.NaN) })();
    const weights = Float32Array.of(1, 0, 1);
    check({ inputs: oneChanged(set.inputs, 11, Number.NaN), weights })();
    check({ targets: oneChanged(set.targets, 7, Number.NaN), weights })();
    check({ targets: oneChanged(set.targets, 6, Number.NaN), weights, scored: "all" })();
  });

  test("takes a field of the caller's own; one that is missing is looked for among them", () => {
    check({ label: "mine", weight: 3 })();
    class Windows {
      readonly label = "mine";
      constructor(parts: object) {
        Object.assign(this, parts);
      }
    }
    ensureWindowSet("f", new Windows(set) as object as typeof set, "data.train");
    const { weights: _, ...rest } = set;
    const misspelt = { ...rest, label: "mine", weigths: null } as object as typeof set;
    expect(() => ensureWindowSet("f", misspelt, "data.train")).toThrow(
      "f: there is no option `data.train.weigths`. Did you mean `data.train.weights`?",
    );
  });

  const missing = Object.keys(set).filter((name) => name !== "name");
  test.each(missing.flatMap((name) => [undefined, "x", {}, true, Number.NaN].map((value) => ({ name, value }))))(
    "refuses $name: $value by its name",
    ({ name, value }) => {
      expect(check({ [name]: value })).toThrow(GradusError);
      expect(check({ [name]: value })).toThrow(`f: \`data.train.${name}\` must be `);
    },
  );

  test.each([
    [{ weights: undefined }, "got nothing. Give null where all windows count alike."],
    [{ lengths: undefined }, "got nothing. Give null where all have `window` rows."],
    [{ inputs: [1, 2] }, "`data.train.inputs` must be a Float32Array, got [1, 2]. Give Float32Array.from(numbers)."],
    [{ scored: "al" }, '`data.train.scored` must be "last" or "all", got "al". Did you mean "all"?'],
    [{ length: 10.5 }, "`data.train.length` must be an integer >= 0, got 10.5."],
    [{ length: 2 }, "`data.train.starts` must hold one number for each of the 2 windows, got 3."],
    [{ starts: Uint32Array.of(0, 4, 9) }, "`data.train.starts` must leave a window's 4 rows within the 12 rows of"],
    [{ starts: Uint32Array.of(0, 4, 9) }, "got 9 at 2."],
    [
      { inputSize: 3 },
      "`data.train.starts` must leave a window's 4 rows within the 8 rows of `data.train.inputs` (3 columns), got 8",
    ],
    [{ targetOffsets: [] }, "`data.train.targetOffsets` must be a list of one or more whole numbers, got []."],
    [{ targetOffsets: [3, 3], outputSize: 2 }, "`data.train.targetOffsets` must ascend, got 3 at 1."],
    [{ targetOffsets: [5000] }, "got rows 0 to 11, and window 0 asks for row 5000."],
    [{ targetOffsets: [-5] }, "and window 0 asks for row -5."],
    [{ targetOffsets: [2], scored: "all" }, "and window 0 asks for row -1."],
    [{ targets: new Float32Array(11) }, "got rows 0 to 10, and window 2 asks for row 11."],
    [{ targetSize: 2 }, "`data.train.outputSize` must be that of"],
    [{ weights: Float32Array.of(1, 1) }, "`data.train.weights` must hold one number for each of the 3 windows, got 2"],
    [{ weights: Float32Array.of(1, -1, 1) }, "`data.train.weights` must be finite and >= 0, got -1 at 1"],
    [{ weights: Float32Array.of(1, 1, Number.NaN) }, "got NaN at 2"],
    [{ weights: new Float32Array(3) }, "one of the `data.train.weights` must be > 0, got none"],
    [{ lengths: Uint32Array.of(4) }, "`data.train.lengths` must hold one number for each of the 3 windows, got 1"],
    [{ lengths: Uint32Array.of(4, 0, 1) }, "whole numbers from 1 to 4, got 0 at 1"],
    [{ lengths: Uint32Array.of(4, 1, 5) }, "got 5 at 2"],
    [
      { inputs: oneChanged(set.inputs, 11, Number.NaN) },
      "f: `data.train.inputs` must be finite numbers of at most 1e+15, got NaN in row 6, column 2. Correct it",
    ],
    [{ targets: oneChanged(set.targets, 7, 1e16) }, "`data.train.targets` must be finite"],
    [{ targets: oneChanged(set.targets, 7, 1e16) }, "got 10000000272564224 in row 8, column 1."],
    [{ targets: oneChanged(set.targets, 6, Number.NaN), scored: "all" }, "got NaN in row 7, column 1."],
    [
      // Row 6 is read by the window of weight 0, and by another one too.
      {
        inputs: oneChanged(set.inputs, 11, Number.NaN),
        starts: Uint32Array.of(4, 4, 8),
        weights: Float32Array.of(0, 1, 1),
      },
      "`data.train.inputs` must be finite numbers of at most 1e+15, got NaN in row 6, column 2.",
    ],
  ])("refuses %o by field and value: %s", (change, message) => {
    expect(check(change)).toThrow(message);
  });
});

describe("ensureInputWindows", () => {
  const windows = { length: 1, window: 2, inputs: new Float32Array(2), inputSize: 1, starts: new Uint32Array(1) };

  test("looks at no targets, and lengths may be left out", () => {
    ensureInputWindows("f", windows, "inputs");
    ensureInputWindows("f", { ...set, targetOffsets: [], weights: undefined } as object as typeof windows, "inputs");
  });

  test("refuses what the inputs of a set may not be, and a misspelt field", () => {
    const refused = (change: object) => () => ensureInputWindows("f", { ...windows, ...change }, "inputs");
    expect(refused({ lengths: Uint32Array.of(3) })).toThrow(
      "`inputs.lengths` must be whole numbers from 1 to 2, got 3",
    );
    expect(refused({ starts: Uint32Array.of(1) })).toThrow("`inputs.starts` must leave a window's 2 rows within");
    expect(refused({ lenghts: null })).toThrow("Did you mean `inputs.lengths`?");
    expect(refused({ label: "mine", station: 7 })).not.toThrow();
    expect(refused({ inputs: Float32Array.of(0, Number.NaN) })).toThrow("got NaN in row 2, column 1");
  });
});
