/** A column of a table that is written, and what its fields are read as. */
export interface WrittenColumn {
  readonly name: string;
  readonly type: "text" | "number" | "count" | "day" | "moment";
}
