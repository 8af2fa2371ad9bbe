import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { CLEAN, found, noise } from "../testing.js";

const farOff = (columns: Readonly<Record<string, readonly number[]>>) =>
  found(columns).flatMap((one) => (one.code === "far-off-value" ? [[one.column, one.values, one.count]] : []));
const withValue = (values: readonly number[], value: number, every: number) =>
  values.map((own, k) => (k % every === 0 ? value : own));
const degrees = noise(1, 500).map((z) => 15 + 8 * z);

it.each([-200, 999, -99, 9999, -9999, -999.9, 32767, 1000])(
  "%s in every seventh row of degrees is pointed out",
  (value) => {
    expect(farOff({ degrees: withValue(degrees, value, 7) })).toEqual([["degrees", [value], 72]]);
  },
);

it("two of them in one column are both, with the range of the others", () => {
  const both = withValue(withValue(degrees, -99, 50), -999, 70);
  expect(farOff({ degrees: both })).toEqual([["degrees", [-999, -99], 16]]);
  const [finding] = found({ degrees: both });
  expect(finding).toMatchObject({
    severity: "warning",
    rows: 500,
    least: Math.min(...degrees.filter((_, k) => k % 50 && k % 70)),
  });
});

it("below 0 among values that are not, it need not be as far: -200 beside concentrations up to 1479", () => {
  const stream = randomStream(2);
  const gas = Array.from({ length: 500 }, () => 2 + 1477 * stream.uniform());
  expect(farOff({ gas: withValue(gas, -200, 6) })).toEqual([["gas", [-200], 84]]);
});

it("0 that comes back at regular times, a lone spike, a sensor at its end, a switch and codes of few values are none", () => {
  expect(
    farOff({
      load: withValue(
        degrees.map((v) => 1000 + v),
        0,
        7,
      ),
    }),
  ).toEqual([]);
  expect(farOff({ spike: degrees.map((v, k) => (k === 77 ? 5000 : v)) })).toEqual([]);
  expect(farOff({ clipped: degrees.map((v) => Math.min(v, 25)) })).toEqual([]);
  expect(farOff({ switch: degrees.map((v) => (v > 20 ? 100 : 1)) })).toEqual([]);
  expect(farOff({ codes: degrees.map((v, k) => (k % 9 === 0 ? 99 : Math.round(v / 10))) })).toEqual([]);
});

describe("0 that stands for a missing value", () => {
  const pressure = noise(3, 500).map((z) => Math.round(80 + 10 * z));
  const stream = randomStream(4);
  const atRandom = (values: readonly number[], share: number) =>
    values.map((value) => (stream.uniform() < share ? 0 : value));

  it("is pointed out where it is far from all others: here and there, in a long run, and above values below 0", () => {
    const some = atRandom(pressure, 0.07);
    expect(farOff({ pressure: some })).toEqual([["pressure", [0], some.filter((value) => value === 0).length]]);
    expect(farOff({ sensor: degrees.map((v, k) => (k >= 200 && k < 260 ? 0 : 1000 + v)) })).toEqual([
      ["sensor", [0], 60],
    ]);
    expect(farOff({ signal: pressure.map((value, k) => (k % 50 < 2 && k % 3 === 0 ? 0 : -value)) })[0]?.[1]).toEqual([
      0,
    ]);
  });

  it("is none in counts, rain, the sun's power, closed shops and machines that rest most of the time", () => {
    const rain = degrees.map((v) => Math.max(0, Math.round(v - 18) / 10));
    const sun = degrees.map((v, k) => Math.max(0, Math.sin((k * Math.PI) / 12)) * (500 + 10 * v));
    const counts = degrees.map(() => Math.floor(-6 * Math.log(stream.uniform())));
    const sales = degrees.map((v, k) => (k % 7 === 6 || k === 100 || k === 300 ? 0 : 500 + v));
    const nights = degrees.map((v, k) => (k % 24 < 8 ? 0 : 500 + v));
    const machine = atRandom(
      degrees.map((v) => 500 + v),
      0.7,
    );
    expect(farOff({ rain, sun, counts, sales, nights, machine })).toEqual([]);
  });
});

it("columns without fault have none, over 20 seeds each", () => {
  for (const [kind, make] of Object.entries(CLEAN)) {
    for (let seed = 1; seed <= 20; seed++) expect(farOff({ [kind]: make(randomStream(seed), 600) }), kind).toEqual([]);
  }
});
