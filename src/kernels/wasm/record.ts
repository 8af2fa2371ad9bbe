/** A field of a record in WASM memory: 4 bytes for an integer, an address or a float, 8 for a double. */
export interface Field {
  readonly name: string;
  readonly bytes: number;
}

/** Where the fields of a record lie, as AssemblyScript lays out a class of them. */
export function layOut(fields: readonly Field[]): {
  readonly offsets: ReadonlyMap<string, number>;
  readonly size: number;
} {
  const offsets = new Map<string, number>();
  let end = 0;
  for (const { name, bytes } of fields) {
    const offset = Math.ceil(end / bytes) * bytes;
    offsets.set(name, offset);
    end = offset + bytes;
  }
  return { offsets, size: Math.ceil(end / 8) * 8 };
}
