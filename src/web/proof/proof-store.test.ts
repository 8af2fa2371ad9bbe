import { expect, test, vi } from "vitest";
import type { ProofClient, ProofEvents, TableView } from "../contract/proof.js";
import { ProofStore } from "./proof-store.js";

vi.mock("../kit/language.js", () => ({ language: { peek: () => "en" } })); // it asks the browser

const given = { name: "a.csv", blob: new Blob(["a"]) };

/** A page whose worker does what a test says. */
function page(calls: Partial<ProofClient>) {
  const listeners = new Map<string, Set<(data: never) => void>>();
  const client = {
    kept: async () => [],
    plan: async () => ({}),
    detail: () => new Promise(() => {}),
    read: async () => ({ name: "a.csv", columns: [] as TableView["columns"] }) as TableView,
    on(name: string, listener: (data: never) => void) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    ...calls,
  } as unknown as ProofClient;
  const tell = <Name extends keyof ProofEvents>(name: Name, data: ProofEvents[Name]) => {
    for (const listener of listeners.get(name) ?? []) listener(data as never);
  };
  return { store: new ProofStore({ client, isInPage: false }), tell };
}

test("a study that the browser has no more room for counts as one that a closed page loses", async () => {
  let end = () => {};
  const { store, tell } = page({ start: () => new Promise((resolve) => (end = resolve)) });
  await store.take(given);
  store.isKept.value = true;
  const run = store.start();
  expect([store.isStudyKept.value, store.isLosing.value]).toEqual([true, false]);
  tell("unkept", null);
  expect([store.isStudyKept.value, store.isLosing.value]).toEqual([false, true]);
  end();
  await run;
  expect(store.isLosing.value).toBe(true); // its verdict is nowhere else
});

test("a kept study that cannot be opened does not take away a table that was given meanwhile", async () => {
  let fail = (_: Error) => {};
  const { store } = page({ open: () => new Promise((_, reject) => (fail = reject)) });
  const opening = store.open("x");
  await store.take(given);
  fail(new Error("gone"));
  await opening;
  expect([store.stage.value, store.failure.value]).toEqual(["read", null]);
});
