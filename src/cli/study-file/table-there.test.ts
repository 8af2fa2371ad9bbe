import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStudyFile } from "./read.js";
import { ensureTableThere } from "./table-there.js";

test("a table that is not there is told by study file, line and what its path is relative to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradus-table-there-"));
  const file = join(folder, "study.json");
  writeFileSync(file, '{\n"data": {\n"file": "sales.csv" } }');
  const given = await readStudyFile(file);
  await expect(ensureTableThere(given)).rejects.toThrow(
    `${file}:3: data.file must be a table that is there, got "${join(folder, "sales.csv")}", as the command finds it, and nothing of that name. ` +
      `Paths are relative to the study file, in ${folder}: correct it, or move the table there.`,
  );
  writeFileSync(join(folder, "sales.csv"), "y\n1\n");
  await ensureTableThere(given);
});
