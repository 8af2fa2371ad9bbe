import { REACH, SAMPLED, sampledPlace } from "../compute/loss-line.js";
import type { Walked } from "../compute/messages.js";
import { LEVELS } from "../levels.js";
import type { Axes } from "./axes.js";
import { PLAIN, SMOOTHED } from "./method-colours.js";
import type { Pen } from "./picture.js";

/** Every so many levels one is drawn in the background. */
const LAYER = 6;

interface LossPicture {
  readonly axes: Axes;
  readonly curves: readonly (Float32Array | null)[];
  readonly sampled: readonly (Float32Array | null)[];
  readonly walks: { readonly plain: Walked; readonly smoothed: Walked } | null;
  readonly from: number;
  readonly level: number;
  readonly x: string;
  readonly y: string;
  readonly begin: string;
}

/** The loss on a line: layers of all widths, that of the slider filled, the real one, and where both descents stand. */
export function drawLoss(
  pen: Pen,
  { axes, curves, sampled, walks, from, level, x: xName, y: yName, begin }: LossPicture,
): void {
  const { context, unit, colours } = pen;
  const smoothed = colours.series[SMOOTHED]!;
  const plain = colours.series[PLAIN]!;
  axes.fit(pen);
  const { top, floor } = axes;
  axes.draw(pen, xName, yName);

  context.strokeStyle = smoothed;
  context.lineWidth = 1;
  for (let layer = LEVELS; layer > 0; layer -= LAYER) {
    const values = curves[layer];
    if (!values) continue;
    context.globalAlpha = 0.3;
    trace(context, axes, values, values, 0);
    context.stroke();
  }
  context.globalAlpha = 1;

  context.strokeStyle = colours.muted;
  context.setLineDash(DASH);
  context.beginPath();
  context.moveTo(axes.x(from), top);
  context.lineTo(axes.x(from), floor);
  context.stroke();
  context.setLineDash(SOLID);
  context.fillStyle = colours.muted;
  context.textBaseline = "top";
  context.textAlign = from > 0 ? "right" : "left";
  context.fillText(begin, axes.x(from) + (from > 0 ? -6 : 6), top);

  const [low, high] = [computedBelow(curves, level), computedAbove(curves, level)];
  const real = curves[0];
  if (real) {
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.5;
    trace(context, axes, real, real, 0);
    context.stroke();
  }
  if (low >= 0 && high >= 0) {
    const share = high === low ? 0 : (level - low) / (high - low);
    trace(context, axes, curves[low]!, curves[high]!, share);
    context.strokeStyle = smoothed;
    context.lineWidth = 3 * unit;
    context.stroke();
    context.lineTo(axes.x(REACH), floor);
    context.lineTo(axes.x(-REACH), floor);
    context.closePath();
    context.fillStyle = smoothed;
    context.globalAlpha = 0.1;
    context.fill();
    context.globalAlpha = 1;
  }
  rings(context, axes, sampled, level, colours.ink);
  if (walks === null) return;
  way(context, axes, walks.plain, level, plain);
  way(context, axes, walks.smoothed, level, smoothed);
  ball(context, axes, walks.plain, level, plain);
  ball(context, axes, walks.smoothed, level, smoothed);
}

function trace(
  context: CanvasRenderingContext2D,
  axes: Axes,
  low: Float32Array,
  high: Float32Array,
  share: number,
): void {
  context.beginPath();
  const last = low.length - 1;
  for (let k = 0; k <= last; k++) {
    context.lineTo(axes.x(REACH * ((2 * k) / last - 1)), axes.y(low[k]! * (1 - share) + high[k]! * share));
  }
}

/** From the widest level down to where the slider stands. */
function way(
  context: CanvasRenderingContext2D,
  axes: Axes,
  { places, losses }: Walked,
  level: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash(DOTS);
  context.lineCap = "round";
  context.beginPath();
  for (let k = LEVELS; k >= level; k--) context.lineTo(axes.x(places[k]!), axes.y(losses[k]!));
  context.lineTo(axes.x(between(places, level)), axes.y(between(losses, level)));
  context.stroke();
  context.setLineDash(SOLID);
  context.lineCap = "butt";
}

function ball(
  context: CanvasRenderingContext2D,
  axes: Axes,
  { places, losses }: Walked,
  level: number,
  colour: string,
): void {
  context.beginPath();
  context.arc(axes.x(between(places, level)), axes.y(between(losses, level)), 7.5, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = "#fff";
  context.lineWidth = 2;
  context.stroke();
}

/** Means by draws, between the two levels at which they were taken. */
function rings(
  context: CanvasRenderingContext2D,
  axes: Axes,
  sampled: readonly (Float32Array | null)[],
  level: number,
  colour: string,
): void {
  const below = Math.min(LEVELS - SAMPLED.every, SAMPLED.every * Math.floor(level / SAMPLED.every));
  const low = sampled[below];
  const high = sampled[below + SAMPLED.every];
  if (!low || !high) return;
  const share = (level - below) / SAMPLED.every;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  for (let k = 0; k < SAMPLED.places; k++) {
    context.beginPath();
    context.arc(axes.x(sampledPlace(k)), axes.y(low[k]! * (1 - share) + high[k]! * share), 4, 0, 2 * Math.PI);
    context.stroke();
  }
}

function between(values: Float64Array, level: number): number {
  const low = Math.floor(level);
  const share = level - low;
  return values[low]! * (1 - share) + (values[Math.min(LEVELS, low + 1)] ?? 0) * share;
}

function computedBelow(curves: readonly (Float32Array | null)[], level: number): number {
  for (let k = Math.floor(level); k >= 0; k--) if (curves[k] != null) return k;
  return -1;
}

function computedAbove(curves: readonly (Float32Array | null)[], level: number): number {
  for (let k = Math.ceil(level); k <= LEVELS; k++) if (curves[k] != null) return k;
  return -1;
}

const DASH = [4, 4];
const DOTS = [0.1, 5];
const SOLID: number[] = [];
