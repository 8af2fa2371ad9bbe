import { oneOf } from "../../odd.mjs";
import { TIMES } from "./times.mjs";

const NARROW = "\u202f";
const THIN = "\u2009";
const FIXED = "\u00a0";
const LATIN = ["level", "Wärme", "Température", "año", "flow rate", "x1"];
const JAPANESE = ["気温", "売上", "電力量", "level", "来客数", "Y"];

/** A way of writing a table, one choice for each thing that programs and countries do differently. */
export function drawDialect(stream) {
  const decimal = oneOf(stream, [".", ".", ","]);
  const delimiter = decimal === "," ? oneOf(stream, [";", ";", "\t", ","]) : oneOf(stream, [",", ",", ";", "\t", "|"]);
  // Nobody groups by points where commas part the columns: such points are read as decimal ones, with a note.
  const groups =
    decimal === "," ? ["", "", delimiter === "," ? "" : ".", " ", FIXED, NARROW] : ["", "", ",", " ", FIXED, THIN, "'"];
  const encoding = oneOf(stream, [
    "utf-8",
    "utf-8",
    "utf-8 bom",
    "utf-16le",
    "utf-16be",
    "shift_jis",
    "euc-jp",
    "windows-1252",
  ]);
  const group = oneOf(stream, groups);
  return {
    delimiter,
    decimal,
    // Of times by a name that says nothing
    timeName: oneOf(stream, ["time", "time", "when", "k", "col1"]),
    // what an encoding cannot write is not asked of it
    group:
      isAscii(group) || encoding.startsWith("utf") || (group === FIXED && encoding === "windows-1252") ? group : "",
    minus: encoding.startsWith("utf") && stream.integer(5) === 0 ? "−" : "-",
    unit: oneOf(stream, ["", "", "", "", "%", "$"]),
    encoding,
    names: encoding === "shift_jis" || encoding === "euc-jp" ? JAPANESE : LATIN,
    time: oneOf(
      stream,
      TIMES.filter(({ write }) => isAscii(write(0)) || encoding !== "windows-1252"),
    ),
    isNewestFirst: stream.integer(5) === 0,
    missing: oneOf(stream, ["", "NA", "NaN", "null", "None", "--", "#N/A", ".", "<NA>", "n/a", "-"]),
    quotes: oneOf(stream, ["needed", "needed", "all"]),
    end: oneOf(stream, ["\n", "\r\n"]),
    before: oneOf(stream, ["", "", "", "comment", "title", "sep"]),
    units: stream.integer(8) === 0,
    after: oneOf(stream, ["", "", "", "blank", "summary"]),
  };
}

function isAscii(text) {
  return [...text].every((character) => character.codePointAt(0) < 128);
}
