import { nearestNames } from "../../core/nearest-name.js";
import { rule } from "../../core/rules.js";

/** Encodings as people call them; those that are only read where they are named go by their own name. */
const NAMES: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252 (Western European)",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  shift_jis: "Shift-JIS (Japanese)",
  "euc-jp": "EUC-JP (Japanese)",
  "iso-2022-jp": "ISO-2022-JP (Japanese)",
};

/** Names to suggest; each of them, and many more, is one of the Encoding Standard's. */
const KNOWN = [
  ...[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "latin1",
    "iso-8859-2",
    "iso-8859-15",
    "windows-1250",
    "windows-1251",
  ],
  ...["shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "gbk", "big5", "euc-kr", "koi8-r", "macintosh"],
];

export function encodingName(encoding: string): string {
  return NAMES[encoding] ?? encoding;
}

/** The encoding that a label names, as the Encoding Standard calls it; null for none. */
export function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

export const encodingRule = {
  ...rule("the name of an encoding", (value) => typeof value === "string" && encodingNamed(value) !== null),
  advice(value: unknown) {
    const [nearest] = typeof value === "string" ? nearestNames(value.toLowerCase(), KNOWN, 1) : [];
    return `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}Known are ${KNOWN.join(", ")} and others.`;
  },
};
