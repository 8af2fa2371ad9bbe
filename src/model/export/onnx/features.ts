import type { CalendarPart } from "../../../data/derive/calendar.js";
import type { Feature, ForecastPlan } from "../plan.js";
import { placeInCycle } from "./calendar.js";
import type { GraphBuilder, Value } from "./graph.js";

/** Features that are made alike, of the same rows. */
interface Group {
  readonly features: readonly Feature[];
  readonly made: Value;
}

/**
 * The features of a window, scaled, in single precision: (N, T, I) of rows (N, R, columns). Made in double precision, as gradus does: raw numbers may be large
 * and differ in their last digits.
 */
export function addFeatures(graph: GraphBuilder, rows: Value, { features, window }: ForecastPlan): Value {
  const groups = [...grouped(features).values()].map((own): Group => ({ features: own, made: addGroup(own) }));
  const all = groups.flatMap((group) => group.features);
  const [first] = groups;
  const joined = groups.length === 1 ? first!.made : graph.add("Concat", groups.map(({ made }) => made), { axis: 2 }); // biome-ignore format: one line
  const isInOrder = all.every((feature, k) => feature === features[k]);
  const made = isInOrder ? joined : graph.gather(joined, 2, features.map((feature) => all.indexOf(feature))); // biome-ignore format: one line
  const centred = graph.add("Sub", [made, perFeature(({ mean }) => mean)]);
  const scaled = graph.add("Div", [centred, perFeature(({ sd }) => sd)]);
  return graph.add("Cast", [scaled], { to: 1 });

  function perFeature(read: (feature: Feature) => number): Value {
    return graph.constant("double", [features.length], features.map(read));
  }

  function addGroup(own: readonly Feature[]): Value {
    const { rowsAhead, make } = own[0]!;
    const of = graph.slice(rows, 1, { from: rowsAhead, to: rowsAhead + window });
    const chosen = graph.gather(of, 2, own.map(({ column }) => column)); // biome-ignore format: one line
    switch (make.kind) {
      case "value":
        return chosen;
      case "log": {
        const shifts = own.map((feature) => (feature.make.kind === "log" ? feature.make.shift : 0));
        return graph.add("Log", [graph.add("Add", [chosen, graph.constant("double", [own.length], shifts)])]);
      }
      case "cycle":
        return addWave(chosen, make.part, make.wave);
      default:
        return make satisfies never;
    }
  }

  function addWave(seconds: Value, part: CalendarPart, wave: "sine" | "cosine"): Value {
    const place = placeInCycle(graph, seconds, part);
    const angle = graph.add("Mul", [place, graph.number(2 * Math.PI)]);
    // cos is sin a quarter further on: not every runtime has it in double precision
    return graph.add("Sin", [wave === "sine" ? angle : graph.add("Add", [angle, graph.number(Math.PI / 2)])]);
  }
}

function grouped(features: readonly Feature[]): Map<string, Feature[]> {
  const groups = new Map<string, Feature[]>();
  for (const feature of features) {
    const { make, rowsAhead } = feature;
    const key = `${rowsAhead} ${make.kind} ${make.kind === "cycle" ? `${make.part} ${make.wave}` : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), feature]);
  }
  return groups;
}
