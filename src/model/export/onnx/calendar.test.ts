/** @module-tag slow */

import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { CALENDAR_PARTS, calendarInputs } from "../../../data/derive/calendar.js";
import { runOnnx } from "../testing/run-onnx.js";
import { placeInCycle } from "./calendar.js";
import { GraphBuilder } from "./graph.js";
import { onnxBytes } from "./proto.js";

const random = randomStream(3);
const turns = [-500, -1, 0, 1, 1899, 1900, 1970, 1999, 2000, 2023, 2024, 2100, 2400].flatMap((year) =>
  [0, 1, 2, 11].flatMap((month) =>
    [-1, 0, 1].map((second) => new Date(0).setUTCFullYear(year, month, 1) + 1000 * second),
  ),
);
const drawn = Array.from({ length: 500 }, () => 1000 * Math.floor(1e11 * random.uniform() - 5e10));
const milliseconds = Float64Array.from([...turns, ...drawn]).sort();

test.each(CALENDAR_PARTS)("the place in the cycle %s is that of calendarInputs to 1e-9, in any year", async (part) => {
  const graph = new GraphBuilder();
  graph.addNamed("forecast", "Identity", [placeInCycle(graph, "rows", part)]);
  const value = { type: "double", shape: ["count"] } as const;
  const content = onnxBytes({
    ...{ producer: "gradus", irVersion: 8, opset: 17, doc: "", metadata: {} },
    graph: {
      ...{ name: "place", nodes: graph.nodes, tensors: graph.tensors },
      inputs: [{ name: "rows", ...value }],
      outputs: [{ name: "forecast", ...value }],
    },
  });
  const rows = milliseconds.length;
  const places = await runOnnx(content, milliseconds.map((moment) => moment / 1000), [rows]); // biome-ignore format: one line
  const time = { columns: ["at"], milliseconds, step: 1000, gaps: 0, resolution: "second" } as const;
  const [sine, cosine] = calendarInputs({ rows, time, segments: [{ name: "", start: 0, end: rows }] }, part, 0);
  places.forEach((place, row) => {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(1);
    expect(Math.abs(Math.sin(2 * Math.PI * place) - sine.values[row]!)).toBeLessThan(1e-9);
    expect(Math.abs(Math.cos(2 * Math.PI * place) - cosine.values[row]!)).toBeLessThan(1e-9);
  });
});
