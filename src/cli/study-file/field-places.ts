import type * as z from "zod/mini";
import { studyFileSchema } from "./schema.js";

/** Fields of a study file by their names alone: "epochs" stands in "budget.epochs". */
export function fieldPlaces(): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [outer, section] of Object.entries(fieldsOf(studyFileSchema()))) {
    if (!places.has(outer)) places.set(outer, outer);
    for (const inner of Object.keys(fieldsOf(section))) if (!places.has(inner)) places.set(inner, `${outer}.${inner}`);
  }
  return places;
}

/** Of a section; none of any other schema. */
function fieldsOf(schema: z.ZodMiniType): Readonly<Record<string, z.ZodMiniType>> {
  const { innerType, shape } = schema._zod.def as {
    readonly innerType?: z.ZodMiniType;
    readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  };
  return innerType === undefined ? (shape ?? {}) : fieldsOf(innerType);
}
