import { InputError } from "../../core/errors.js";
import type { Host } from "../host.js";
import { type OpenOptions, openSource } from "./open-source.js";
import { MixedLines } from "./query-error.js";
import type { Source } from "./source.js";

/** Puts a file in its place for reading. */
export type OpenHost = () => Promise<Host>;

/** Does something with an opened table, and where its rows cannot be read as they are, with what can be made of it. */
export async function withSource<Result>(
  open: OpenHost,
  options: OpenOptions,
  work: (source: Source) => Promise<Result>,
): Promise<Result> {
  const host = await open();
  try {
    const source = await openSource(host, options);
    try {
      return await onMended(source, work);
    } finally {
      source.close();
    }
  } finally {
    host.close();
  }
}

async function onMended<Result>(source: Source, work: (source: Source) => Promise<Result>): Promise<Result> {
  try {
    return await work(source);
  } catch (error) {
    if (error instanceof MixedLines && source.withOneLineEnd) return onMended(await source.withOneLineEnd(), work);
    // Nothing is searched for in a file that is in order.
    const isOfRow = error instanceof InputError && error.place.row !== undefined;
    const mended = isOfRow ? await source.withoutStrayRows?.() : null;
    if (mended) return work(mended);
    throw error;
  }
}
