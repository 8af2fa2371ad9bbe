import { expect, test } from "vitest";
import { checksumOf } from "./agreement.js";
import type { NetworkForecaster } from "./forecasters/network.js";
import { networkIn } from "./network-in.js";
import { ensureModel, modelRecord } from "./record.js";
import { smallParts } from "./testing/small-model.js";

const highway = { kind: "last", rows: 1, inputs: null, coefficients: Float32Array.of(1, 0, 0.5) } as const;
const parts = smallParts({ highway });
const model = modelRecord({ ...parts, highway });
const forecaster = model.forecaster as NetworkForecaster;

test("a model holds its highway: the kind in the network, the numbers beside the parameters", () => {
  expect(networkIn(model).network.spec.highway).toBe("last");
  expect(forecaster.highway).toEqual({ rows: 1, inputs: null, coefficients: "AACAPwAAAAAAAAA/" });
  expect(ensureModel(model, "x")).toEqual(model);
});

test.each([
  ["no highway", { highway: null }, /"forecaster.highway" is wrong: must be there with `network.highway` "last"/],
  [
    "another kind",
    { network: { ...forecaster.network, highway: "none" } },
    /"forecaster.highway" is wrong: must be null/,
  ],
  [
    "fewer coefficients",
    { highway: { ...forecaster.highway, coefficients: "AACAPwAAAAA=" } },
    /"forecaster.highway.coefficients" is wrong/,
  ],
  [
    "one that is not finite",
    { highway: { ...forecaster.highway, coefficients: "AADAfwAAAAAAAAA/" } },
    /"forecaster.highway" is wrong: buildNetwork/,
  ],
  [
    "more rows than the window",
    { highway: { rows: 4, inputs: null, coefficients: "A".repeat(48) } },
    /"forecaster.highway.rows" is wrong/,
  ],
] as const)("a model with %s is refused by that field", (_, change, message) => {
  const { checksum: _checksum, ...changed } = { ...model, forecaster: { ...forecaster, ...change } };
  expect(() => ensureModel({ ...changed, checksum: checksumOf(changed) }, "x")).toThrow(message);
});

test("of one that is trained, the parameters hold what its coefficients have moved", () => {
  const trained = { ...highway, kind: "trained" } as const;
  const own = modelRecord({ ...smallParts({ highway: trained }), highway: trained });
  const written = own.forecaster as NetworkForecaster;
  expect(written.network).toEqual({ ...forecaster.network, highway: "trained", highwayFeatures: 2 });
  const changed = { ...own, forecaster: { ...written, network: { ...written.network, highwayFeatures: 3 } } };
  expect(() => ensureModel(changed, "x")).toThrow(/highway" is wrong: buildNetwork: with `highway` "trained"/);
});

test("parts without the network's highway, or with that of another, are refused", () => {
  expect(() => modelRecord(parts)).toThrow(
    /"forecaster.highway" is wrong: must be there with `network.highway` "last"/,
  );
  expect(() => modelRecord({ ...smallParts(), highway })).toThrow(
    'modelRecord: `highway` must be that of the network, "none", got "last". Give `network.highway`.',
  );
});
