import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { GradusError } from "../src/core/errors.js";
import { namesOfFamily, type Registry } from "../src/core/registry.js";

const root = resolve(import.meta.dirname, "..", "src");

/** Every exported registry: found by the files that make one, so that a new one is held to this too. */
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) =>
    file.endsWith(".ts") &&
    !file.endsWith(".test.ts") &&
    /= (?:\/\* @__PURE__ \*\/ )?registry[<(]/.test(readFileSync(join(root, file), "utf8")),
);
const registries = (
  await Promise.all(
    files.map(async (file) => Object.entries((await import(join(root, file))) as Record<string, unknown>)),
  )
)
  .flat()
  .filter((entry): entry is [string, Registry<{ readonly name: string }>] => isRegistry(entry[1]))
  .map(([name, registry]) => ({ name, registry }));

function isRegistry(value: unknown): boolean {
  return typeof value === "object" && value !== null && "names" in value && "get" in value && "items" in value;
}

test("the registries are found", () => {
  expect(registries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["activations", "cells", "losses", "objectives", "optimizers", "paperForms", "sigmaRules"]),
  );
});

test.each(registries)(
  "$name: a misspelt name is answered with the nearest one and all that are known",
  ({ registry }) => {
    for (const name of registry.names) {
      const message = refusal(() => registry.get(`${name}e`));
      expect(message).toContain(`"${name}e". Did you mean "${name}"? Known: ${registry.names.join(", ")}.`);
      const [, family] = /^Unknown (.*?) "/.exec(message)!;
      expect(namesOfFamily(family!)).toEqual(registry.names);
    }
  },
);

const open = registries.filter(({ name }) => name !== "parts");

test.each(open)(
  "$name: a member that has nothing but its name is refused by name and what it lacks",
  ({ registry }) => {
    const before = registry.names;
    const message = refusal(() => registry.add({ name: "zz" }));
    expect(message).toMatch(/^[a-z -]+ "zz": `\w+` must be .*, got nothing\./);
    expect(registry.names).toEqual(before);
  },
);

test("an optimiser and a loss that are added late are a method and a metric, as if they had been there before", async () => {
  const { optimizers } = await import("../src/optim/index.js");
  const { methods } = await import("../src/study/spec/methods/index.js");
  const { losses } = await import("../src/loss/index.js");
  const { metrics } = await import("../src/metric/index.js");
  expect([methods.names.includes("late"), metrics.names.includes("late")]).toEqual([false, false]);
  optimizers.add({ ...optimizers.get("sgd"), name: "late", learningRates: { low: 0.1, high: 0.2 } });
  losses.add({ ...losses.get("squared"), name: "late" });
  expect(methods.get("late").space["rate.learningRate"]).toMatchObject({ low: 0.1, high: 0.2 });
  expect(metrics.get("late")).toMatchObject({ name: "late", direction: "lower" });
});

function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return (error as GradusError).message;
  }
  return "accepted";
}
