import { canonicalJson } from "../../core/stored/canonical.js";

/** A sentence about every implementation of a contract, and what throws where it does not hold: it runs in Node.js and in a page alike. */
export interface Claim<Subject> {
  readonly claim: string;
  check(subject: Subject): Promise<void>;
}

/** Throws unless two values of plain data and arrays of numbers are the same. */
export function same(found: unknown, expected: unknown, what: string): void {
  const [one, other] = [textOf(found), textOf(expected)];
  if (one === other) return;
  const at = [...one].findIndex((letter, k) => letter !== other[k]);
  const part = (text: string) => text.slice(Math.max(0, at - 40), at + 80);
  throw new Error(`${what}: got ...${part(one)}..., expected ...${part(other)}...`);
}

export async function rejection(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("It was to be refused, and was not.");
}

/** As it is after it was posted or stored: whatever the order of the names, without what is undefined. */
function textOf(value: unknown): string {
  const plain = JSON.stringify(value, (_name, inner: unknown) =>
    ArrayBuffer.isView(inner) ? { values: Array.from(inner as Float32Array) } : inner,
  );
  return canonicalJson(JSON.parse(plain));
}
