import type { Reader } from "./reader.js";
export const pageReader: Reader = null as never;
