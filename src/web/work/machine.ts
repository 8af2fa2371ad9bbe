import type { MachineRecord } from "../../study/records/machine.js";

/** What browsers tell of themselves beyond the standard's text, where they do. */
interface UserAgentData {
  readonly platform?: string;
  readonly brands?: readonly { readonly brand: string; readonly version: string }[];
}

/** The machine that a study ran on, as far as its browser tells: the name of that stands in the place of Node.js's. */
export function machineRecord(): MachineRecord {
  const { userAgent, hardwareConcurrency } = navigator;
  const data = "userAgentData" in navigator ? (navigator.userAgentData as UserAgentData | undefined) : undefined;
  const platform = data?.platform || /\(([^;)]+)/.exec(userAgent)?.[1] || "unknown";
  return { cpu: platform, cores: hardwareConcurrency, node: browserName(userAgent, data?.brands ?? []) };
}

/** Name and version: the brand that is no placeholder and not the engine's, else out of the text that all browsers send. */
export function browserName(userAgent: string, brands: NonNullable<UserAgentData["brands"]>): string {
  const own = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand.replaceAll(/[^a-z]/gi, " ")));
  const brand = own.find((one) => one.brand !== "Chromium") ?? own[0];
  if (brand !== undefined) return `${brand.brand} ${brand.version}`;
  const [, name, version] = /(Firefox|Edg|Chrome)\/([\d.]+)/.exec(userAgent) ?? [];
  if (name !== undefined) return `${name === "Edg" ? "Edge" : name} ${version}`;
  const safari = /Version\/([\d.]+).*Safari/.exec(userAgent)?.[1];
  return safari === undefined ? "an unknown browser" : `Safari ${safari}`;
}
