// Disks that are full or read-only, and limits on the size of files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ending, gradus, SECONDS_TO_TRAIN, shell } from "../../command.mjs";
import { smallDisk, studyIn } from "../../files.mjs";
import { oneOf } from "../../odd.mjs";
import { Fault, same } from "../../outcome.mjs";

const long = { seconds: SECONDS_TO_TRAIN };

/** Does it on a disk of some kilobytes, where one can be made. */
const onDisk = (attempt) => async (material) => {
  const { kind, place, stream } = material;
  const disk = smallDisk(place, `${4 * (1 + stream.integer(100))}k`);
  if (disk === null) return { kind, outcome: "skipped" };
  try {
    return await attempt({ ...material, disk });
  } finally {
    disk.end();
  }
};

/** The same command once there is room. */
async function goesOn({ kind, study, whole }, out) {
  ending(kind, await gradus([...study, "--out", out], long), { statuses: [0] });
  if (!same(studyIn(out), whole)) throw new Fault(kind, "the result is not that of an undisturbed run");
}

const single = ({ data, model }, out) => ({
  predict: ["predict", model, data, "--out", out],
  train: ["train", data, "--target", "level", "--window", "4", "--hidden", "16", "--epochs", "3", "--out", out],
});

export const disks = {
  "a full disk: a study": onDisk(async (material) => {
    const { kind, study, place, disk } = material;
    const out = join(place, "out");
    const outcome = ending(kind, await gradus([...study, "--out", out], long), { says: /no space left/ });
    disk.change("size=64m");
    await goesOn(material, out);
    return outcome;
  }),
  "a full disk: one file": onDisk(async (material) => {
    const { kind, stream, place, disk } = material;
    disk.change("size=16k");
    const out = join(place, "out");
    writeFileSync(out, "of before");
    try {
      writeFileSync(join(place, "fill"), Buffer.alloc(64_000));
    } catch {} // full now
    const outcome = ending(kind, await gradus(oneOf(stream, Object.values(single(material, out))), long), {
      statuses: [2],
      says: /no space left/,
    });
    if (readFileSync(out, "utf8") !== "of before") throw new Fault(kind, "the file of before was lost");
    return outcome;
  }),
  "a read-only disk": onDisk(async (material) => {
    const { kind, study, stream, place, disk } = material;
    disk.change("ro");
    const out = join(place, "out");
    const commands = [...Object.values(single(material, out)), [...study, "--out", out]];
    return ending(kind, await gradus(oneOf(stream, commands)), { statuses: [2], says: /read-only file system/ });
  }),
  "a disk that becomes read-only": onDisk(async (material) => {
    const { kind, study, stream, place, disk } = material;
    disk.change("size=64m");
    const out = join(place, "out");
    const timer = setTimeout(() => {
      try {
        disk.change("ro");
      } catch {} // a file is being written: it stays as it is
    }, 200 + stream.integer(1500));
    const outcome = ending(kind, await gradus([...study, "--epochs", "30", "--out", out], long), {
      says: /read-only file system/,
    });
    clearTimeout(timer);
    disk.change("rw");
    await goesOn(material, `${out}-again`);
    return outcome;
  }),
  "a limit on the size of files": async (material) => {
    const { kind, study, stream, place } = material;
    mkdirSync(place, { recursive: true });
    const out = join(place, "out");
    const command = `GRADUS ${study.join(" ")} --out '${out}'`;
    const result = await shell(`trap '' XFSZ; ulimit -f ${1 + stream.integer(60)}; ${command}`, long);
    const outcome = ending(kind, result, { says: /a limit on the size of files/ });
    await goesOn(material, out);
    if (!existsSync(join(out, "report.html"))) throw new Fault(kind, "no report");
    return outcome;
  },
};
