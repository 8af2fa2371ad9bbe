import type { ListenedSignal } from "../core/stop-signal.js";

/** A table file in its place, and what reading it needs of the machine: one of Node.js, one of a page in a browser. */
export interface Host {
  /** As the user named it: errors begin with it. */
  readonly file: string;
  /** As records call it. */
  readonly name: string;
  readonly stored: Stored;
  readonly openDatabase: (signal: ListenedSignal | undefined) => Promise<Database>;
  /** Copies a text to where it can be read more than once. */
  readonly copied: (text: AsyncIterable<Uint8Array | string>, options: CopyOptions) => Promise<Copy>;
  /** SQL: the rows of the file, which is a Parquet file, its columns of the types that they have there. */
  readonly parquetRows: (options: CopyOptions) => Promise<ParquetRows>;
  /** The sheets of the file, which is a workbook. */
  readonly sheets: () => Promise<readonly Sheet[]>;
  /** Gives back what was taken for it; a second call does nothing. */
  readonly close: () => void;
}

/** Bytes that stay, to be read more than once. */
export interface Stored {
  /** SQL: the literal by which queries find them. */
  readonly sql: string;
  readonly size: () => Promise<number>;
  /**
   * From the first one on, in pieces; of a packed file unpacked.
   *
   * @throws InputError where they cannot be had, and where a packed file ends too soon or is damaged
   */
  readonly pieces: (gzip: boolean) => AsyncIterable<Uint8Array>;
  /** From one byte to another, the latter not included. */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>;
}

/** A text in its place. */
export interface StoredText {
  readonly stored: Stored;
  readonly gzip: boolean;
}

export interface CopyOptions {
  readonly signal: ListenedSignal | undefined;
  /** What the user can do where there is no place for a copy. */
  readonly instead: string;
}

export interface Copy {
  readonly stored: Stored;
  readonly remove: () => void;
}

export interface ParquetRows {
  readonly relation: string;
  /** Removes what was copied. */
  readonly remove: () => void;
}

/** A sheet of a workbook: its rows as they are numbered there, blank ones among them. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

export type SheetCell = string | number | boolean | Date | null;

/** SQL on files, its errors in the words of this program; a stop interrupts the query under way. */
export interface Database {
  readonly query: (sql: string) => Promise<Value[][]>;
  /** `rows` is how many there are, where that is known: a query for few is planned once, not twice. */
  readonly stream: (sql: string, rows?: number) => AsyncGenerator<Chunk>;
  /** Lets the database take twice the memory; false where too little of it is free. */
  readonly takeMoreMemory: () => Promise<boolean>;
  readonly close: () => void;
}

/** A value that a query gives. Whole numbers of 64 bits and more are bigint. */
export type Value = string | number | bigint | boolean | null | readonly Value[];

/** Some rows of a query that is read row after row. */
export interface Chunk {
  readonly rowCount: number;
  /** A column of lists. */
  readonly lists: (column: number) => Lists;
}

/** The lists of a column lie one after the other in one vector: an array for each row took half as long again. */
export interface Lists {
  /** Where the list of a row begins. */
  readonly offset: (row: number) => number;
  readonly items: { readonly getItem: (at: number) => unknown };
}
