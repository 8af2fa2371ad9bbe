// Folders of a study that was run: files damaged, cut off, left out, exchanged; lines swapped, doubled, of another study. Held to: the
// same study at the end, or refused in clear words; and no line of trials.jsonl is lost, wherever it ends up.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildNetwork } from "gradus";
import { runStore } from "gradus/node";
import { inlineExecutor, networkFor, parseStudy, runStudy, studyJson, withoutTimes } from "gradus/study";
import { studyOptions, studySurroundings } from "../material.mjs";
import { damaged, oddJson, oneOf, placesIn, replaced } from "../odd.mjs";
import { Fault, same, tried, triedNow } from "../outcome.mjs";

export const fuzzer = {
  name: "run-folders",
  share: { seconds: 2, cases: 20 },
  async start({ folder, show }) {
    const plain = await finishedStudy(join(folder, "plain"), {});
    const budgeted = await finishedStudy(join(folder, "budgeted"), { timeBudgetSeconds: 3600 });
    const options = studyOptions();
    const other = await finishedStudy(join(folder, "other"), {
      network: networkFor(options.task, { hiddenSizes: [3] }),
    });
    const foreign = linesOf(other.files["trials.jsonl"]);
    const work = join(folder, "work");
    return {
      async attempt(stream) {
        rmSync(work, { recursive: true, force: true });
        const start = oneOf(stream, [plain, budgeted]);
        switch (stream.integer(20)) {
          case 0:
            return wholeFolder(start, { stream, work, foreign, show });
          case 1:
          case 2:
          case 3:
          case 4: {
            const { kind, text } = damagedRecord(start.study, stream);
            return triedNow(
              `study.json: ${kind}`,
              () => parseStudy(text, "study.json"),
              (study) => same(study, start.study),
            );
          }
          default:
            return trialsAlone(start, { stream, work, foreign, show });
        }
      },
    };
  },
};

/** A study run into a folder, with its files. */
async function finishedStudy(folder, change) {
  const options = { ...studyOptions(), ...change };
  const run = (place) => runStudy(options, studySurroundings(inlineExecutor, { store: runStore(place) }));
  const { study } = await run(folder);
  const names = ["manifest.json", "evaluation.json", "trials.jsonl"];
  const files = Object.fromEntries(
    names
      .filter((name) => existsSync(join(folder, "run", name)))
      .map((name) => [name, readFileSync(join(folder, "run", name))]),
  );
  const { identity, network } = JSON.parse(files["manifest.json"].toString());
  const expected = { study: identity, parameters: buildNetwork(network).layout.length };
  const { results } = await runStore(folder).finished(expected);
  return {
    folder,
    files,
    run,
    expected,
    results,
    study: parseStudy(studyJson(study), "study.json"),
    timeless: withoutTimes(study),
  };
}

/** The trials as the store reads them: whatever was done to the file, those that are taken are the true ones. */
async function trialsAlone({ files, expected, results }, { stream, work, foreign, show }) {
  const { kind, bytes } = damagedTrials(files["trials.jsonl"], { stream, foreign });
  mkdirSync(join(work, "run"), { recursive: true });
  const path = join(work, "run", "trials.jsonl");
  writeFileSync(path, bytes);
  show(bytes.toString());
  const outcome = await tried(`trials.jsonl: ${kind}`, async () => {
    const found = await runStore(work).finished(expected);
    for (const [trial, result] of found.results)
      if (!same(result, results.get(trial))) throw new Fault(kind, `trial ${trial} was taken with other numbers`);
    if (found.results.size < results.size && kind === "in another order")
      throw new Fault(kind, "a whole line was not taken");
    return found;
  });
  ensureNothingLost(kind, bytes, [path, join(work, "run", "set-aside.jsonl")]);
  return outcome;
}

/** Every line that was there is in one of the files, byte for byte; lines that ended in \r\n may end in \n now. */
function ensureNothingLost(kind, before, paths) {
  const after = new Set(
    paths
      .filter((path) => existsSync(path))
      .flatMap((path) => linesOf(readFileSync(path)))
      .map(bare),
  );
  for (const line of linesOf(before))
    if (!after.has(bare(line))) throw new Fault(kind, `a line was lost: ${line.slice(0, 80)}`);
}

const bare = (line) => line.replace(/\r$/, "");

