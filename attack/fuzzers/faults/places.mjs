// Places that commands cannot read or write, or must not.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ending, gradus, SECONDS_TO_TRAIN } from "../../command.mjs";
import { studyIn } from "../../files.mjs";
import { oneOf } from "../../odd.mjs";
import { Fault, same } from "../../outcome.mjs";

/** Each command with an output, small. */
const commandsWith = ({ data, model, study }, out) => ({
  predict: ["predict", model, data, "--out", out],
  train: ["train", data, "--target", "level", "--window", "4", "--hidden", "4", "--epochs", "3", "--out", out],
  explain: ["explain", data, "--target", "level", "--window", "4", "--quick", "--out", out],
  demo: [...study, "--out", out],
});

/** An output in a place that cannot be: refused before the work, by the place. */
const badOut =
  (make, says = /must be writable/) =>
  async (material) => {
    const { kind, stream, place } = material;
    mkdirSync(place, { recursive: true });
    const out = make(place);
    const commands = commandsWith(material, out);
    const name = oneOf(stream, Object.keys(commands));
    const result = await gradus(commands[name], { seconds: name === "demo" ? SECONDS_TO_TRAIN : undefined });
    return ending(`${kind}: ${name}`, result, { statuses: [2], says });
  };

/** An input that is none: refused by its name, and not waited for. */
const badInput =
  (make) =>
  async ({ kind, stream, place, data, model }) => {
    mkdirSync(place, { recursive: true });
    const path = make(place);
    if (path === null) return { kind, outcome: "skipped" };
    const commands = [
      ["predict", path, data],
      ["predict", model, path],
      ["train", path, "--out", join(place, "m.json")],
      ["poc", path, "--out", join(place, "o")],
    ];
    return ending(kind, await gradus(oneOf(stream, commands)), { statuses: [2] });
  };

export const places = {
  "an output below a file": badOut((place) => {
    writeFileSync(join(place, "file"), "");
    return join(place, "file", "out");
  }),
  "an output in a circle of links": badOut((place) => {
    symlinkSync(join(place, "circle"), join(place, "circle"));
    return join(place, "circle", "out");
  }),
  "an output with a name too long": badOut((place) => join(place, "x".repeat(300))),
  "an output where no folder can be made": badOut(() => "/proc/gradus/out"),
  "no name as output": badOut(() => "", /must be a path/),
  "a pipe as output": badOut((place) => {
    const path = join(place, "pipe");
    execFileSync("mkfifo", [path]);
    return path;
  }),
  "a pipe as input": badInput((place) => {
    const path = join(place, "pipe");
    execFileSync("mkfifo", [path]);
    return path;
  }),
  "a device as input": badInput(() =>
    oneOf({ integer: (n) => Math.floor(performance.now()) % n }, [
      "/dev/zero",
      "/dev/null",
      "/dev/urandom",
      "/dev/full",
    ]),
  ),
  "a folder as input": badInput((place) => place),
  "a circle of links as input": badInput((place) => {
    symlinkSync(join(place, "circle"), join(place, "circle"));
    return join(place, "circle");
  }),
  "nothing as input": badInput((place) => join(place, "nothing")),
  "the input as output": overwriting,
  "a folder that may not be read": forbidden,
  "a manifest that cannot be read": unreadable,
  "a folder that vanishes": vanishing,
};

/** The input, by its name, a link or a second name of the same file, must be there as it was. */
async function overwriting(material) {
  const { kind, stream, place } = material;
  mkdirSync(place, { recursive: true });
  const data = join(place, "data.csv");
  copyFileSync(material.data, data);
  const before = readFileSync(data, "utf8");
  const way = oneOf(stream, ["the name", "another way to it", "a link", "a second name"]);
  const out = {
    "the name": data,
    "another way to it": `${place}/x/../data.csv`,
    "a link": join(place, "link"),
    "a second name": join(place, "twin"),
  }[way];
  if (way === "another way to it") mkdirSync(join(place, "x"));
  if (way === "a link") symlinkSync(data, out);
  if (way === "a second name") linkSync(data, out);
  const { demo: _, ...commands } = commandsWith({ ...material, data }, out);
  const name = oneOf(stream, Object.keys(commands));
  const outcome = ending(`${kind}: ${name} by ${way}`, await gradus(commands[name]), {
    statuses: [2],
    says: /would overwrite the input/,
  });
  if (readFileSync(data, "utf8") !== before) throw new Fault(kind, "the input was overwritten");
  return outcome;
}

/** For another user than root, whom nothing is forbidden. */
async function forbidden({ kind, stream, place, study, data }) {
  if (process.getuid() !== 0) return { kind, outcome: "skipped" };
  mkdirSync(place, { recursive: true });
  const out = join(place, "out");
  mkdirSync(out);
  const secret = join(place, "secret.csv");
  copyFileSync(data, secret);
  chmodSync(secret, 0o600);
  chmodSync(out, 0o700);
  const commands = [
    [...study, "--out", out],
    ["train", secret, "--out", join(place, "model.json")],
    ["predict", secret, secret],
    ["train", data, "--target", "level", "--out", join(out, "m.json")],
  ];
  const nobody = { uid: 65_534, gid: 65_534, cwd: "/" };
  return ending(kind, await gradus(oneOf(stream, commands), nobody), {
    statuses: [2],
    says: /permission denied|EACCES/,
  });
}

/** The advice to remove what merely cannot be read would lose it. */
async function unreadable({ kind, stream, place, study, whole }) {
  const command = [...study, "--out", place];
  await gradus(command, { seconds: SECONDS_TO_TRAIN });
  const run = join(place, "run");
  const name = oneOf(stream, ["manifest.json", "trials.jsonl"]);
  cpSync(run, `${place}-kept`, { recursive: true });
  rmSync(join(run, name));
  if (stream.integer(2) === 0) symlinkSync(name, join(run, name));
  else execFileSync("mkfifo", [join(run, name)]);
  const result = await gradus(command, { seconds: SECONDS_TO_TRAIN });
  const outcome = ending(kind, result, { statuses: [2], says: /must be a file that can be read/ });
  if (/[Rr]emove|[Dd]elete/.test(result.stderr))
    throw new Fault(kind, `advises to remove what cannot be read: ${result.stderr}`);
  rmSync(run, { recursive: true });
  cpSync(`${place}-kept`, run, { recursive: true });
  ending(kind, await gradus(command, { seconds: SECONDS_TO_TRAIN }), { statuses: [0] });
  if (!same(studyIn(place), whole)) throw new Fault(kind, "the result is not that of an undisturbed run");
  return outcome;
}

/** The folder is removed while the study runs. */
async function vanishing({ kind, stream, place, study, whole }) {
  const command = [...study, "--epochs", "30", "--out", place];
  const timer = setTimeout(() => rmSync(place, { recursive: true, force: true }), 300 + stream.integer(900));
  const outcome = ending(kind, await gradus(command, { seconds: SECONDS_TO_TRAIN }));
  clearTimeout(timer);
  if (outcome.outcome === "right" && !existsSync(join(place, "study.json")) && existsSync(place))
    throw new Fault(kind, "status 0 without a study");
  ending(kind, await gradus([...study, "--out", `${place}-again`], { seconds: SECONDS_TO_TRAIN }), { statuses: [0] });
  if (!same(studyIn(`${place}-again`), whole)) throw new Fault(kind, "the result is not that of an undisturbed run");
  return outcome;
}
