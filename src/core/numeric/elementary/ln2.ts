/**
 * ln 2 in two parts, from test/golden/elementary.py: 32 bits, so that the product with any exponent of a double is exact, and the rest.
 */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
