import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { InputError } from "../../core/errors.js";
import { causeOf, codeOf, remedyOf } from "../system-error.js";

interface PackedFile {
  /** As errors call it. */
  readonly file: string;
  readonly path: string;
  readonly gzip: boolean;
}

/**
 * The bytes of a file in pieces, unpacked.
 *
 * @throws InputError where the system does not give them, and where a packed file ends too soon or is damaged
 */
export async function* bytesOf({ file, path, gzip }: PackedFile): AsyncGenerator<Buffer> {
  const plain = createReadStream(path);
  try {
    yield* gzip ? plain.pipe(createGunzip()) : plain;
  } catch (error) {
    const isSystems = codeOf(error) !== null;
    const cause = isSystems ? causeOf(error) : (error as Error).message; // a packed file that ends too soon
    throw new InputError(
      { file },
      `the file cannot be read, got ${cause}. ${remedyOf(error, "check that it is complete.")}`,
    );
  }
}
