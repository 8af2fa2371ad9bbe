// node bench/sign/run.js [options of bench/sigma/command.js]
import { runComparison } from "../sigma/command.js";
import { methods } from "./methods.js";
import { tasks } from "./tasks.js";

await runComparison({ methods, tasks, defaults: { epochs: 30, hiddenSize: 64 }, fixed: { finish: "ridge" } });
