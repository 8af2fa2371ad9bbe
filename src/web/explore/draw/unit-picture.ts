import { type Activation, MOMENT, MOMENTS } from "../../../smoothing/contract.js";
import { type Averages, FARTHEST, PLACES } from "./averages.js";
import { Axes } from "./axes.js";
import { PLAIN, SMOOTHED } from "./method-colours.js";
import type { Pen } from "./picture.js";

/** Draws that are shown one by one at each place. */
const SHOWN_DRAWS = 10;
const POINTS = 241;
/** Where the bell of the noise stands. */
const BELL_AT = 0;
const moments = new Float64Array(MOMENTS);
const BOUNDED = new Axes([-FARTHEST, FARTHEST], [-1.6, 1.6]);
const RISING = new Axes([-FARTHEST, FARTHEST], [-0.8, 4]);

interface UnitPicture {
  readonly activation: Activation;
  readonly averages: Averages;
  readonly sigma: number;
  readonly x: string;
  readonly y: string;
}

/** The activation, its closed form at sigma, some draws, averages of many, and the noise itself as a bell at the bottom. */
export function drawUnit(pen: Pen, { activation, averages, sigma, x: xName, y: yName }: UnitPicture): void {
  const { context, height, unit, colours } = pen;
  const axes = activation.name === "relu" ? RISING : BOUNDED;
  const smoothed = colours.series[SMOOTHED]!;
  const plain = colours.series[PLAIN]!;
  axes.fit(pen);
  axes.draw(pen, xName, yName);
  context.save();
  context.beginPath();
  context.rect(axes.left, 0, axes.right - axes.left, axes.floor);
  context.clip();

  const { floor } = axes;
  if (sigma > 0) {
    const top = Math.min(0.34 * height, (0.16 * height) / Math.max(sigma, 0.35));
    context.beginPath();
    context.moveTo(axes.x(-FARTHEST), floor);
    for (let k = 0; k < POINTS; k++) {
      const at = FARTHEST * ((2 * k) / (POINTS - 1) - 1);
      context.lineTo(axes.x(at), floor - top * Math.exp(-((at - BELL_AT) ** 2) / (2 * sigma * sigma)));
    }
    context.lineTo(axes.x(FARTHEST), floor);
    context.globalAlpha = 0.16;
    context.fillStyle = plain;
    context.fill();
  }

  context.globalAlpha = 0.4;
  context.fillStyle = plain;
  if (sigma > 0) {
    for (let k = 0; k < PLACES; k++) {
      for (let n = 0; n < SHOWN_DRAWS; n++) {
        const value = activation.value(averages.inputs[k]! + sigma * averages.noise(k, n));
        context.fillRect(axes.x(averages.inputs[k]!) - 1, axes.y(value) - 1, 2, 2);
      }
    }
  }
  context.globalAlpha = 1;

  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  context.setLineDash(DASH);
  context.beginPath();
  for (let k = 0; k < POINTS; k++) {
    const at = FARTHEST * ((2 * k) / (POINTS - 1) - 1);
    context.lineTo(axes.x(at), axes.y(activation.value(at)));
  }
  context.stroke();
  context.setLineDash(SOLID);

  context.strokeStyle = smoothed;
  context.lineWidth = 3 * unit;
  context.beginPath();
  for (let k = 0; k < POINTS; k++) {
    const at = FARTHEST * ((2 * k) / (POINTS - 1) - 1);
    activation.smooth(at, sigma * sigma, moments);
    context.lineTo(axes.x(at), axes.y(moments[MOMENT.h1]!));
  }
  context.stroke();

  context.strokeStyle = plain;
  context.lineWidth = 2;
  for (let k = 0; k < PLACES; k++) {
    context.beginPath();
    context.arc(axes.x(averages.inputs[k]!), axes.y(averages.means[k]!), 4 * unit, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

const DASH = [6, 4];
const SOLID: number[] = [];
