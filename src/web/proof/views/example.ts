/** A file that the page can be begun with. */
export interface Example {
  readonly name: string;
  readonly address: string;
  readonly target: string;
}
