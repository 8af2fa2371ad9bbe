// node bench/sigma/run.js [options of bench/sigma/command.js]
import { runComparison } from "./command.js";
import { methods } from "./methods.js";
import { tasks } from "./tasks.js";

await runComparison({ methods, tasks, defaults: { epochs: 40, hiddenSize: 16 } });
