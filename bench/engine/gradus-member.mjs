// A further member of the team: steps whenever the first one does, until it is ended.
import { workerData } from "node:worker_threads";
import { gradusStep, library } from "./gradus-step.mjs";

const { build, dist, shape, memory, rank } = workerData;
const gradus = await library(dist);
const step = gradusStep(gradus, gradus.kernels(build), shape, gradus.joinTeam(memory, rank));
for (;;) step();
