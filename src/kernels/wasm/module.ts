import { BUILDS, type Build } from "./builds.js";
import { relaxed, simd, wide } from "./module.generated.js";
import { type Feature, hasFeature } from "./probe.js";

const NEEDS: Readonly<Record<Build, Feature>> = { wide: "relaxed-simd", relaxed: "relaxed-simd", simd: "simd" };
const text: Record<Build, string> = { wide, relaxed, simd };
let available: readonly Build[] | undefined;
const compiled = new Map<Build, WebAssembly.Module>();

/** The build that is fastest here unless the engine joins operations; null without 128-bit SIMD. */
export function defaultBuild(): Build | null {
  const available = availableBuilds();
  return available.find((build) => build !== "wide") ?? null;
}

/** The builds that this runtime accepts; empty without 128-bit SIMD. */
export function availableBuilds(): readonly Build[] {
  available ??= BUILDS.filter((build) => hasFeature(NEEDS[build]));
  return available;
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
