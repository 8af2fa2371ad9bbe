import { axisEnd } from "../../../page/charts/ticks.js";
import { significant } from "../../../page/text/numbers.js";
import type { Pen } from "./picture.js";

/** Room for the marks of the axes, in the pen's units. */
const MARGIN = { left: 46, right: 12, top: 14, bottom: 40 } as const;

/** Both axes of a picture: from numbers to pixels. */
export class Axes {
  readonly #x: readonly [number, number];
  readonly #y: readonly [number, number];
  readonly #xTicks: readonly number[];
  readonly #yTicks: readonly number[];
  readonly #words: readonly string[][];
  #unit = 1;
  #left = 0;
  #width = 0;
  #top = 0;
  #height = 0;

  constructor(x: readonly [number, number], y: readonly [number, number]) {
    this.#x = x;
    this.#y = y;
    this.#xTicks = ticksOf(x);
    this.#yTicks = ticksOf(y);
    this.#words = [this.#xTicks, this.#yTicks].map((ticks) =>
      ticks.map((tick) => significant(tick).replace("-", "\u2212")),
    );
  }

  fit({ width, height, unit }: Pen): void {
    this.#unit = unit;
    this.#left = MARGIN.left * unit;
    this.#width = width - (MARGIN.left + MARGIN.right) * unit;
    this.#top = MARGIN.top * unit;
    this.#height = height - (MARGIN.top + MARGIN.bottom) * unit;
  }

  /** Edges of what is between the axes, in pixels. */
  get left(): number {
    return this.#left;
  }
  get right(): number {
    return this.#left + this.#width;
  }
  get top(): number {
    return this.#top;
  }
  get floor(): number {
    return this.#top + this.#height;
  }

  x(value: number): number {
    return this.#left + (this.#width * (value - this.#x[0])) / (this.#x[1] - this.#x[0]);
  }

  y(value: number): number {
    return this.#top + this.#height * (1 - (value - this.#y[0]) / (this.#y[1] - this.#y[0]));
  }

  /** The number at a pixel, the nearest one of the axis where it lies beside it. */
  valueAt(x: number): number {
    const share = Math.min(1, Math.max(0, (x - this.#left) / this.#width));
    return this.#x[0] + share * (this.#x[1] - this.#x[0]);
  }

  /** Lines across at the marks of values, all marks, and what the axes are. */
  draw({ context, height, colours }: Pen, xName: string, yName: string): void {
    context.font = `${12 * this.#unit}px ${FAMILY}`;
    context.lineWidth = 1;
    context.strokeStyle = colours.grid;
    context.fillStyle = colours.muted;
    context.textAlign = "right";
    context.textBaseline = "middle";
    this.#yTicks.forEach((tick, k) => {
      const y = Math.round(this.y(tick)) + 0.5;
      context.beginPath();
      context.moveTo(this.left, y);
      context.lineTo(this.right, y);
      context.stroke();
      context.fillText(this.#words[1]![k]!, this.left - 7, y);
    });
    context.textAlign = "center";
    context.textBaseline = "top";
    this.#xTicks.forEach((tick, k) => {
      context.fillText(this.#words[0]![k]!, this.x(tick), this.floor + 7);
    });
    context.textBaseline = "bottom";
    context.textAlign = "right";
    context.fillText(xName, this.right, height - 1);
    context.textAlign = "left";
    context.textBaseline = "top";
    context.fillText(yName, 2, 0);
  }
}

const FAMILY =
  'system-ui,-apple-system,"Segoe UI",Roboto,"Hiragino Sans","Yu Gothic UI",Meiryo,"Noto Sans CJK JP",sans-serif';

/** Round numbers within a range, at most seven. */
function ticksOf([from, to]: readonly [number, number]): readonly number[] {
  const least = (to - from) / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= least)!;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, k) => axisEnd((first + k) * step));
}

const MOST_TICKS = 7;
