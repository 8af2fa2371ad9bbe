// Not a recipe: no default export.
export const nothing = null;
