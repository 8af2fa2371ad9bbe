/** How many of the groups validate, and how many test in one fold or another: at least one each, and one a fold; none by a share of 0. */
export function groupCounts(
  groups: number,
  {
    validationShare,
    testShare,
    folds,
  }: { readonly validationShare: number; readonly testShare: number; readonly folds: number },
) {
  return {
    validation: validationShare === 0 ? 0 : Math.max(1, Math.round(groups * validationShare)),
    test: testShare === 0 ? 0 : Math.max(folds, Math.round(groups * testShare)),
  };
}
