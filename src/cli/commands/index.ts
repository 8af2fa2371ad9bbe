import type { AddCommand } from "../surroundings.js";
import { addBench } from "./bench.js";
import { addCompare } from "./compare.js";
import { addDemo } from "./demo.js";
import { addExplain } from "./explain.js";
import { addExport } from "./export.js";
import { addHelp } from "./help.js";
import { addInit } from "./init.js";
import { addPoc } from "./poc.js";
import { addPredict } from "./predict.js";
import { addRefit } from "./refit.js";
import { addReport } from "./report.js";
import { addSuite } from "./suite.js";
import { addTrain } from "./train.js";
import { addUi } from "./ui.js";
import { addWorker } from "./worker.js";
import { addWorkers } from "./workers.js";

/** Every command: a new one is a file and a line here. */
export const commands: readonly AddCommand[] = [
  addInit,
  addPoc,
  addReport,
  addCompare,
  addSuite,
  addTrain,
  addRefit,
  addPredict,
  addExport,
  addDemo,
  addExplain,
  addBench,
  addUi,
  addWorker,
  addWorkers,
  addHelp,
];
