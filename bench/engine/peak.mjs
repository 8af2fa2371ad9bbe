// Prints the peak of 128-bit multiply-adds held in registers, GFLOP/s of processor time. Argument: the compiled library's folder.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const load = (path) => import(pathToFileURL(join(process.argv[2], path)).href);
const { measurePeak } = await load("kernels/wasm/peak.js");
const { availableBuilds } = await load("kernels/wasm/module.js");
const builds = availableBuilds().filter((build) => build !== "wide");
const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
console.log(Math.max(...builds.map((build) => measurePeak(build, milliseconds))).toFixed(1));
