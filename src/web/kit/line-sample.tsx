/** A short piece of a line, in the colour around it: what to look for in a chart. */
export function LineSample({ dash }: { readonly dash: readonly number[] }) {
  return (
    <svg class="sample" width="26" height="10" aria-hidden="true">
      <line x1="1" x2="25" y1="5" y2="5" stroke="currentColor" stroke-width="2.25" stroke-dasharray={dash.join(" ")} />
    </svg>
  );
}
