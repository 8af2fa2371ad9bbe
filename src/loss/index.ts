import { registry } from "../registry.js";
import { squared } from "./squared.js";

/** Every loss: a new one is a file and a line here. */
export const losses = registry("loss", [squared]);
