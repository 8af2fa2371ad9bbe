import { normalCdf } from "./normal.js";

/**
 * Owen's T function, the probability that X > h and 0 < Y < a X for independent standard normal X and Y.
 *
 *     T(h, a) = 1/(2 pi) * integral of exp(-h^2 (1 + x^2) / 2) / (1 + x^2) over x in [0, a]
 *
 * Absolute error below 2e-16 for |a| <= 1 and below 1e-15 elsewhere; any h, any a (infinite ones too). Even in h, odd in a.
 * 20-point Gauss-Legendre on the integral; |a| > 1 is turned into 1/|a| by equation 2.3 of D. B. Owen, "Tables for computing
 * bivariate normal probabilities", Ann. Math. Statist. 27 (1956) 1075-1090.
 *
 * @example
 * owensT(0, 1); // 0.125, that is atan(1) / (2 pi)
 */
export function owensT(h: number, a: number): number {
  const height = Math.abs(h);
  const slope = Math.abs(a);
  const size = slope <= 1 ? integral(height, slope) : reflected(height, slope);
  return a < 0 ? -size : size;
}

function reflected(h: number, a: number): number {
  const scaled = h === 0 ? 0 : h * a;
  const tail = normalCdf(-h);
  const scaledTail = normalCdf(-scaled);
  return 0.5 * (tail + scaledTail) - tail * scaledTail - integral(scaled, 1 / a);
}

function integral(h: number, a: number): number {
  const half = 0.5 * a;
  const rate = -0.5 * h * h;
  if (rate < -745) return 0; // exp underflows; also keeps Infinity * 0 out
  let sum = 0;
  for (let i = 0; i < NODES.length; i++) {
    const offset = half * NODES[i]!;
    const left = 1 + (half - offset) ** 2;
    const right = 1 + (half + offset) ** 2;
    sum += WEIGHTS[i]! * (Math.exp(rate * left) / left + Math.exp(rate * right) / right);
  }
  return (half * sum) / (2 * Math.PI);
}

// The positive half of the 20-point Gauss-Legendre rule, from test/golden/legendre.py.
const NODES: readonly number[] = [
  0.9931285991850949, 0.9639719272779138, 0.912234428251326, 0.8391169718222188, 0.7463319064601508, 0.636053680726515,
  0.5108670019508271, 0.37370608871541955, 0.22778585114164507, 0.07652652113349734,
];
const WEIGHTS: readonly number[] = [
  0.017614007139152118, 0.04060142980038694, 0.06267204833410907, 0.08327674157670475, 0.10193011981724044,
  0.11819453196151841, 0.13168863844917664, 0.14209610931838204, 0.14917298647260374, 0.15275338713072584,
];
