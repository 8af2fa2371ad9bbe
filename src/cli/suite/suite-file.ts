import { dirname, extname, resolve } from "node:path";
import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { rule } from "../../core/rules.js";
import { shown } from "../../core/shown.js";
import { localeError, once } from "../../core/stored/shape.js";
import { readNamedBytes } from "../../node/read-named.js";
import { jsonValue, writtenText } from "../study-file/json-text.js";
import { leaf, section } from "../study-file/leaf.js";
import { placesIn } from "../study-file/places.js";
import { problemsOf, StudyFileError } from "../study-file/problems.js";
import { type GivenEntry, nameOf } from "./entry.js";
import { SUITE_FILE_EXAMPLE } from "./suite-file-example.js";

/** What a suite file holds, each entry written out; one that is a path alone has nothing else. */
interface SuiteFile {
  readonly studies: readonly SuiteFileEntry[];
}

interface SuiteFileEntry {
  readonly file: string;
  readonly name?: string;
  readonly flags?: readonly string[];
}

const filled = rule("a text of at least one character", (value) => typeof value === "string" && value.trim() !== "");
const words = rule(
  "a list of texts, each a word of the command line",
  (value) => Array.isArray(value) && value.every((word) => typeof word === "string"),
  'Give e.g. ["--horizon", "7"].',
);

const SOME = { error: `must be a list of at least one study. A suite file is JSON: ${SUITE_FILE_EXAMPLE}.` };

const suiteFileSchema = once(() =>
  section<SuiteFile>(
    {
      studies: z
        .array(
          section<SuiteFileEntry>(
            { file: leaf(filled, "Give the path of a table or a study file."), name: leaf(filled), flags: leaf(words) },
            ["file"],
          ),
          SOME,
        )
        .check(z.minLength(1, SOME)),
    },
    ["studies"],
  ),
);

/**
 * The studies of a suite file, seen from where it lies.
 *
 * @throws GradusError for a file that is none, StudyFileError with a line for each thing that is wrong in it
 */
export async function ofSuiteFile(file: string): Promise<GivenEntry[]> {
  const bytes = await readNamedBytes(file, "suite");
  if (extname(file).toLowerCase() !== ".json" && !/^[\s\0\xef\xbb\xbf\xff\xfe]*\{/.test(bytes.toString("latin1")))
    throw new GradusError(
      `suite: must be given a folder, or a suite file, got "${file}". A suite file is JSON: ${SUITE_FILE_EXAMPLE}; a table with a series in each group of rows goes with --by COLUMN.`,
    );
  const text = writtenText(bytes, file);
  const value = jsonValue(text, file);
  refuseOther(value, file);
  const places = placesIn(text);
  const place = (path: readonly (string | number)[]) => {
    const line = places.line(path);
    return line === null ? file : `${file}:${line}`;
  };
  const whole = writtenOut(value);
  const { error, data } = suiteFileSchema().safeParse(whole, { error: localeError });
  const problems = problemsOf(error?.issues ?? [], { value: whole, places: new Map(), called: "suite file" });
  if (problems.length > 0) throw new StudyFileError(problems.map(({ path, words }) => `${place(path)}: ${words}`));
  return (data as SuiteFile).studies.map(({ file: path, name, flags = [] }, k) => ({
    name: name ?? nameOf(path),
    file: resolve(dirname(file), path),
    flags,
    place: `${place(["studies", k])}: studies[${k}]`,
  }));
}

/** Every entry as an object, that of a path alone too. */
function writtenOut(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value["studies"])) return value;
  const studies = value["studies"].map((entry: unknown) => (typeof entry === "string" ? { file: entry } : entry));
  return { ...value, studies };
}

function refuseOther(value: unknown, file: string): void {
  const refusal = (got: string, advice: string) =>
    new GradusError(`${file}: must be a suite file, an object with the field studies, got ${got}. ${advice}`);
  if (!isObject(value)) throw refusal(shown(value), `Give e.g. ${SUITE_FILE_EXAMPLE}.`);
  const { schema, data, studies } = value;
  if (typeof schema === "string" && schema.startsWith("gradus"))
    throw refusal(`the record "${schema}" of gradus`, "Name the file or folder that the suite was made of.");
  if (data !== undefined && studies === undefined) throw refusal("a study file", "gradus poc runs it.");
}
