/** The same object with fields that can be set, for the one place that makes it. */
export type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
