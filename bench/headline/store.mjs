// Finished runs, one JSON line each, found again by what decides them.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { canonicalJson } from "../../dist/core/stored/canonical.js";

/** What decides a run: the task, all of its plan, the seed, and the protocol's sizes. Not the method's name: equal runs are shared. */
export function keyOf({ task, plan, seed }, { hidden, batchSize, validationGrowth, windows }) {
  const parts = { task, plan, seed, hidden, batchSize, validationGrowth, windows };
  return createHash("sha256").update(canonicalJson(parts)).digest("hex").slice(0, 16);
}

export class Store {
  #file;
  #byKey = new Map();

  /** @param key gives the key of a line; a later line takes the place of an earlier one */
  constructor(folder, name, key = (line) => line.key) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, name);
    this.key = key;
    for (const line of linesOf(this.#file)) this.#byKey.set(key(line), line);
  }

  get(key) {
    return this.#byKey.get(key);
  }

  get all() {
    return [...this.#byKey.values()];
  }

  add(line) {
    this.#byKey.set(this.key(line), line);
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

/** All whole lines; the last one of a run that was killed may be cut. What is committed is packed: it is unpacked beside it. */
function linesOf(file) {
  if (!existsSync(file) && existsSync(`${file}.gz`)) writeFileSync(file, gunzipSync(readFileSync(`${file}.gz`)));
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8");
  if (text !== "" && !text.endsWith("\n")) appendFileSync(file, "\n");
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}
