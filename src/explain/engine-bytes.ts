/**
 * Memory reserved for one engine; a page takes some 200 of them, one after the other. Enough for any part at the sizes used here, and
 * reserved, not touched.
 */
export const ENGINE_BYTES = 256 * 1_048_576;
