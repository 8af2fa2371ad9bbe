import { signal } from "@preact/signals";
import type { Connection } from "../kit/follow.js";

/** How the page stands with its server, whatever it shows. */
export const connection = signal<Connection>("connecting");
