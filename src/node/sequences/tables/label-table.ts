import { InputError } from "../../../core/errors.js";
import { listed, quoted } from "../../../core/listed.js";
import { lookAt } from "../looked-at.js";
import type { Reading } from "../options.js";
import type { SequencePart, WrittenLabels } from "../part.js";
import { labelsAt, namedLabel, readLabelColumns, targetName } from "./label-column.js";
import { type Table, withTable } from "./table.js";

/**
 * Sequences with the labels of a table beside them: a column that names sequences, with the ending of their files or without, and one of labels. A table of
 * one column has a label for each sequence, in their order.
 *
 * @throws InputError where names or their number do not fit
 */
export async function labelledBy(
  part: SequencePart,
  place: string,
  options: Reading & { readonly isWhole?: boolean },
): Promise<SequencePart> {
  return withTable(await lookAt(place), options, async (table) => {
    const naming = await namingColumn(table, part.names);
    // As many rows as sequences would else be taken as theirs in order.
    if (naming === null && table.source.columns.length > 1) await ensureNamedOnce(table, part.names);
    const target = targetOf(table, naming?.name ?? null, options);
    const byRow = { ...(await readLabelColumns(table, target, options)), of: "sequence" } as WrittenLabels;
    if (naming === null) {
      if (table.rows !== part.names.length) throw otherNumber(table, part.names);
      return { ...part, labels: byRow };
    }
    const without = part.names.filter((name) => !naming.rowOf.has(stem(name)));
    const labels = withNone(
      labelsAt(
        byRow,
        part.names.map((name) => naming.rowOf.get(stem(name)) ?? 0),
      ),
      part.names,
      naming.rowOf,
    );
    const note = `${place} has no row for ${without.length} of ${part.names.length} sequences: ${listed(without.map(quoted), 3)}.`;
    const known = new Set(part.names.map(stem));
    // Of one part among several the others may be meant.
    const extra = options.isWhole === true ? [...naming.rowOf.keys()].filter((name) => !known.has(name)) : [];
    const more = `${place} names ${extra.length === 1 ? "1 sequence that is" : `${extra.length} sequences that are`} not there: ${listed(extra.map(quoted), 3)}.`;
    const notes = [...part.notes, ...(without.length === 0 ? [] : [note]), ...(extra.length === 0 ? [] : [more])];
    return { ...part, labels, notes };
  });
}

interface Naming {
  readonly name: string;
  /** The row of each name, without its ending. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** The column that most of the names stand in; null where none has any. */
async function namingColumn(table: Table, names: readonly string[]): Promise<Naming | null> {
  let best: Naming | null = null;
  let most = 0;
  const known = new Set(names.map(stem));
  for (const { name } of table.profile.columns) {
    const { texts, codes } = await table.texts([name]);
    if (texts.length < table.rows) continue; // labels, which come again
    const rowOf = new Map(Array.from(codes, (code, row) => [stem(texts[code]!), row]));
    const found = [...rowOf.keys()].filter((text) => known.has(text)).length;
    if (found > most) [best, most] = [{ name, rowOf }, found];
  }
  return best;
}

/** A name without the folder and the endings of a file; 7.0 is 7. */
function stem(name: string): string {
  const own = name.slice(name.lastIndexOf("/") + 1);
  const bare = own.replace(/\.gz$/i, "").replace(/\.(?=[^.]*[a-z])[^.]{1,8}$/i, "");
  return bare !== "" && Number.isFinite(Number(bare)) ? String(Number(bare)) : bare;
}

function targetOf(table: Table, naming: string | null, { target }: Reading): readonly string[] {
  if (target !== undefined && target.length > 0) return target.map((name) => targetName(table, name));
  const others = table.source.columns.filter((name) => name !== naming);
  const named = namedLabel(table);
  if (others.length === 1) return others;
  if (named !== null && others.includes(named)) return [named];
  const rule = `a table of labels must have one column beside the names, got ${listed(others.map(quoted))}.`;
  throw new InputError({ file: table.source.file }, `${rule} Say which holds the labels with \`target\`.`);
}

/** Without the labels of sequences that the table does not name. */
function withNone(labels: WrittenLabels, names: readonly string[], rowOf: Naming["rowOf"]): WrittenLabels {
  const isThere = (k: number) => rowOf.has(stem(names[k]!));
  if (labels.kind === "number") {
    const K = labels.columns.length;
    return { ...labels, values: labels.values.map((value, at) => (isThere(Math.floor(at / K)) ? value : Number.NaN)) };
  }
  const texts = labels.texts.includes("") ? labels.texts : [...labels.texts, ""];
  const none = texts.indexOf("");
  return { ...labels, texts, codes: labels.codes.map((code, k) => (isThere(k) ? code : none)) };
}

/** Throws where at least half of the sequences stand in a column, and one of them twice. */
async function ensureNamedOnce(table: Table, names: readonly string[]): Promise<void> {
  const known = new Set(names.map(stem));
  for (const { name } of table.profile.columns) {
    const { texts, codes } = await table.texts([name]);
    const found = new Set(texts.map(stem).filter((text) => known.has(text)));
    if (found.size < known.size / 2) continue;
    const rowOf = new Map<number, number>();
    for (const [row, code] of codes.entries()) {
      const before = rowOf.get(code);
      rowOf.set(code, row);
      if (before === undefined || texts[code] === "") continue;
      const place = { file: table.source.file, row: await table.source.rowOf(row), column: name };
      const rule = `a table of labels must name each sequence once, got ${quoted(texts[code]!)} again after row ${await table.source.rowOf(before)}.`;
      throw new InputError(place, `${rule} Take one of the rows out.`);
    }
  }
}

function otherNumber(table: Table, names: readonly string[]): InputError {
  return new InputError(
    { file: table.source.file },
    `a table of labels must name the sequences, such as ${quoted(names[0]!)}, or have a row for each of the ${names.length}, got ${table.rows} rows that name none.`,
  );
}
