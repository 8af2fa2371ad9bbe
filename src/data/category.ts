import { group, isList, required, rule, text, texts } from "../core/rules.js";

/** A column of texts that is read as one input for each of its values, 1 where it has that value and 0 elsewhere. */
export interface Category {
  readonly column: string;
  /** In the order of the inputs; any other text, and a missing one, is none of them. */
  readonly values: readonly string[];
}

const fields = group({ column: required(text), values: required(texts) });

export const categoriesRule = rule(
  "a list of categories, { column, values } each",
  (all) => isList(all) && all.every(fields.allows),
  "Give [] for none.",
);

/** Name of the input that is 1 where a column has a value. */
export function categoryName(column: string, value: string): string {
  return `${column} = ${value}`;
}

/** Names of the inputs of all categories. */
export function categoryInputs(categories: readonly Category[]): string[] {
  return categories.flatMap(({ column, values }) => values.map((value) => categoryName(column, value)));
}

/** Names of columns, those of categories as those of their inputs. */
export function withCategories(names: readonly string[], categories: readonly Category[]): string[] {
  return names.flatMap((name) => {
    const category = categories.find(({ column }) => column === name);
    return category === undefined ? [name] : categoryInputs([category]);
  });
}
