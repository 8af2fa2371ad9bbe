import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { addingTask } from "../data/tasks/adding.js";
import type { WindowSet } from "../data/window-set.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { huber } from "../loss/huber.js";
import { squared } from "../loss/squared.js";
import { buildNetwork, type Network } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { train } from "../train/train.js";
import { automaticStart } from "./automatic-start.js";
import type { InitialiserStart } from "./contract.js";
import { initialise } from "./initialise.js";
import { linearStart } from "./linear/linear-start.js";
import { seriesSet } from "./linear/testing/linear-series.js";

const kernels = referenceKernels({ precision: "float64" });
const linear = { inputSize: 3, columns: 2, persistence: 0.95 };
const set = seriesSet(linear);
const validation = seriesSet({ ...linear, rows: 300, seed: 2 });
const sizes = { inputSize: 3, outputSize: 2, hiddenSizes: [16] };
const network = buildNetwork(sizes);

function started(
  built: Network,
  data: WindowSet,
  start: Partial<InitialiserStart> = {},
  initialiser = automaticStart(),
) {
  const parameters = kernels.allocate(built.layout.length) as Float64Array;
  const units = new Float64Array(built.layout.slices.length).fill(1);
  let note = "";
  initialiser.initialise({
    ...{ network: built, parameters, kernels, gain: 1, data, validation: null, objective: plain(), loss: squared },
    ...{ sigma: 0, random: randomStream(2), units },
    note: (words) => {
      note = words;
    },
    ...start,
  });
  return { parameters, units, note };
}

test("of a linear series it is the linear start at one of its amplitudes, the same bits and units", () => {
  const found = started(network, set, { validation });
  const alpha = Number(/amplitude (0\.[13])$/.exec(found.note)![1]);
  expect(found).toEqual(started(network, set, { validation }, linearStart({ alpha })));
  expect(started(network, set, { validation })).toEqual(found);
});

test("of a sum that two markers in 40 rows choose, which is not linear, it is drawn units", () => {
  const task = addingTask({ length: 40, train: 600, validation: 300, test: 1, stream: randomStream(1) });
  const built = buildNetwork({ inputSize: 2, hiddenSizes: [32] });
  const { note, units } = started(built, task.train, { validation: task.validation });
  expect(note).toBe("drawn units and a solved readout");
  expect(units.every((unit) => unit === 1)).toBe(true);
});

test("without validation windows it is the linear start at its first amplitude, at any sigma", () => {
  expect(started(network, set)).toEqual(started(network, set, {}, linearStart({ alpha: 0.3 })));
  expect(started(network, set, { objective: weights(), sigma: 0.4 })).toEqual(started(network, set));
});

test("an activation without a slope and a cell without a linear form leave drawn units with a solved readout, and the note has the reason", () => {
  const signs = buildNetwork({ ...sizes, activation: "sign" });
  const { followLinear: _, ...cell } = network.cell;
  const note = "drawn units and a solved readout; no linear start: ";
  expect(started(signs, set, { validation }).note).toBe(
    `${note}the activation must have a slope where units are at rest, "sign" has 0 at 0`,
  );
  expect(started({ ...network, cell }, set, { validation }).note).toBe(
    `${note}needs a cell whose linear form is known, "elman" has no \`followLinear\``,
  );
});

test("another loss leaves all drawn, as by the initialiser `drawn`, and the note has the reason", () => {
  const expected = kernels.allocate(network.layout.length);
  initialise(network.layout, expected, { random: randomStream(2) });
  const { parameters, note } = started(network, set, { loss: huber() });
  expect(parameters).toEqual(expected);
  expect(note).toBe(
    'drawn units; no linear start: solves the squared loss, quantiles and cross entropies, got the loss "huber"',
  );
});

test("numbers that are none leave all drawn, with the reason; without training windows it is refused", () => {
  const { parameters, note } = started(network, { ...set, targets: set.targets.map(() => Number.NaN) });
  expect(parameters.every(Number.isFinite)).toBe(true);
  expect(note).toMatch(/^drawn units: the equations of the linear forecast have no finite solution; drawn readout/);
  expect(() => started(network, set, { data: null })).toThrow(/initialiser "auto": needs training windows, got none/);
});

test("the reason is in what a run returns", async () => {
  const data = { train: set, validation };
  const { startNote } = await train({
    network,
    data,
    loss: huber(),
    initialiser: automaticStart(),
    epochs: 1,
  }).result();
  expect(startNote).toMatch(/no linear start: solves the squared loss/);
});
