import { expect, test } from "vitest";
import { buildNetwork } from "../network/build.js";
import { setUnits, withSigmaUnits } from "./units.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3, 3] });

test("sigma's unit of what makes a unit's argument follows the amplitude, as it is at the time", () => {
  const units = new Float64Array(network.layout.slices.length).fill(1);
  setUnits(units, network, 0.1);
  const { layout } = withSigmaUnits(network, units);
  const shares = () => layout.slices.map(({ scale }, k) => scale / network.layout.slices[k]!.scale);
  const led = ["layers.0.U", "layers.0.a", "layers.1.a"];
  const expected = (unit: number) => network.layout.slices.map(({ name }) => (led.includes(name) ? unit : 1));
  for (const [k, share] of expected(0.1).entries()) expect(shares()[k]).toBeCloseTo(share, 14);
  setUnits(units, network, 0.5);
  for (const [k, share] of expected(0.5).entries()) expect(shares()[k]).toBeCloseTo(share, 14);
  expect(layout.blocks.flatMap(({ slices }) => slices)).toEqual(layout.slices);
});

test("units of 1 leave the network alone", () => {
  expect(withSigmaUnits(network, new Float64Array(network.layout.slices.length).fill(1))).toBe(network);
});
