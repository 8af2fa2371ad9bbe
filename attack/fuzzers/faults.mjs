// What a system does to a program: disks that are full or read-only, limits, missing permissions, folders that vanish, pipes that
// close, devices and pipes in the place of files, outputs that are inputs. Held to: one clear line and status 2, or the right result, within
// ten seconds; and nothing is lost: the same command, when the fault is over, comes to the result of an undisturbed run.
import { join } from "node:path";
import { adding, gradus, quick, SECONDS_TO_TRAIN } from "../command.mjs";
import { studyIn, writeInputs } from "../files.mjs";
import { disks } from "./faults/disks.mjs";
import { places } from "./faults/places.mjs";
import { streams } from "./faults/streams.mjs";

const scenarios = Object.entries({ ...places, ...streams, ...disks });

export const fuzzer = {
  name: "faults",
  share: { seconds: 3, cases: 0.05 },
  limitSeconds: 4 * SECONDS_TO_TRAIN,
  async start({ folder, show, order }) {
    const inputs = writeInputs(folder);
    const study = [...adding, ...quick];
    const whole = join(folder, "whole");
    await gradus([...study, "--out", whole], { seconds: SECONDS_TO_TRAIN });
    const material = { ...inputs, study, whole: studyIn(whole), show };
    return {
      /** Each scenario in turn, what varies in it by the case's stream. */
      attempt(stream, k) {
        const [kind, attempt] = scenarios[inTurn(order, k)];
        show(kind);
        return attempt({ ...material, kind, stream, place: join(folder, `place-${k}`) });
      },
    };
  },
};

/** Which scenario case k is: all of them once, in an order drawn for each time round, so that short attacks of many seeds come to all. */
function inTurn(order, k) {
  const { length } = scenarios;
  return order.fork(Math.floor(k / length)).permutation(length)[k % length];
}
