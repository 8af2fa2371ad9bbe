// Odd values and damages, each out of a random stream.

/** One of a list. */
export const oneOf = (stream, list) => list[stream.integer(list.length)];

const ODD_JSON = [
  ...[0, -0, -1, 1, 2, 3, 7, 0.5, 1e-300, 5e-324, 1e9, 1e15, 2 ** 31, 2 ** 32, 2 ** 53, 1e308, -1e308],
  ...["", " ", "0", "20", "x", "NaN", "constructor", "__proto__", "toString", "\u0000", "é\u2028😀", "x".repeat(300)],
  ...[
    null,
    true,
    false,
    [],
    {},
    [0],
    [null],
    [[]],
    [1e9],
    [1, 2, 3],
    { name: "x" },
    { length: 1e9 },
    { from: 1, to: 0 },
  ],
];

/** A value that JSON can hold. */
export const oddJson = (stream) => oneOf(stream, ODD_JSON);

const ODD_THINGS = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined, 10n, Symbol("odd")],
  ...[() => {}, () => "text", function named() {}, class Odd {}, async () => {}],
  ...[
    new Date(0),
    new Date(Number.NaN),
    /x/,
    new Map(),
    new Set([1]),
    new Error("odd"),
    Promise.resolve(1),
    new URL("file:///x"),
  ],
  ...[
    new Float32Array(3),
    new Float64Array([Number.NaN]),
    new Uint32Array(2),
    new Int8Array(0),
    new ArrayBuffer(8),
    Buffer.from("x"),
  ],
  ...[Object.create(null), Object.freeze({}), new Array(3), new Proxy({}, {}), globalThis.process.versions],
];

/** Any value of plain JavaScript. */
export const oddThing = (stream) => (stream.integer(2) === 0 ? oddJson(stream) : oneOf(stream, ODD_THINGS));

/** Every place of a plain value: lists of keys, the value itself not counted. */
export function placesIn(value, path = []) {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.keys(value).flatMap((key) => placesIn(value[key], [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** A copy of a plain value with another one in some place. */
export function replaced(value, [key, ...rest], other) {
  if (key === undefined) return other;
  if (typeof value !== "object" || value === null) return value; // an earlier replacement has taken the place away
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, other);
  return copy;
}

const DAMAGES = {
  "a flipped bit": (bytes, stream) => {
    const copy = Buffer.from(bytes);
    copy[stream.integer(bytes.length)] ^= 1 << stream.integer(8);
    return copy;
  },
  "another byte": (bytes, stream) => {
    const copy = Buffer.from(bytes);
    copy[stream.integer(bytes.length)] = stream.integer(256);
    return copy;
  },
  "another digit": (bytes, stream) => {
    const from = stream.integer(bytes.length);
    const at = bytes.findIndex((byte, k) => k >= from && byte >= 48 && byte < 58);
    const copy = Buffer.from(bytes);
    if (at >= 0) copy[at] = 48 + stream.integer(10);
    return copy;
  },
  "a byte more": (bytes, stream) => {
    const at = stream.integer(bytes.length + 1);
    const put = oneOf(stream, ['"', "{", "}", "[", ",", ":", "\\", "\n", "\r", " ", "0", "-", "e", "a", "\u0000", "é"]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at)]);
  },
  "a piece left out": (bytes, stream) => {
    const [from, to] = range(bytes, stream);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  "a piece twice": (bytes, stream) => {
    const [from, to] = range(bytes, stream);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  "a piece from elsewhere": (bytes, stream) => {
    const [from, to] = range(bytes, stream);
    const [other, end] = range(bytes, stream);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(other, end), bytes.subarray(to)]);
  },
  "cut off": (bytes, stream) => bytes.subarray(0, stream.integer(bytes.length)),
  "zeroes at the end": (bytes, stream) =>
    Buffer.concat([bytes.subarray(0, stream.integer(bytes.length)), Buffer.alloc(1 + stream.integer(600))]),
};
const KINDS = Object.keys(DAMAGES);

/** Bytes of a file after one accident. */
export function damaged(bytes, stream) {
  const kind = oneOf(stream, KINDS);
  return { kind, bytes: DAMAGES[kind](bytes, stream) };
}

/** A short piece mostly, any at times. */
function range(bytes, stream) {
  const from = stream.integer(bytes.length);
  const most = stream.integer(3) === 0 ? bytes.length - from : Math.min(40, bytes.length - from);
  return [from, from + 1 + stream.integer(Math.max(1, most))];
}
