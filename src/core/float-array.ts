/** Single precision in the fast engine, double in the reference engine when asked. */
export type FloatArray = Float32Array | Float64Array;
