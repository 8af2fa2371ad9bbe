import { beforeAll, expect, test } from "vitest";
import { storeClaims, storedStudy } from "../../../study/testing/store-claims.js";
import { memoryStore } from "./memory-store.js";

let parts: Awaited<ReturnType<typeof storedStudy>>;
beforeAll(async () => {
  parts = await storedStudy();
});

/** Memory is not damaged, and what is of another study waits for its own to come back. */
const ofDisks = /damaged|another study/;

test.each(storeClaims.filter(({ claim }) => !ofDisks.test(claim)))("in memory: $claim", async ({ check }) => {
  const store = memoryStore();
  await expect(check({ ...parts, open: () => store, damage: async () => {} })).resolves.toBeUndefined();
});

test("a study that was begun in memory is copied whole into a place where it is kept", async () => {
  const [from, to] = [memoryStore(), memoryStore()];
  const { stored, checkpoint } = parts;
  await from.write(stored.manifest);
  await from.writeSeconds(3);
  await from.save(stored.results[0]!, { study: "s", trial: "t" });
  await from.checkpoints.write(checkpoint, checkpoint);
  await from.copyInto(to);
  expect(await to.manifest()).toEqual(stored.manifest);
  expect((await to.secondsSpent()).seconds).toBe(3);
  expect((await to.finished({ study: "s", parameters: 1 })).results.get("t")).toEqual(stored.results[0]);
  expect((await to.checkpoints.read(checkpoint)).checkpoint?.state).toEqual(checkpoint.state);
});
