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

function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return (error as GradusError).message;
  }
  return "accepted";
}
