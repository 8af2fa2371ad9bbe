import { dirname, isAbsolute, relative, sep } from "node:path";
import { GradusError } from "../../core/errors.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { isThere } from "../../node/read-named.js";
import type { TableStudyFile } from "../../study/spec/study-file.js";

/** Throws where the study's file cannot be written, or would take the place of another. */
export async function ensureNew(
  name: string,
  { isForced, inputs }: { readonly isForced: boolean; readonly inputs: readonly string[] },
): Promise<void> {
  await ensureWritableFile(name, { option: "init", inputs });
  if (isForced || !(await isThere(name, "init"))) return;
  throw new GradusError(
    `init: ${JSON.stringify(name)} must not be there yet, got a file. Name another one, or overwrite it with --force.`,
  );
}

/** The study with paths from the folder of its file, which is how the file has them. */
export function fromFolderOf(name: string, study: TableStudyFile): TableStudyFile {
  const from = (path: string) => (isAbsolute(path) ? path : relative(dirname(name), path).split(sep).join("/"));
  return {
    ...study,
    data: { ...study.data, file: from(study.data.file) },
    ...(study.out !== undefined && { out: from(study.out) || "." }),
  };
}
