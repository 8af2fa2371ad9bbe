// Learning curves, a panel for each task: the median over the seeds at each validation, on logarithmic axes.
import { CHARTED } from "./methods.mjs";
import { methodOf } from "./summary.mjs";
import { COLOURS, INK, line, logScale, logTicks, MUTED, path, short, svg, text } from "./svg.mjs";

const [COLUMNS, WIDTH, HEIGHT] = [4, 260, 200];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 12, 30, 26];
const HEAD = 62;
const EPOCHS = [0, 0.25, 1, 4, 15, 30, 90];
/** So that epoch 0 has a place and the first ones have room. */
const bent = (epochs) => Math.log1p(8 * epochs);

export function curvesChart(results) {
  const rows = Math.ceil(results.length / COLUMNS);
  const width = 20 + COLUMNS * WIDTH;
  return svg(width, HEAD + rows * HEIGHT + 10, [
    ...legend(),
    ...results.flatMap((result, k) =>
      panel(result, 10 + (k % COLUMNS) * WIDTH, HEAD + Math.floor(k / COLUMNS) * HEIGHT),
    ),
  ]);
}

function legend() {
  const items = CHARTED.map((name) => ({ name, stroke: COLOURS[name], width: 2.4, dash: "" }));
  items.push({ name: "SGD's level", stroke: INK, width: 1.2, dash: "5 3" });
  items.push({ name: "best linear predictor", stroke: MUTED, width: 1.2, dash: "1.5 3" });
  let x = 16;
  const title = text(16, 22, "Validation error by epoch, median of the seeds", { size: 15, weight: 600 });
  const entries = items.map(({ name, ...style }) => {
    const at = x;
    x += 40 + 7 * name.length;
    return line(at, 42, at + 22, 42, style) + text(at + 28, 46, name, { size: 12 });
  });
  return [title, ...entries];
}

function panel(result, x0, y0) {
  const { task, targets, facts } = result;
  const curves = CHARTED.map((name) => ({ name, curve: methodOf(result, name)?.curve ?? [] }));
  const [low, high] = rangeOf(curves, [targets?.reached, facts.isForecast ? facts.linear.validation : undefined]);
  const [left, right, top, bottom] = [x0 + LEFT, x0 + WIDTH - RIGHT, y0 + TOP, y0 + HEIGHT - BOTTOM];
  const y = logScale([low, high], [bottom, top]);
  const x = (epochs) => left + ((right - left) * bent(epochs)) / bent(90);
  const level = (value, style) => (value >= low && value <= high ? [line(left, y(value), right, y(value), style)] : []);
  return [
    text(left, y0 + 20, task, { size: 13, weight: 600 }),
    ...logTicks(low, high).flatMap((tick) => [
      line(left, y(tick), right, y(tick)),
      text(left - 6, y(tick) + 3.5, short(tick), { size: 10, anchor: "end", fill: MUTED }),
    ]),
    ...EPOCHS.map((tick) => text(x(tick), bottom + 15, tick, { size: 10, anchor: "middle", fill: MUTED })),
    line(left, bottom, right, bottom, { stroke: MUTED }),
    ...(facts.isForecast ? level(facts.linear.validation, { stroke: MUTED, width: 1.2, dash: "1.5 3" }) : []),
    ...level(targets?.reached, { stroke: INK, width: 1.2, dash: "5 3" }),
    ...curves.flatMap(({ name, curve }) => {
      const points = curve
        .filter(([, error]) => Number.isFinite(error))
        .map(([epochs, error]) => [x(epochs), y(Math.min(high, error))]);
      return points.length === 0
        ? []
        : [path(points, { stroke: COLOURS[name], width: name === "default" ? 2.4 : 1.6 })];
    }),
  ];
}

/** From a little below the lowest error to the highest start; what a bad step throws above it is cut. */
function rangeOf(curves, levels) {
  const all = curves
    .flatMap(({ curve }) => curve.map(([, error]) => error))
    .filter((error) => error > 0 && Number.isFinite(error));
  const known = levels.filter((level) => level > 0 && Number.isFinite(level));
  if (all.length + known.length === 0) return [0.1, 1];
  const starts = curves.flatMap(({ curve }) => (Number.isFinite(curve[0]?.[1]) ? [curve[0][1]] : []));
  return [0.94 * Math.min(...all, ...known), 1.06 * Math.max(...starts, ...known)];
}
