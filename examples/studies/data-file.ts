import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { GradusError } from "gradus";

/** Where the data are: the folder that GRADUS_DATA names, else data/ beside these files. */
const folder = resolve(process.env["GRADUS_DATA"] || join(import.meta.dirname, "data"));

/**
 * The path of a data file, plain or gzipped. They are not in this repository: each has its own source and licence.
 *
 * @param names what the file may be called, with its folder; the first one is asked for
 * @param source where it is had from, for the message where it is not there
 */
export function dataFile(names: readonly [string, ...string[]], source: string): string {
  const paths = names.flatMap((name) => [join(folder, name), join(folder, `${name}.gz`)]);
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new GradusError(
    `${paths[0]} must be there, got no such file. Get it from ${source}, or set GRADUS_DATA to the folder that holds ${names[0]}.`,
  );
}
