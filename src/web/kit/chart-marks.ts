import type uPlot from "uplot";
import type { ChartColours } from "./chart-colours.js";
import { markPlaces } from "./mark-places.js";

/** A place of the axis with a name: a line across, the name beside it. */
export interface ChartMark {
  readonly x: number;
  readonly name: string;
}

/** Height of a row of names, above the drawing, where no line crosses them. */
const ROW = 16;

/** Room that names need above what is drawn. */
export function roomForMarks(marks: readonly ChartMark[]): number {
  return marks.length === 0 ? 0 : ROW;
}

/** Draws the lines over what is drawn, and their names in a strip of their own above it; names that would meet stand below each other. */
export function drawMarks(
  u: uPlot,
  marks: readonly ChartMark[],
  {
    font,
    unit,
    colours,
  }: { readonly font: string; readonly unit: number; readonly colours: Pick<ChartColours, "muted"> },
): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  const [left, right] = [bbox.left, bbox.left + bbox.width];
  ctx.save();
  ctx.strokeStyle = colours.muted;
  ctx.fillStyle = colours.muted;
  ctx.lineWidth = ratio;
  ctx.font = font.replace(/^[\d.]+/, (size) => String(Number(size) * ratio));
  ctx.textBaseline = "top";
  const seen = marks
    .map(({ x, name }) => ({ name, at: Math.round(u.valToPos(x, "x", true)), width: ctx.measureText(name).width }))
    .filter(({ at }) => at >= left && at <= right);
  const places = markPlaces(seen, { left: 0, right: ctx.canvas.width, gap: 5 * ratio });
  const top = bbox.top - ROW * unit * ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  seen.forEach(({ name, at }, k) => {
    const { align, row, at: beside } = places[k]!;
    ctx.beginPath();
    ctx.moveTo(at, top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.textAlign = align;
    ctx.fillText(name, beside, top + row * ROW * unit * ratio);
  });
  ctx.restore();
}
