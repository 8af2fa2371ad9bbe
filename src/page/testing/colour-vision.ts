type Rgb = readonly [number, number, number];

/** What an eye without one kind of cone sees of linear red, green and blue (Machado, Oliveira, Fernandes 2009, severity 1). */
const VISIONS: readonly (readonly [Rgb, Rgb, Rgb])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/** Contrast of two colours such as "#0072b2" by WCAG 2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** How far apart two colours look in CIELAB (CIE 1976) to the kind of colour vision that tells them apart worst. */
export function leastDifference(a: string, b: string): number {
  return Math.min(
    ...VISIONS.map((vision) => {
      const [p, q] = [lab(seen(linear(a), vision)), lab(seen(linear(b), vision))];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    }),
  );
}

function linear(hex: string): Rgb {
  const part = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seen(color: Rgb, [r, g, b]: readonly [Rgb, Rgb, Rgb]): Rgb {
  const part = (row: Rgb) => Math.min(1, Math.max(0, dot(row, color)));
  return [part(r), part(g), part(b)];
}

function lab(color: Rgb): Rgb {
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = root(dot([0.4124, 0.3576, 0.1805], color) / 0.9505);
  const y = root(luminance(color));
  const z = root(dot([0.0193, 0.1192, 0.9505], color) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function luminance(color: Rgb): number {
  return dot([0.2126, 0.7152, 0.0722], color);
}

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
