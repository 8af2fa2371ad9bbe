/**
 * The part of an AbortSignal that training reads between its steps, so that the library's types need neither a browser's nor
 * Node.js's. Give `new AbortController().signal`.
 */
export interface StopSignal {
  readonly aborted: boolean;
}
