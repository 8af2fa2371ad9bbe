import { ensure } from "../core/errors.js";

/** Checks what every automatic rule has: where sigma starts and when it must be 0. */
export function ensureStart(
  rule: string,
  { sigma0, share }: { readonly sigma0: number; readonly share: number },
): void {
  ensure(
    sigma0 >= 0 && Number.isFinite(sigma0),
    () => `${rule}: \`sigma0\` must be a number >= 0, got ${sigma0}. Give e.g. 1, or 0 for plain training.`,
  );
  ensure(
    share > 0 && share < 1,
    () => `${rule}: \`share\` must lie between 0 and 1, got ${share}. Training needs a final share at sigma = 0.`,
  );
}
