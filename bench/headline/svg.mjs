// Pieces of charts: colours, scales and elements.

export const INK = "#1f2328";
export const FAINT = "#d8dee4";
export const MUTED = "#59636e";

/** Of the charted methods, told apart by colour-blind readers too. */
export const COLOURS = { sgd: "#6e7781", "adam cosine": "#d97706", "soap cosine": "#0b74c4", default: "#b4184f" };

export function svg(width, height, body) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

export function text(x, y, words, { size = 12, anchor = "start", fill = INK, weight = 400 } = {}) {
  const safe = String(words).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}">${safe}</text>`;
}

export function line(x1, y1, x2, y2, { stroke = FAINT, width = 1, dash = "" } = {}) {
  const dashes = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

export function path(points, { stroke, width = 1.8 }) {
  const steps = points.map(([x, y], k) => `${k === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
  return `<path d="${steps}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
}

/** From [low, high] to [from, to] by the logarithm. */
export function logScale([low, high], [from, to]) {
  return (value) => from + ((to - from) * Math.log(value / low)) / Math.log(high / low);
}

/** A few round numbers within [low, high], logarithmic. */
export function logTicks(low, high) {
  for (const digits of [
    [1],
    [1, 3],
    [1, 2, 5],
    [1, 1.5, 2, 3, 4, 5, 7],
    [1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9],
  ]) {
    const ticks = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (const digit of digits) ticks.push(Number((digit * 10 ** power).toPrecision(3)));
    }
    const within = ticks.filter((tick) => tick >= low && tick <= high);
    if (within.length >= 3) return within;
  }
  return [low, high].map((value) => Number(value.toPrecision(2)));
}

/** A number as few characters. */
export function short(value) {
  if (value < 0.001) return value.toExponential().replace("e-", "e\u2212");
  return value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3)));
}

function round(value) {
  return Number(value.toFixed(1));
}
