import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, sample, scratch, small } from "../command.js";
import { noServer, startPostgres, type TestServer } from "./postgres.js";

/** The commands of a language's section on several machines. */
function commandsOf(readme: string, heading: string): string[] {
  const text = readFileSync(join(root, readme), "utf8");
  const section = text.slice(text.indexOf(`\n## ${heading}\n`));
  return /```sh\n([\s\S]*?)\n```/.exec(section)![1]!.split("\n");
}

describe.skipIf(noServer !== null)("with a server in place of the container", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("three commands of the README take a newcomer from nothing to a study on two workers", {
    timeout: 120_000,
  }, () => {
    const [container, address, work, ...more] = commandsOf("README.md", "More than one machine");
    expect(more).toEqual([]);
    expect(commandsOf("README.ja.md", "複数のマシンで")).toEqual([container, address, work]);
    expect(container).toMatch(/^docker run .*--publish 5432:5432 --env POSTGRES_PASSWORD=queue postgres:\d+$/);
    expect(address).toBe("export GRADUS_QUEUE=postgres://postgres:queue@localhost/postgres");
    const folder = scratch();
    const typed = [
      address!.replace(/=.*/, `='${server.address}'`),
      work!
        .replaceAll("npx gradus", `'${process.execPath}' '${join(root, "bin", "gradus.js")}'`)
        .replace("sales.csv --target revenue", `'${sample}' ${small.join(" ")} --epochs 200 --out '${folder}/out'`),
      "status=$?; kill %1 %2; wait; exit $status",
    ].join("\n");
    const { status, stderr, stdout } = spawnSync("bash", ["-m", "-c", typed], { encoding: "utf8", cwd: folder });
    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stdout).toMatch(/^Next: /m);
    const { trials } = JSON.parse(readFileSync(join(folder, "out", "study.json"), "utf8"));
    expect(trials.every(({ ranOn }: { ranOn: object }) => ranOn !== null)).toBe(true);
    expect(stderr).toMatch(/Queue: 2 workers take the trials, 2 at once\./);
  });
});
