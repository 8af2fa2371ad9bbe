import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { fixtureStudy } from "../../src/report/testing/fixture.js";
import { root, sample } from "./command.js";

const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
/** A folder with the package and its dependencies as `npm install --omit=optional` leaves them. */
const folder = mkdtempSync(join(tmpdir(), "gradus-without-optional-"));

beforeAll(() => {
  const home = join(folder, "node_modules", "gradus");
  mkdirSync(home, { recursive: true });
  for (const part of ["bin", "dist/entry", "package.json"])
    cpSync(join(root, part), join(home, part), { recursive: true });
  for (const name of Object.keys(dependencies))
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
});

async function run(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => error,
  );
}

/** What a program of one module prints. */
async function printed(program: string): Promise<string> {
  const { stdout, stderr } = await run("--input-type=module", "--eval", program);
  return stdout + stderr.slice(-1000);
}

const gradus = join("node_modules", "gradus", "bin", "gradus.js");

describe("without the optional dependencies", () => {
  test("a network is trained and predicts", async () => {
    const program = `
      import { addingTask, buildNetwork, predict, randomStream, train } from "gradus";
      const task = addingTask({ length: 10, train: 40, validation: 10, test: 10, stream: randomStream(1) });
      const network = buildNetwork({ inputSize: 2, hiddenSizes: [4], outputSize: 1 });
      const { best } = await train({ network, data: task, batchSize: 20, epochs: 1, seed: 1 }).result();
      console.log(predict(network, best.parameters, task.validation).length);
    `;
    expect(await printed(program)).toBe("10\n");
  });

  test.each(["gradus", "gradus/model", "gradus/study", "gradus/report", "gradus/explain", "gradus/node"])(
    "%s loads",
    async (entry) => {
      const program = `console.log(Object.keys(await import("${entry}")).length > 0)`;
      expect(await printed(program)).toBe("true\n");
    },
  );

  test("reading a file says what to install", async () => {
    const { stderr } = await run(gradus, "poc", sample, "--target", "temp_max");
    expect(stderr).toContain(installing("@duckdb/node-api"));
    expect(stderr).not.toContain("    at ");
  });

  test.skipIf("typescript" in process.features)(
    "a study in TypeScript says what to install (Node.js of 22.18 and newer reads it itself)",
    async () => {
      writeFileSync(join(folder, "study.ts"), 'export default { data: { file: "a.csv" } };');
      expect((await run(gradus, "poc", "study.ts")).stderr).toContain(installing("jiti"));
    },
  );

  test("a report says what to install", async () => {
    const program = `
      import { renderReport } from "gradus/report";
      const study = ${JSON.stringify(fixtureStudy({ seeds: 1, epochs: 2, batchSizes: [16] }))};
      await renderReport(study, "en").catch(({ name, message }) => console.log(name, message));
    `;
    expect(await printed(program)).toMatch(/^GradusError /);
    expect(await printed(program)).toContain(installing("echarts"));
  });

  test("the page says what to install", async () => {
    const { stderr } = await run(gradus, "ui", ".");
    expect(stderr).toContain(installing("@hono/node-server")); // which brings hono
    expect(stderr).not.toContain("    at ");
  });

  test("a queue says what to install", async () => {
    const { stderr } = await run(gradus, "worker", "--queue", "postgres://me@127.0.0.1:9/lab");
    expect(stderr).toContain(installing("pg"));
    expect(stderr).not.toContain("    at ");
  });

  test("a study says so before it trains", async () => {
    const { stderr } = await run(gradus, "explain", "adding", "--quick");
    expect(stderr).toContain(installing("echarts"));
  });
});

function installing(name: string): string {
  return `Run \`npm install ${name}@${optionalDependencies[name]}\`.`;
}
