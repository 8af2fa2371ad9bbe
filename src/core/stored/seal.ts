import type { GradusError } from "../errors.js";
import { canonicalJson } from "./canonical.js";
import { sha256 } from "./sha256.js";

/**
 * JSON of a record with a last field `checksum`, the SHA-256 of all the others whatever their order: a file in which a
 * digit was damaged or changed by hand is known by it. Not a signature: it keeps out accidents, not forgers.
 */
export function sealedJson(record: object): string {
  return `${JSON.stringify({ ...record, checksum: checksumOf(record) }, null, 2)}\n`;
}

/** The record without its checksum, which must be that of the rest; `refusal` of any other says what is wrong. */
export function unsealed(sealed: object, refusal: (problem: string) => GradusError): object {
  const { checksum, ...record } = sealed as { readonly checksum?: unknown };
  if (checksum === checksumOf(record)) return record;
  if (checksum === undefined) throw refusal('"checksum" is missing, maybe as the file was written by another program');
  throw refusal('"checksum" is not that of the other fields, of which some were damaged or changed');
}

function checksumOf(record: object): string {
  // Through JSON once: fields that are undefined are not written.
  return sha256(canonicalJson(JSON.parse(JSON.stringify(record))));
}
