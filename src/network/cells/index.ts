import { registry } from "../../core/registry.js";
import type { Cell } from "../cell.js";
import { elman } from "./elman.js";

/** Every recurrent cell by name: a new one is a file and a line here. */
export const cells = registry<Cell>("cell", () => [elman]);
