// Outputs that close, are full or are not there, and inputs that are pipes.
import { ending, SECONDS_TO_TRAIN, shell } from "../../command.mjs";
import { oneOf } from "../../odd.mjs";
import { Fault } from "../../outcome.mjs";

const long = { seconds: SECONDS_TO_TRAIN };
/** Words of a program that wrote into a pipe that nobody reads. */
const COMPLAINTS = /EPIPE|broken pipe|unhandled/i;

const commands = ({ model, data, study, place }) => ({
  predict: `GRADUS predict '${model}' '${data}'`,
  study: `GRADUS ${study.join(" ")} --json --out '${place}'`,
  help: "GRADUS help poc",
});

/** Runs one of the commands within a line; the program's own status is the first of the pipe. */
const within = (line, judge) => async (material) => {
  const { kind, stream } = material;
  const all = commands(material);
  const name = oneOf(stream, Object.keys(all));
  const result = await shell(line(all[name]), long);
  if (COMPLAINTS.test(result.stderr)) throw new Fault(kind, `complains of a closed pipe: ${result.stderr}`);
  return ending(`${kind}: ${name}`, result, judge);
};

export const streams = {
  "a pipe that closes after a line": within((command) => `set -o pipefail; ${command} | head -1`, { statuses: [0] }),
  "a pipe that closes at once": within((command) => `set -o pipefail; ${command} | true`, { statuses: [0] }),
  "a full device as stdout": within((command) => `${command} > /dev/full`, {
    statuses: [2],
    says: /stdout must be writable, got no space left/,
  }),
  "a full device as stderr": within((command) => `${command} 2> /dev/full`, { statuses: [0] }),
  "no stdout": within((command) => `${command} >&-`, { statuses: [0] }),
  "no stderr": within((command) => `${command} 2>&-`, { statuses: [0] }),
  "a shell's pipe as model": piped(({ model, data }) => `GRADUS predict <(cat '${model}') '${data}'`),
  "a shell's pipe as table": piped(({ model, data }) => `GRADUS predict '${model}' <(cat '${data}')`),
  "standard input as table": piped(({ model, data }) => `cat '${data}' | GRADUS predict '${model}' -`),
};

/** The forecasts must be those out of files. */
function piped(line) {
  return async ({ kind, model, data }) => {
    const [plain, other] = await Promise.all([
      shell(`GRADUS predict '${model}' '${data}'`),
      shell(line({ model, data })),
    ]);
    if (plain.stdout !== other.stdout) throw new Fault(kind, `other forecasts: ${other.stderr}`);
    return ending(kind, other, { statuses: [0] });
  };
}
