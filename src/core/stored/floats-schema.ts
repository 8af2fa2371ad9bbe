import * as z from "zod/mini";
import { once } from "./shape.js";

/** A text that decodes to whole floats. */
export const floatsSchema = once(() =>
  z.base64().check(z.refine((text) => bytesIn(text) % 4 === 0, "must hold whole 32-bit floats")),
);

function bytesIn(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
}
