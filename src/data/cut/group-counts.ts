/** How many of the groups validate, and how many test in one fold or another: at least one each, and one a fold. */
export function groupCounts(
  groups: number,
  {
    validationShare,
    testShare,
    folds,
  }: { readonly validationShare: number; readonly testShare: number; readonly folds: number },
) {
  return {
    validation: Math.max(1, Math.round(groups * validationShare)),
    test: Math.max(folds, Math.round(groups * testShare)),
  };
}
