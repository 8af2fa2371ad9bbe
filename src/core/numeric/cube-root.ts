/**
 * The largest integer whose cube is at most n, an integer from 0 to 2^40; by integers, since engines round Math.cbrt each in its own way.
 *
 * @example
 * floorOfCubeRoot(63); // 3
 * floorOfCubeRoot(64); // 4
 */
export function floorOfCubeRoot(n: number): number {
  let root = 0;
  while ((root + 1) * (root + 1) * (root + 1) <= n) root++;
  return root;
}

/**
 * The smallest integer whose cube is at least n.
 *
 * @example
 * ceilingOfCubeRoot(64); // 4
 * ceilingOfCubeRoot(65); // 5
 */
export function ceilingOfCubeRoot(n: number): number {
  return n === 0 ? 0 : floorOfCubeRoot(n - 1) + 1;
}
