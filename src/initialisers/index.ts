import { configurable, registry } from "../core/registry.js";
import { automaticStart } from "./automatic-start.js";
import type { Initialiser } from "./contract.js";
import { drawn } from "./drawn.js";
import { linearStart } from "./linear/linear-start.js";
import { orthogonal } from "./orthogonal.js";
import { pretrained } from "./pretrained.js";
import { INITIALISER } from "./rules.js";
import { solvedReadout } from "./solved-readout.js";

/** Every initialiser by name: a new one is a file and a line here. */
export const initialisers = registry<Initialiser>(
  "initialiser",
  () => [
    drawn(),
    orthogonal(),
    configurable(solvedReadout),
    configurable(linearStart),
    automaticStart(),
    configurable(pretrained),
  ],
  INITIALISER,
);
