import { unzipSync, zipSync } from "fflate";

/** The parts of a workbook that are read; pictures and the like are not unpacked. */
const READ = /\.(?:xml|rels)$/;

/** The same workbook, not packed. The package would unpack a large one in workers of its own, which not every page may start. */
export async function workbookBytes(packed: ArrayBuffer): Promise<ArrayBuffer> {
  try {
    const parts = unzipSync(new Uint8Array(packed), { filter: ({ name }) => READ.test(name) });
    return new Uint8Array(zipSync(parts, { level: 0 })).buffer;
  } catch {
    return packed; // the package says what is wrong with it
  }
}
