/** Beyond this many, curves get no finer that anybody could use. */
const MOST = 8;

/**
 * Validations in an epoch of a study: as many as read each training window about once, so that they cost about a third of a plain epoch
 * (forward alone, where a step goes forward and back), at least 1 and at most 8. They find out when a run reaches an error, and their time is not
 * training time.
 */
export function validationsPerEpoch(parts: {
  readonly train: { readonly length: number };
  readonly validation: { readonly length: number };
}): number {
  return Math.max(1, Math.min(MOST, Math.floor(parts.train.length / parts.validation.length)));
}
