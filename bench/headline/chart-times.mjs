// Time to SGD's level, task by task, as a share of tuned SGD's: epochs on the left, seconds on the right.
import { CHARTED, REFERENCE } from "./methods.mjs";
import { ratio } from "./statistics.mjs";
import { methodOf } from "./summary.mjs";
import { COLOURS, FAINT, INK, line, logScale, MUTED, svg, text } from "./svg.mjs";

const [WIDTH, HEAD, ROW] = [980, 92, 26];
const [NAMES, GAP] = [150, 40];
const LEAST = 0.003;
/** The scale ends here, or beyond the largest share. */
const MOST = 12;
const TICKS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

export function timesChart(results) {
  const others = CHARTED.filter((name) => name !== REFERENCE);
  const half = (WIDTH - NAMES - GAP - 30) / 2;
  const bottom = HEAD + results.length * ROW;
  const panels = [
    { quantity: "epochs", left: NAMES },
    { quantity: "seconds", left: NAMES + half + GAP },
  ];
  return svg(WIDTH, bottom + 40, [
    text(16, 24, "Time to the level of tuned SGD, as a share of SGD's own (left of 1: sooner)", {
      size: 15,
      weight: 600,
    }),
    ...others.flatMap((name, k) => [dot(24 + 130 * k, 46, name), text(34 + 130 * k, 50, name, { size: 12 })]),
    text(
      34 + 130 * others.length,
      50,
      "at the left edge: before the first step, or under 0.3 %; at the right edge, hollow: never",
      { size: 11, fill: MUTED },
    ),
    ...results.map(({ task }, k) => text(NAMES - 12, HEAD + (k + 0.5) * ROW + 4, task, { size: 12, anchor: "end" })),
    ...panels.flatMap(({ quantity, left }) => panel(results, others, { quantity, left, right: left + half, bottom })),
  ]);
}

function panel(results, others, { quantity, left, right, bottom }) {
  const shares = results.map((result) => others.map((name) => shareOf(result, name, quantity)));
  const most = Math.max(MOST, ...shares.flat().map((share) => (Number.isFinite(share) ? 1.5 * share : 0)));
  const x = logScale([LEAST, most], [left, right]);
  const title = quantity === "epochs" ? "epochs" : "seconds, start included";
  return [
    text(left, HEAD - 14, title, { size: 12, weight: 600 }),
    ...results.map((_, k) => line(left, HEAD + (k + 0.5) * ROW, right, HEAD + (k + 0.5) * ROW)),
    ...TICKS.filter((tick) => tick < most).flatMap((tick) => [
      line(x(tick), HEAD - 4, x(tick), bottom, { stroke: tick === 1 ? INK : FAINT, width: tick === 1 ? 1.4 : 1 }),
      text(x(tick), bottom + 18, tick, { size: 11, anchor: "middle", fill: MUTED }),
    ]),
    ...shares.flatMap((row, k) =>
      row.flatMap((share, place) => {
        if (share === undefined) return [];
        const at = Math.min(most, Math.max(LEAST, share));
        const y = HEAD + (k + 0.5) * ROW + 6 * (place - (others.length - 1) / 2);
        return [dot(x(at), y, others[place], share === Infinity)];
      }),
    ),
  ];
}

/** Undefined: not run, or neither is ever there. */
function shareOf(result, name, quantity) {
  const [own, base] = [name, REFERENCE].map((one) => methodOf(result, one)?.targets[0]?.[quantity]?.median);
  return own === undefined || base === undefined ? undefined : (ratio(own, base) ?? undefined);
}

function dot(x, y, name, isHollow = false) {
  const [fill, width] = isHollow ? ["#ffffff", 1.8] : [COLOURS[name], 0];
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.6" fill="${fill}" stroke="${COLOURS[name]}" stroke-width="${width}"/>`;
}
