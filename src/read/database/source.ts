import type { Database } from "../host.js";
import type { Delimiter } from "../text/csv-records.js";

/** A file opened as a table of text cells, queried with SQL. */
export interface Source extends Database {
  /** As the caller named it: errors begin with it. */
  readonly file: string;
  /** As records call it. */
  readonly name: string;
  /** Whether the file itself is a text, and not a workbook whose sheet was made one. */
  readonly isText: boolean;
  readonly columns: readonly string[];
  readonly notes: readonly string[];
  /** The SQL relation to select from; `cell` addresses its columns. */
  readonly relation: string;
  /** SQL: how many cells a row has; null where reading itself refuses rows with too few or too many. */
  readonly width: string | null;
  /** SQL: column k as text. */
  readonly cell: (k: number) => string;
  /** SQL: the columns from one to another, both included, as a list; left out where they are no list already. */
  readonly slice?: (from: number, to: number) => string;
  /** What parts the cells of a text; null where it is none. */
  readonly delimiter: Delimiter | null;
  /** Whether column k holds numbers by its type; left out where all cells are texts. */
  readonly isNumeric?: (k: number) => boolean;
  /** Texts and numbers that stand for a missing value, beside the usual ones. */
  readonly missingValues: readonly string[];
  /** The same without the rows among the data that are comments, or the header again; null where there are none. Of texts. */
  readonly withoutStrayRows?: () => Promise<Source | null>;
  /** The same with one line end throughout. Of texts. */
  readonly withOneLineEnd?: () => Promise<Source>;
  /** The row of the file (1-based, header and blank lines counted) of a record (0-based, data only). */
  readonly rowOf: (record: number) => Promise<number>;
  /** The same of so many records, from the first one on. */
  readonly rowsOf: (records: number) => Promise<Uint32Array>;
}

/** What a source adds to its database. */
export type TablePart = Omit<
  Source,
  "file" | "name" | "isText" | "missingValues" | "withoutStrayRows" | "withOneLineEnd" | keyof Database
>;
