/** Of the palette, as in a study's charts: what is smoothed has diffusion's colour, what is not that of the first method without it. */
export const SMOOTHED = 0;
export const PLAIN = 2;
