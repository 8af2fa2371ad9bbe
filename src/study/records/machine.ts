import type * as z from "zod/mini";
import { fields, once, text, whole } from "../../core/stored/shape.js";

export type MachineRecord = z.infer<ReturnType<typeof machineSchema>>;
export const machineSchema = once(() => fields({ cpu: text, cores: whole, node: text }));
