import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { type StoreSubject, storeClaims, storedStudy } from "../../study/testing/store-claims.js";
import { runStore } from "./run-store.js";

let parts: Awaited<ReturnType<typeof storedStudy>>;
beforeAll(async () => {
  parts = await storedStudy();
});

test.each(storeClaims)("runStore: $claim", async ({ check }) => {
  const folder = mkdtempSync(join(tmpdir(), "gradus-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const subject: StoreSubject = {
    ...parts,
    open: () => runStore(folder),
    async damage(what, { trial }) {
      const path = join(folder, "run", ...(what === "trial" ? ["trials.jsonl"] : ["under-way", `${trial}.checkpoint`]));
      const bytes = readFileSync(path);
      const line = what === "trial" ? bytes.indexOf(trial) : 100;
      bytes[line + 200]! ^= 1;
      writeFileSync(path, bytes);
    },
  };
  await expect(check(subject)).resolves.toBeUndefined();
});
