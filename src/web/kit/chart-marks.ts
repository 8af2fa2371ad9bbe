import type uPlot from "uplot";
import type { ChartColours } from "./chart-colours.js";

/** A place of the axis with a name: a line across, the name beside it. */
export interface ChartMark {
  readonly x: number;
  readonly name: string;
}

/** Draws them over the lines, each name on the side where there is room. */
export function drawMarks(
  u: uPlot,
  marks: readonly ChartMark[],
  { font, colours }: { readonly font: string; readonly colours: Pick<ChartColours, "muted"> },
): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colours.muted;
  ctx.fillStyle = colours.muted;
  ctx.lineWidth = ratio;
  ctx.font = font.replace(/^\d+/, (size) => String(Number(size) * ratio));
  ctx.textBaseline = "top";
  let [end, row] = [Number.NEGATIVE_INFINITY, 0];
  for (const { x, name } of marks) {
    const at = Math.round(u.valToPos(x, "x", true));
    if (at < bbox.left || at > bbox.left + bbox.width) continue;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    const isLeft = at + ctx.measureText(name).width + 6 * ratio > bbox.left + bbox.width;
    ctx.textAlign = isLeft ? "right" : "left";
    const from = at - (isLeft ? ctx.measureText(name).width + 10 * ratio : 0);
    row = from < end ? row + 1 : 0; // names that would meet stand below each other
    end = Math.max(end, from + ctx.measureText(name).width + 10 * ratio);
    ctx.fillText(name, at + (isLeft ? -5 : 5) * ratio, bbox.top + row * 15 * ratio);
  }
  ctx.restore();
}
