import { randomStream } from "../../random.js";
import { exp } from "../exp.js";
import { expm1 } from "../expm1.js";
import { log } from "../log.js";
import { log1p } from "../log1p.js";
import { log2 } from "../log2.js";
import { power } from "../power.js";
import { cos, sin } from "../sine.js";
import { tanh } from "../tanh.js";

/** The functions, and the powers of two between which their arguments lie. */
const FUNCTIONS = [
  { name: "exp", value: exp, sizes: [-60, 10], isPositive: false },
  { name: "expm1", value: expm1, sizes: [-60, 10], isPositive: false },
  { name: "log", value: log, sizes: [-1074, 1024], isPositive: true },
  { name: "log1p", value: log1p, sizes: [-60, 60], isPositive: true },
  { name: "log2", value: log2, sizes: [-1074, 1024], isPositive: true },
  { name: "tanh", value: tanh, sizes: [-40, 5], isPositive: false },
  { name: "sin", value: sin, sizes: [-30, 1024], isPositive: false },
  { name: "sin of small angles", value: sin, sizes: [-3, 8], isPositive: false },
  { name: "cos", value: cos, sizes: [-30, 1024], isPositive: false },
  { name: "cos of small angles", value: cos, sizes: [-3, 8], isPositive: false },
  { name: "power", value: (x: number) => power(x, 0.3), sizes: [-1074, 1024], isPositive: true },
  { name: "x ** 2", value: (x: number) => x ** 2, sizes: [-500, 500], isPositive: false },
  { name: "x * x", value: (x: number) => x * x, sizes: [-500, 500], isPositive: false },
] as const;

const ARGUMENTS = 1000;

/** A hash of the bits of each function's results at `ARGUMENTS` arguments: the same in every engine, or the engines differ. */
export function elementaryFingerprints(): Record<string, string> {
  return Object.fromEntries(FUNCTIONS.map((one) => [one.name, fingerprint(one)]));
}

function fingerprint({ value, sizes: [low, high], isPositive }: (typeof FUNCTIONS)[number]): string {
  const random = randomStream(1);
  const results = new Float64Array(ARGUMENTS);
  for (let k = 0; k < ARGUMENTS; k++) {
    const exponent = low + random.integer(high - low);
    const half = exponent >> 1; // 2^exponent in two factors: neither leaves the doubles
    const size = (1 + random.uniform()) * 2 ** half * 2 ** (exponent - half);
    results[k] = value(!isPositive && random.integer(2) === 1 ? -size : size);
  }
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(results.buffer)) hash = Math.imul(hash ^ word ^ (hash >>> 15), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Of Node.js 20.20.2 (V8 11.3) and Chromium 156, to begin with. A change of a function changes its own: say in the changelog which results move. */
export const ELEMENTARY_FINGERPRINTS: Readonly<Record<string, string>> = {
  cos: "392803a7",
  "cos of small angles": "8fe5d65f",
  exp: "958552b4",
  expm1: "48b73626",
  log: "f69feca9",
  log1p: "8fbd4618",
  log2: "8928b56f",
  power: "8a3208b2",
  sin: "b3b12ab3",
  "sin of small angles": "7ecf0057",
  tanh: "aadf5a7e",
  "x * x": "c5bcbb45",
  "x ** 2": "c5bcbb45",
};
