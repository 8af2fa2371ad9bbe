import { mkdtempSync, readdirSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fingerprint } from "./bytes.js";
import { dataInFolder } from "./data-place.js";

test("a file of the shared folder that is damaged is told by who reads it, and written anew by the next study that puts it there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradus-data-"));
  const place = dataInFolder(join(folder, "deep"), "--queue-data");
  const bytes = Uint8Array.from({ length: 5000 }, (_, k) => (k * k) % 251);
  const sha = fingerprint(bytes);
  await place.put(sha, bytes);
  const [name] = readdirSync(join(folder, "deep"));
  truncateSync(join(folder, "deep", name!), 100);
  await expect(place.get(sha)).rejects.toThrow(/must be whole, got a damaged copy/);
  await place.put(sha, bytes);
  expect(await place.get(sha)).toEqual(Buffer.from(bytes));
  await place.remove(sha);
  await place.remove(sha);
  expect(await place.get(sha)).toBe(null);
  expect(readdirSync(join(folder, "deep"))).toEqual([]);
});
