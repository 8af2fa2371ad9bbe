import { fileURLToPath } from "node:url";
import { GradusError } from "gradus";
import { type WorkerPoolOptions, workerPool } from "gradus/node";
import { inlineExecutor } from "gradus/study";
import { expect, test } from "vitest";
import { errors, kernels, now, study, toys } from "./members/toy-study.js";

const pool = (options: WorkerPoolOptions) => workerPool({ workers: 2, ...options });

test.each<readonly [how: string, module: URL | string]>([
  ["URL", toys],
  ["URL as a text", toys.href],
  ["absolute path", fileURLToPath(toys)],
])(
  "a user's optimiser, objective, cell and trainer run through a study in two workers, their module given by its %s: the bits of one thread",
  async (_how, module) => {
    const { outcome, trials, ...rest } = await study(pool({ modules: [module] }));
    expect(outcome).toBe("complete");
    expect(trials.map(({ outcome }) => outcome)).toEqual(Array(11).fill("finished"));
    const alone = await study(inlineExecutor({ kernels, now }));
    expect(errors({ ...rest, outcome, trials })).toEqual(errors(alone));
  },
);

const refused = async (run: Promise<unknown>): Promise<string> => {
  const error: unknown = await run.then(
    () => "accepted",
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(GradusError);
  return (error as Error).message;
};
const advice = "Worker threads have registries of their own: name the module that adds it in `modules` of workerPool.";

test("a member that the main thread alone has added is refused by its name, with the way to hand it on", async () => {
  expect(await refused(study(pool({ workers: 1 })))).toMatch(
    /^tune\/\S+: buildNetwork: `cell` names an unknown cell "toy leaky"\. .*Known: elman/,
  );
  const message = await refused(study(pool({}), { cell: "elman" }));
  expect(message).toMatch(/^tune\/toy method\/b16\/\d: Unknown trainer "toy trainer"\./);
  expect(message.endsWith(advice)).toBe(true);
});

test.each<readonly [what: string, module: string, why: RegExp]>([
  ["is not there", "none.js", /Cannot find module .*none\.js/],
  ["throws on import", "broken.js", /no toys here\./],
])("a module that %s ends the study with its name and the cause", async (_what, file, why) => {
  const module = new URL(`./members/${file}`, import.meta.url);
  const message = await refused(study(pool({ modules: [toys, module] })));
  expect(message).toMatch(/^workerPool: `modules` must load in every worker thread, got "file:/);
  expect(message).toContain(`got "${module.href}", which failed: `);
  expect(message).toMatch(why);
  expect(message).toMatch(/Correct its path, or what it does on import\.$/);
});

test.each([
  ["a relative path", ["./members/toys.js"]],
  ["a package's name", ["toys"]],
  ["the URL of a page", ["https://example.org/toys.js"]],
  ["no list", toys],
  ["a list with something else in it", [toys, 3]],
])("%s is refused where the pool is asked for", (_what, modules) => {
  expect(() => workerPool({ modules: modules as never })).toThrow(
    /^workerPool: `modules` must be a list of modules, each a file's URL or absolute path, got .* Give e\.g\. \[new URL/,
  );
});
