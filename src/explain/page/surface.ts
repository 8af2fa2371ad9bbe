import { escapeHtml, Html } from "../../page/html/html.js";

/**
 * A relief of values on an n by n grid, seen from above at an angle; light from the left. A difference of `range` is drawn as
 * full height; with one range for several reliefs, their heights compare.
 */
export function surface(values: readonly number[], n: number, { range, label }: SurfaceOptions): Html {
  const low = Math.min(...values);
  const height = (row: number, column: number) => (values[row * n + column]! - low) / (range || 1);
  const place = (row: number, column: number) => {
    const x = column / (n - 1);
    const y = row / (n - 1);
    return [WIDTH * (0.5 + 0.5 * (x - y)), TOP + DEPTH * 0.5 * (x + y) - RISE * height(row, column)] as const;
  };
  const faces: string[] = [];
  for (let diagonal = 0; diagonal <= 2 * (n - 2); diagonal++) {
    // far to near, so that near faces cover far ones
    for (let row = Math.max(0, diagonal - n + 2); row <= Math.min(n - 2, diagonal); row++) {
      const column = diagonal - row;
      const corners = [place(row, column), place(row, column + 1), place(row + 1, column + 1), place(row + 1, column)];
      const slope =
        (height(row, column + 1) - height(row, column) + height(row + 1, column + 1) - height(row + 1, column)) / 2;
      const turn =
        (height(row + 1, column) - height(row, column) + height(row + 1, column + 1) - height(row, column + 1)) / 2;
      const mean = (height(row, column) + height(row + 1, column + 1)) / 2;
      const fill = colour(mean, 1 + 0.9 * Math.tanh((n / 8) * (slope * 0.8 - turn)) * 0.45);
      faces.push(
        `<path d="M${corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z" fill="${fill}" stroke="${fill}"/>`,
      );
    }
  }
  return new Html(
    `<svg class="relief" viewBox="0 0 ${WIDTH} ${TOP + DEPTH + 6}" role="img" aria-label="${escapeHtml(label)}" stroke-width=".5" stroke-linejoin="round">${faces.join("")}</svg>`,
  );
}

interface SurfaceOptions {
  /** Difference of values drawn as full height. */
  readonly range: number;
  /** For screen readers. */
  readonly label: string;
}

const WIDTH = 200;
const DEPTH = 104;
const RISE = 74;
const TOP = 76;

/** Deep blue valleys to warm peaks; even steps in lightness, told apart without colour too. */
const STOPS = [
  [24, 32, 94],
  [35, 96, 150],
  [54, 158, 158],
  [150, 199, 130],
  [243, 205, 107],
  [240, 130, 75],
] as const;

function colour(height: number, light: number): string {
  const at = Math.min(0.999, Math.max(0, height)) * (STOPS.length - 1);
  const k = Math.floor(at);
  const fraction = at - k;
  const part = (channel: 0 | 1 | 2) => {
    const base = STOPS[k]![channel] * (1 - fraction) + STOPS[k + 1]![channel] * fraction;
    return Math.round(Math.min(255, Math.max(0, base * light)))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(0)}${part(1)}${part(2)}`;
}
