import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { seriesOf } from "../../testing.js";
import { found, noise } from "../testing.js";

const codes = (...args: Parameters<typeof found>) => found(...args).map(({ code }) => code);

describe("repeated rows", () => {
  it("finds rows that were written twice, few of them or all", () => {
    const twice = (values: readonly number[], every: number) =>
      values.flatMap((value, k) => (k % every === 0 ? [value, value] : [value]));
    for (const every of [1, 40]) {
      const columns = { a: twice(noise(1, 600), every), b: twice(noise(2, 600), every) };
      expect(found(columns), `every ${every}`).toMatchObject([
        { code: "repeated-rows", severity: "warning", count: 600 / every, first: "row 2" },
      ]);
    }
  });

  it("leaves alone what a rule for missing values repeated", () => {
    const values = noise(1, 600).map((value, k, all) => (k % 3 === 1 ? all[k - 1]! : value));
    const series = seriesOf({ values });
    const filled = Uint8Array.from(values, (_, k) => Number(k % 3 === 1));
    const marked = { ...series, columns: [{ ...series.columns[0]!, filled }] };
    expect(codes({ values }, { series })).toContain("repeated-rows");
    expect(codes({ values }, { series: marked })).not.toContain("repeated-rows");
  });

  it("leaves rounded values alone that turn slowly, and columns that seldom change", () => {
    const turning = Array.from({ length: 600 }, (_, k) => Math.round(60 * Math.sin(k / 3) + 60 * Math.sin(k / 1.7)));
    const seldom = Array.from({ length: 600 }, (_, k) => Math.floor(k / 7) % 5);
    expect(codes({ turning })).not.toContain("repeated-rows");
    expect(codes({ seldom })).not.toContain("repeated-rows");
  });
});

describe("repeated stretches", () => {
  it("finds rows joined on a second time, and how many of them are to validate or test", () => {
    const values = noise(1, 500);
    const a = [...values, ...values.slice(100, 200)];
    expect(found({ a })).toEqual([
      {
        ...{ code: "repeated-stretch", severity: "warning", count: 100, judged: 100 },
        ...{ first: "row 501", original: "row 101" },
      },
    ]);
  });

  it("finds a stretch wherever it lies", () => {
    for (const from of [203, 208, 211]) {
      const values = noise(1, 600);
      values.splice(300, 30, ...values.slice(from, from + 30));
      const [finding] = found({ a: values });
      expect(finding).toMatchObject({ code: "repeated-stretch", severity: "note" });
      expect((finding as { count: number }).count).toBeGreaterThanOrEqual(19);
    }
  });

  it("leaves nights without sun alone, though they are like each other", () => {
    const stream = randomStream(2);
    const sun = Array.from(
      { length: 24 * 40 },
      (_, k) => Math.max(0, -0.5 - Math.cos(((k - 6) / 12) * Math.PI)) * stream.uniform(),
    );
    const hour = sun.map((_, k) => k % 24);
    expect(codes({ sun, hour })).not.toContain("repeated-stretch");
  });
});

describe("repeated times", () => {
  it("finds times that do not rise, and the first of them", () => {
    const columns = { a: noise(1, 100) };
    const series = seriesOf(columns, { daily: true });
    series.time!.milliseconds[41] = series.time!.milliseconds[40]!;
    expect(found(columns, { series })).toContainEqual({
      ...{ code: "repeated-times", severity: "warning", count: 1, first: "2020-02-10" },
    });
    expect(codes(columns, { series: seriesOf(columns, { daily: true }) })).not.toContain("repeated-times");
  });
});
