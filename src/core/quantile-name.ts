/** The name of a quantile where losses and metrics go by names: "quantile:0.9". */
export function quantileName(tau: number): string {
  return `quantile:${tau}`;
}

/** The quantile of such a name; null for any other. */
export function quantileOf(name: string): number | null {
  const [, text] = /^quantile:(0?\.\d+|\d+(?:\.\d+)?e-\d+)$/.exec(name) ?? [];
  return text === undefined ? null : Number(text);
}
