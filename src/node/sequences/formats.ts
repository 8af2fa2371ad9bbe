import { folder } from "./folder.js";
import type { SequenceFormat } from "./format.js";
import { frames } from "./frames.js";
import { idx } from "./idx.js";
import { prose } from "./prose.js";
import { sktime } from "./sktime.js";
import { tables } from "./tables/table-format.js";

/** All formats: the first that fits reads a file. */
export const formats: readonly SequenceFormat[] = [folder, idx, sktime, frames, prose, tables];