/** The same command on a damaged folder. */
async function wholeFolder({ folder, files, run, timeless }, { stream, work, foreign, show }) {
  cpSync(folder, work, { recursive: true });
  const name = oneOf(stream, Object.keys(files));
  const path = join(work, "run", name);
  const accidents = {
    "bytes damaged": () =>
      writeFileSync(
        path,
        (name === "trials.jsonl" ? damagedTrials(files[name], { stream, foreign }) : damaged(files[name], stream))
          .bytes,
      ),
    "left out": () => rmSync(path),
    emptied: () => writeFileSync(path, ""),
    "a folder in its place": () => {
      rmSync(path);
      mkdirSync(path);
    },
    "a link to itself": () => {
      rmSync(path);
      symlinkSync(path, path);
    },
    "a link to nowhere": () => {
      rmSync(path);
      symlinkSync("/nowhere/at/all", path);
    },
    "another file in its place": () => cpSync(join(folder, "run", oneOf(stream, Object.keys(files))), path),
    "a lock of nonsense": () => writeFileSync(join(work, "run", "lock"), JSON.stringify(oddJson(stream))),
    "a folder as lock": () => mkdirSync(join(work, "run", "lock")),
    "a damaged lock": () =>
      writeFileSync(
        join(work, "run", "lock"),
        damaged(Buffer.from('{"host":"a","pid":1,"start":null,"since":"x"}'), stream).bytes,
      ),
    "parts left": () => writeFileSync(join(work, "run", `${name}.gradus-${1 + stream.integer(99_999)}.part`), "{"),
    "a folder as set-aside.jsonl": () => {
      mkdirSync(join(work, "run", "set-aside.jsonl"));
      writeFileSync(join(work, "run", "trials.jsonl"), damagedTrials(files["trials.jsonl"], { stream, foreign }).bytes);
    },
  };
  const kind = oneOf(stream, Object.keys(accidents));
  show({ name, kind });
  accidents[kind]();
  return tried(
    `folder: ${kind}`,
    () => run(work),
    ({ study }) => same(withoutTimes(study), timeless),
  );
}

function damagedTrials(bytes, { stream, foreign }) {
  const lines = linesOf(bytes);
  const at = stream.integer(lines.length);
  const text = (list) => Buffer.from(list.map((line) => `${line}\n`).join(""), "latin1");
  const kinds = {
    "a line left out": () => text(lines.filter((_, k) => k !== at)),
    "a line twice": () => text([...lines.slice(0, at + 1), ...lines.slice(at)]),
    "in another order": () => text(Array.from(stream.permutation(lines.length), (k) => lines[k])),
    "a line of another study": () => text([...lines.slice(0, at), oneOf(stream, foreign), ...lines.slice(at)]),
    "a line of odd JSON": () => text([...lines.slice(0, at), `${JSON.stringify(oddJson(stream))}`, ...lines.slice(at)]),
    "a field of another value": () => {
      const { checksum: _, ...record } = JSON.parse(lines[at]);
      const changed = JSON.stringify(replaced(record, oneOf(stream, placesIn(record)), oddJson(stream)));
      return text(lines.with(at, `${changed.slice(0, -1)},"checksum":"${JSON.parse(lines[at]).checksum}"}`));
    },
    "two lines in one": () => text([...lines.slice(0, at), lines.slice(at, at + 2).join(""), ...lines.slice(at + 2)]),
    "lines of Windows": () => Buffer.from(lines.join("\r\n"), "latin1"),
  };
  if (stream.integer(2) === 0) return damaged(bytes, stream);
  const kind = oneOf(stream, Object.keys(kinds));
  return { kind, bytes: kinds[kind]() };
}

function damagedRecord(study, stream) {
  const text = studyJson(study);
  if (stream.integer(2) === 0) {
    const { kind, bytes } = damaged(Buffer.from(text), stream);
    return { kind, text: bytes.toString() };
  }
  const record = JSON.parse(text);
  return {
    kind: "another value",
    text: JSON.stringify(replaced(record, oneOf(stream, placesIn(record)), oddJson(stream))),
  };
}

/** Lines that hold something, byte for byte. */
function linesOf(bytes) {
  return bytes
    .toString("latin1")
    .split("\n")
    .filter((line) => bare(line) !== "");
}
