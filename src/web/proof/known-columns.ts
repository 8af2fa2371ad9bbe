import type { ReadChoice, TableView } from "../contract/proof.js";

/** A column of the file that can be read. */
export interface KnownColumn {
  readonly name: string;
  /** Of texts, each value an input of its own: nothing to be forecast. */
  readonly isCategory: boolean;
}

/**
 * Columns of the file that can be chosen: those that are read unasked, and of a reading that was asked for some, these and the ones that are known
 * from before, in their order. One that is left out can so be taken again.
 */
export function knownColumns(
  { columns }: TableView,
  { inputs }: ReadChoice,
  before: readonly KnownColumn[],
): readonly KnownColumn[] {
  const read = new Map(columns.map(({ name, from }) => [from, { name: from, isCategory: name !== from }]));
  if (inputs === undefined) return [...read.values()];
  const others = [...read.values()].filter(({ name }) => !before.some((one) => one.name === name));
  return [...before, ...others];
}
