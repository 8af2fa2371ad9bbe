import type { AddCommand } from "../surroundings.js";
import { addPoc } from "./poc.js";

/** Every command: a new one is a file and a line here. */
export const commands: readonly AddCommand[] = [addPoc];
