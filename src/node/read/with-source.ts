import { InputError } from "../../core/errors.js";
import { type OpenOptions, openSource } from "./open-source.js";
import type { Source } from "./source.js";

/** Does something with an opened table, and once more without the stray rows of a text where one of its rows is wrong. */
export async function withSource<Result>(
  file: string,
  options: OpenOptions,
  work: (source: Source) => Promise<Result>,
): Promise<Result> {
  const source = await openSource(file, options);
  try {
    return await work(source).catch(async (error: unknown) => {
      // Nothing is searched for in a file that is in order.
      const isOfRow = error instanceof InputError && error.place.row !== undefined;
      const mended = isOfRow ? await source.withoutStrayRows?.() : null;
      if (mended) return work(mended);
      throw error;
    });
  } finally {
    source.close();
  }
}
