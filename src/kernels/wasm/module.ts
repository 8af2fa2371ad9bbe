import { relaxed, simd } from "./module.generated.js";

/** The builds, fastest first. */
export const BUILDS = ["relaxed", "simd"] as const;
export type Build = (typeof BUILDS)[number];

const text: Record<Build, string> = { relaxed, simd };
const compiled = new Map<Build, WebAssembly.Module>();

/** The builds that this runtime accepts, fastest first; empty without 128-bit SIMD. */
export function availableBuilds(): Build[] {
  if (typeof WebAssembly !== "object") return [];
  return BUILDS.filter((build) => WebAssembly.validate(decode(text[build])));
}

/** The compiled module of a build; compiled once. */
export function moduleOf(build: Build): WebAssembly.Module {
  const known = compiled.get(build);
  if (known) return known;
  const module = new WebAssembly.Module(decode(text[build]));
  compiled.set(build, module);
  return module;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = binary.charCodeAt(k);
  return bytes;
}
