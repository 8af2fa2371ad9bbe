import { GradusError } from "../../core/errors.js";

/** The page has this refusal in all its languages from the beginning: the tables of the others may be what does not come. */
export const NO_OWN_FILES =
  "The page must load its own files, got none: the server that it came from does not answer, or it was updated. Try again once it answers; if that " +
  "does not help, reload the page, which loses what is not saved.";

export function noOwnFiles(cause?: unknown): GradusError {
  return new GradusError(NO_OWN_FILES, { cause });
}

/**
 * A part of the page, or a file beside it, that is loaded when it is needed.
 *
 * @throws GradusError in place of the browser's words, which do not say what to do
 */
export function ownPart<Part>(loading: Promise<Part>): Promise<Part> {
  return loading.catch((error: unknown) => {
    throw error instanceof TypeError ? noOwnFiles(error) : error; // a TypeError is what browsers have for imports and requests without an answer
  });
}
