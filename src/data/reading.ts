/** What the option `wide` of a reader can be: columns named after times found, none, or every row a series. */
export const WIDE_CHOICES = ["auto", "none", "rows"] as const;
export type WideChoice = (typeof WIDE_CHOICES)[number];

/** What the option `duplicates` of a reader can be: which row of one time is kept, or the mean of their numbers in its place. */
export const DUPLICATE_RULES = ["first", "last", "mean"] as const;
export type DuplicateRule = (typeof DUPLICATE_RULES)[number];
