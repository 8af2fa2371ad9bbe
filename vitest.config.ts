import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { SecondTries } from "./test/second-tries.js";

/** What tests and the programs that they start leave in the system's folder of temporary files goes with the run. */
if (process.env["GRADUS_TESTS"] === undefined) {
  const temporary = mkdtempSync(join(tmpdir(), "gradus-tests-"));
  chmodSync(temporary, 0o755); // PostgreSQL's user has folders in it
  Object.assign(process.env, { GRADUS_TESTS: temporary, TMPDIR: temporary }); // this file is read once for each project
  process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
}

/** Tests of the built package: by its command, by its entries in Node.js and in a browser. */
const built = ["test/{browser,e2e}/**/*.test.ts"];

/** They add members to registries, so they share their modules with no other file. `npm run test:fast` leaves them out. */
const outside = [
  "test/from-outside.test.ts",
  "test/members-as-classes.test.ts",
  "src/network/toy-cell.test.ts",
  "src/objective/sequences.test.ts",
];

export default defineConfig({
  test: {
    // Generous: whoever waits for a program or a page waits until it is there, on a busy machine too.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    retry: 1,
    reporters: ["default", new SecondTries()],
    onConsoleLog(log) {
      throw new Error(`Stray console output in a test: ${log}`);
    },
    tags: [
      {
        name: "slow",
        description: "takes more than half a second, or needs the built package: left out by `npm run test:fast`",
      },
    ],
    projects: [
      {
        extends: true,
        test: {
          name: "source",
          include: ["{src,test,examples}/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...built, ...outside],
        },
      },
      // The rules of reading tables once more, as a page follows them: by DuckDB-WASM, started once for all files.
      {
        extends: true,
        test: { name: "page", include: ["src/read/**/*.test.ts"], env: { GRADUS_READER: "page" }, isolate: false },
      },
      { extends: true, test: { name: "outside", include: outside } },
      { extends: true, test: { name: "built", include: built } },
    ],
  },
});
