import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { smallModel } from "../model/testing/small-model.js";
import { loadModel, saveModel } from "./model-files.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-model-"));

test("a saved model loads as it was; its folder is made, and nothing but it is left there", async () => {
  const file = join(folder, "deep", "model.json");
  await saveModel(file, smallModel());
  await saveModel(file, smallModel());
  expect(await loadModel(file)).toEqual(smallModel());
  expect(readdirSync(join(folder, "deep"))).toEqual(["model.json"]);
});

test("a record that could not be loaded is not written", async () => {
  const file = join(folder, "wrong.json");
  await expect(saveModel(file, { ...smallModel(), window: 9 })).rejects.toThrow(/saveModel: `model`: "checksum"/);
  await expect(loadModel(file)).rejects.toThrow(
    /wrong\.json: the model must be a readable file, got nothing of that name/,
  );
});

test("a folder, a file in the way and a file that is no model are GradusErrors that name it", async () => {
  await expect(loadModel(folder)).rejects.toThrow(/must be a readable file, got a folder, a pipe or a device/);
  const text = join(folder, "notes.txt");
  writeFileSync(text, "no model");
  await expect(loadModel(text)).rejects.toThrow(/notes\.txt: must be JSON/);
  const under = saveModel(join(text, "model.json"), smallModel());
  await expect(under).rejects.toThrow(/saveModel: `file`: ".*model\.json" must be writable, got a file is in the way/);
  await expect(under).rejects.toThrow(GradusError);
});
