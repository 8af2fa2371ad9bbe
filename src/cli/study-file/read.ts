import { basename, dirname, extname, isAbsolute, join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { sha256 } from "../../core/stored/sha256.js";
import { localeError } from "../../core/stored/shape.js";
import { readNamedBytes } from "../../node/read-named.js";
import type { StudyFileRecord } from "../../study/records/study-file.js";
import type { StudyFile, StudyFileData } from "../../study/spec/study-file.js";
import { fieldPlaces } from "./field-places.js";
import { jsonValue, writtenText } from "./json-text.js";
import { moduleValue } from "./load.js";
import { problemsOfData } from "./made-task.js";
import { problemsOfMethods } from "./method-schema.js";
import { type Path, type Places, placesIn } from "./places.js";
import { type Problem, pathText, problemsOf, StudyFileError } from "./problems.js";
import { studyFileSchema } from "./schema.js";

/** A study file that was read: what it asks for, and where it says so. */
export interface ReadStudy {
  /** As it was named. */
  readonly file: string;
  readonly record: StudyFileRecord;
  /** Its fields; those left out, or undefined in a program, are not there. */
  readonly study: StudyFile;
  /** File and line of a field, "study.ts:7". */
  place(path: Path): string;
}

/** The fields of a study file that has wrong ones: those that are right by themselves. */
export interface SoundFields extends Pick<ReadStudy, "study" | "place"> {
  /** Whether something is wrong with a field, or with a part of it, by its name as in "task.window". */
  isFaulty(field: string): boolean;
}

/**
 * Reads a study file and checks it field by field; JSON is read, a program is run.
 *
 * @param contradictionsIn where fields are wrong by themselves: what else is wrong with the others together, a line each
 * @throws GradusError for a file that cannot be read or run, or is none; StudyFileError with a line for each field that is wrong
 */
export async function readStudyFile(
  file: string,
  contradictionsIn: (sound: SoundFields) => readonly string[] = () => [],
): Promise<ReadStudy> {
  const bytes = await readNamedBytes(file, "poc");
  const text = writtenText(bytes, file);
  const isJson = extname(file).toLowerCase() === ".json";
  if (!isJson && !/\bexport\b/.test(text)) throw noModule(file);
  const value = withoutUndefined(
    isJson ? jsonValue(text, file, file.replace(/\.json$/i, ".ts")) : await moduleValue(file),
  );
  const places = placesIn(text);
  const place = (path: Path) => {
    const line = places.line(path);
    return line === null ? file : `${file}:${line}`;
  };
  refuseOther(value, file, isJson);
  const { error, data } = studyFileSchema().safeParse(value, { error: localeError });
  const together = [...problemsOfData(value, isJson), ...problemsOfMethods(value)];
  const isSaid = ({ path }: Problem) => together.some((other) => pathText(other.path) === pathText(path));
  const alone = problemsOf(error?.issues ?? [], { value, places: fieldPlaces() }).filter((problem) => !isSaid(problem));
  const found = [...alone, ...together].map(({ path, words }) => ({
    line: places.line(path) ?? 0,
    words,
    at: place(path),
  }));
  const problems = [...found, ...givenTwice(places, file)].sort((one, other) => one.line - other.line);
  if (problems.length > 0) {
    const faulty = [...alone, ...together, ...places.twice.map(({ name }) => ({ path: [name] }))];
    const rest = contradictionsIn({ ...soundFields(value, faulty), place });
    throw new StudyFileError([...problems.map(({ at, words }) => `${at}: ${words}`), ...rest]);
  }
  const record = { name: basename(file), sha256: sha256(bytes) };
  return { file, record, study: withPaths(data as StudyFile, dirname(file)), place };
}

function refuseOther(value: unknown, file: string, isJson: boolean): void {
  if (Array.isArray(value)) {
    throw new GradusError(
      `${file}: must be a study, an object with the field data, got a list. If it is a table, save it as CSV or Parquet and name that.`,
    );
  }
  if (isJson && isObject(value) && typeof value["schema"] === "string" && value["schema"].startsWith("gradus")) {
    const folder = dirname(file);
    throw new GradusError(
      `${file}: must be a study to run, got the record "${value["schema"]}" of gradus. ` +
        (basename(file) === "study.json"
          ? `gradus report ${folder} shows what came out.`
          : "Name a study file or a table."),
    );
  }
}

function noModule(file: string): GradusError {
  const table = join(dirname(file), `${basename(file, extname(file))}.csv`);
  return new GradusError(
    `${file}: a name that ends in ${extname(file)} is that of a study file, which must have an \`export default\`, got none. ` +
      `If it is a table, call it ${table}.`,
  );
}

function givenTwice({ twice }: Places, file: string) {
  return twice.map(({ name, lines: [first, second] }) => ({
    line: second,
    at: `${file}:${second}`,
    words: `${pathText([name])} must be given once, got it in line ${first} too. Leave one out.`,
  }));
}

/** Sections lose their wrong fields, and the list of methods goes as a whole. */
function soundFields(value: unknown, faulty: readonly Pick<Problem, "path">[]): Omit<SoundFields, "place"> {
  const names = faulty.map(({ path }) => path.slice(0, path[0] === "methods" ? 1 : 2).join("."));
  const isFaulty = (field: string) =>
    names.some((name) => name === field || name.startsWith(`${field}.`) || field.startsWith(`${name}.`));
  const fieldsOf = (section: unknown) => Object.entries(isObject(section) ? section : {});
  const sound = fieldsOf(value).flatMap(([name, section]) => {
    if (names.includes(name)) return [];
    if (!isObject(section) || Array.isArray(section)) return [[name, section]];
    const inner = fieldsOf(section).filter(([field]) => !names.includes(`${name}.${field}`));
    return [[name, Object.fromEntries(inner)]];
  });
  return { study: { data: {}, ...Object.fromEntries(sound) } as StudyFile, isFaulty };
}

/** The study with its paths as the command would be given them where it runs. */
function withPaths(study: StudyFile, folder: string): StudyFile {
  const from = (path: string) => (isAbsolute(path) || path === "-" ? path : join(folder, path));
  const all = (paths: string) => paths.split(",").map(from).join(",");
  const beside = (["testData", "validationData", "labels", "testLabels"] as const).flatMap((name) => {
    const path = (study.data as StudyFileData)[name];
    return path === undefined ? [] : [[name, all(path)]];
  });
  return {
    ...study,
    data:
      study.data.file === undefined
        ? study.data
        : { ...study.data, file: from(study.data.file), ...Object.fromEntries(beside) },
    ...(study.out !== undefined && { out: from(study.out) }),
  };
}

/** A program may say `undefined` for what it leaves out. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, withoutUndefined(inner)]])),
  );
}
