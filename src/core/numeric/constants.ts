/** 1 / sqrt(2 pi): the density of the standard normal at 0. */
export const INVERSE_SQRT_2PI = 0.3989422804014327;

/** 2 / sqrt(pi): the slope of erf at 0. */
export const TWO_OVER_SQRT_PI = 1.1283791670955126;
