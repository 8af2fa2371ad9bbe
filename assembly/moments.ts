import { HOST, host } from "./curve";
import { Plan } from "./plan";

/** (mean m, var m) to (E h, Var h) in place, with both by mean and both by variance as slopes. */
export function momentsCurve(plan: Plan, mean: usize, variance: usize, slopes: usize): void {
  if (plan.curve == HOST) host(changetype<usize>(plan), mean, variance, slopes);
}
