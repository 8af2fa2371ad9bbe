/** A WebAssembly feature that a build requires of the runtime. */
export type Feature = "simd" | "relaxed-simd";

// Instructions, by the numbers of the WebAssembly specification.
const I32_CONST_0 = [0x41, 0x00];
const I32X4_SPLAT = [0xfd, 0x11];
const F32X4_RELAXED_MADD = [0xfd, 0x85, 0x02];
const ZEROS = [...I32_CONST_0, ...I32X4_SPLAT];

/** The body of a function that takes nothing and returns a v128. */
const BODIES: Readonly<Record<Feature, readonly number[]>> = {
  simd: ZEROS,
  "relaxed-simd": [...ZEROS, ...ZEROS, ...ZEROS, ...F32X4_RELAXED_MADD],
};

/** Whether this runtime accepts a module of one function with that feature: a few bytes, where a build has thousands. */
export function hasFeature(feature: Feature): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(featureModule(feature));
}

/** A module that a runtime accepts if it has the feature: for the question to another process. */
export function featureModule(feature: Feature): Uint8Array<ArrayBuffer> {
  return moduleOf(BODIES[feature]);
}

function moduleOf(body: readonly number[]): Uint8Array<ArrayBuffer> {
  const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const code = [0x00, ...body, 0x0b]; // no locals, the body, its end
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(1, [1, 0x60, 0, 1, 0x7b]), // one type: () -> v128
    ...section(3, [1, 0]), // one function of that type
    ...section(10, [1, code.length, ...code]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, content.length, ...content];
}
