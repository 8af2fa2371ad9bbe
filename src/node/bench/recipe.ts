import { selectKernels } from "../../kernels/select.js";
import type { Recipe } from "../threads/train-parallel.js";
import { type BenchStep, benchOptions } from "./options.js";

/** The run of a bench thread, each on an engine of its own. */
const recipe: Recipe<BenchStep> = (step) => ({ ...benchOptions(step), kernels: selectKernels(step.engine).kernels });
export default recipe;
