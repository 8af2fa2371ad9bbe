import { ensure } from "../core/errors.js";
import { ensureArgument, type OptionRules } from "../core/options.js";
import { oneOf, positive, required, rule, texts } from "../core/rules.js";
import { windowsRule } from "./rules.js";
import type { Scaler } from "./scaler.js";
import { PART_NAMES, type PartName } from "./split.js";
import { ensureWindowSet } from "./window-set-check.js";
import type { Windows } from "./windows.js";

const doubles = (what: string, allows: (value: number) => boolean) =>
  required(
    rule(
      `a Float64Array of ${what}`,
      (value) => value instanceof Float64Array && value.every(allows),
      "Give those of fitScaler or identityScaler.",
    ),
  );

const SCALER = {
  columns: required(texts),
  mean: doubles("finite numbers", Number.isFinite),
  sd: doubles("finite numbers > 0", (value) => value > 0 && Number.isFinite(value)),
  constant: required(texts),
} satisfies OptionRules<Scaler>;

/** What stands beside the three sets. */
const FIELDS = {
  errorUnit: required(oneOf("target", "standard-deviations")),
  errorFactor: required(positive),
  notes: required(texts),
} satisfies OptionRules<Omit<Windows, (typeof PART_NAMES)[number] | "inputScaler" | "targetScaler">>;

/**
 * Throws unless windows of three parts are what `Windows` says: each set by `ensureWindowSet`, all of one width, and scalers for that width.
 *
 * @param name of the windows, as the caller typed it
 * @param needed parts that must hold a window
 */
export function ensureWindows(
  owner: string,
  windows: Windows,
  name: string,
  needed: readonly PartName[] = PART_NAMES,
): void {
  ensureArgument(owner, windows, [name, required(windowsRule)]);
  for (const [field, fieldRule] of Object.entries(FIELDS)) {
    ensureArgument(owner, windows[field as keyof typeof FIELDS], [`${name}.${field}`, fieldRule]);
  }
  for (const part of PART_NAMES) ensureWindowSet(owner, windows[part], `${name}.${part}`);
  const { train, inputScaler, targetScaler } = windows;
  for (const part of PART_NAMES) {
    ensure(
      windows[part].length > 0 || !needed.includes(part),
      () => `${owner}: \`${name}.${part}\` must hold a window, got none. Give more rows or a smaller window.`,
    );
    for (const field of ["inputSize", "targetSize", "outputSize"] as const) {
      ensure(
        windows[part][field] === train[field],
        () =>
          `${owner}: \`${name}.${part}.${field}\` must be that of \`${name}.train\`, ${train[field]}, got ${windows[part][field]}.`,
      );
    }
  }
  ensureScaler(owner, inputScaler, { name: `${name}.inputScaler`, columns: train.inputSize });
  ensureScaler(owner, targetScaler, { name: `${name}.targetScaler`, columns: train.targetSize });
}

function ensureScaler(
  owner: string,
  scaler: Scaler,
  { name, columns }: { readonly name: string; readonly columns: number },
): void {
  for (const [field, fieldRule] of Object.entries(SCALER)) {
    ensureArgument(owner, scaler?.[field as keyof Scaler], [`${name}.${field}`, fieldRule]);
  }
  for (const field of ["columns", "mean", "sd"] as const) {
    ensure(
      scaler[field].length === columns,
      () =>
        `${owner}: \`${name}.${field}\` must have one entry for each of ${columns} columns, got ${scaler[field].length}.`,
    );
  }
}
