import stdlibErf from "@stdlib/math-base-special-erf";

/**
 * The error function.
 *
 *     erf(x) = 2/sqrt(pi) * integral of exp(-t^2) over t in [0, x]
 *
 * Exact to about 1 ulp. Any x: erf(+-Infinity) = +-1, erf(NaN) = NaN, erf(-0) = -0.
 *
 * @example
 * erf(1); // 0.8427007929497149
 */
export const erf: (x: number) => number = stdlibErf;

/**
 * The complementary error function 1 - erf(x), without the cancellation of that difference.
 *
 * Relative error below 2e-15 until it underflows to 0 (x > 27). Chebyshev series of (1 + 2x) exp(x^2) erfc(x), the form of
 * Shepherd and Laframboise, Math. Comp. 36 (1981) 249-253; coefficients from test/golden/erfc-chebyshev.py.
 *
 * @example
 * erfc(5); // 1.5374597944280347e-12, where 1 - erf(5) keeps four digits
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x > 27.5) return 0;
  return (gaussian(x) * chebyshev(1 - 7.5 / (x + 3.75))) / (1 + 2 * x);
}

// exp(-x^2) with x split into 24 leading bits and the rest: rounding x^2 at once costs x^2 ulp.
function gaussian(x: number): number {
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
}

// Clenshaw's recurrence.
function chebyshev(t: number): number {
  let next = 0;
  let afterNext = 0;
  for (let k = COEFFICIENTS.length - 1; k > 0; k--) {
    const current = 2 * t * next - afterNext + COEFFICIENTS[k]!;
    afterNext = next;
    next = current;
  }
  return t * next - afterNext + COEFFICIENTS[0]!;
}

const COEFFICIENTS: readonly number[] = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5, 4.13902798607301e-6,
  7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10,
  -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17,
];
