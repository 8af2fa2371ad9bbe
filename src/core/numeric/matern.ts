import { exp } from "./elementary/exp.js";

/**
 * The Matern covariance of smoothness 5/2 at a distance in lengths: (1 + s + s^2 / 3) exp(-s) with s = sqrt(5) distance; 1 at 0. Functions of it
 * have two derivatives, no more: smooth as a valley of training errors is, without the infinite smoothness of a Gaussian.
 *
 * Source: Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), equation 4.17.
 */
export function matern52(distance: number): number {
  const s = Math.sqrt(5) * distance;
  return (1 + s + (s * s) / 3) * exp(-s);
}
