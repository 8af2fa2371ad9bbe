import { LineSample } from "../../kit/line-sample.js";

interface Mark {
  readonly name: string;
  /** Index of the palette; null: the colour of the text. */
  readonly series: number | null;
  readonly look: "line" | "dashed" | "ring" | "ball" | "area";
}

/** What the marks of a picture stand for. */
export function Key({ marks }: { readonly marks: readonly Mark[] }) {
  return (
    <ul class="legend key">
      {marks.map(({ name, series, look }) => (
        <li key={look + series} class={series === null ? "" : `series-${series}`}>
          {look === "line" || look === "dashed" ? (
            <LineSample dash={look === "dashed" ? [6, 4] : []} />
          ) : (
            <svg class="sample" width="16" height="16" aria-hidden="true">
              {look === "ring" && <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="2" />}
              {look === "ball" && <circle cx="8" cy="8" r="6.5" fill="currentColor" />}
              {look === "area" && <path d="M0 14Q5 13 8 4Q11 13 16 14Z" fill="currentColor" opacity="0.3" />}
            </svg>
          )}
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}
