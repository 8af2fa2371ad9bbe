/**
 * The colours of the report: Okabe and Ito's palette, told apart with every kind of colour vision.
 *
 * Charts are drawn in the light colours; in the dark a style sheet replaces each by its partner, so one drawing
 * serves both.
 */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

export const TONES = {
  ink: { light: "#1c2126", dark: "#e9ecef" },
  muted: { light: "#5a6470", dark: "#a3adb8" },
  grid: { light: "#e4e8ec", dark: "#2e353c" },
  page: { light: "#ffffff", dark: "#14181c" },
} as const satisfies Readonly<Record<string, Tone>>;

/** Look of one method's curve; the dash repeats what the colour says. */
export interface SeriesStyle {
  /** Index into `SERIES_TONES`; the style sheet has a class `series-<index>` for each. */
  readonly index: number;
  readonly tone: Tone;
  readonly dash: "solid" | readonly number[];
}

/** The first two are for methods that diffuse, the others for those that do not. */
export const SERIES_TONES: readonly Tone[] = [
  { light: "#d55e00", dark: "#ff8f47" },
  { light: "#e69f00", dark: "#f3c04f" },
  { light: "#0072b2", dark: "#5fb4ec" },
  { light: "#009e73", dark: "#38cba1" },
  { light: "#cc79a7", dark: "#e5a3c8" },
  { light: "#56b4e9", dark: "#9bdcff" },
];

const DASHES: readonly SeriesStyle["dash"][] = ["solid", [7, 3], "solid", [7, 3], [2, 3], [9, 3, 2, 3]];
const DIFFUSING = 2;

/** One style for each method, in their order. More methods than colours repeat the last ones with other dashes. */
export function seriesStyles(diffuses: readonly boolean[]): readonly SeriesStyle[] {
  let warm = 0;
  let cold = DIFFUSING;
  return diffuses.map((diffusing) => {
    const wanted = diffusing ? warm++ : cold++;
    const index = diffusing
      ? wanted % DIFFUSING
      : DIFFUSING + ((wanted - DIFFUSING) % (SERIES_TONES.length - DIFFUSING));
    return { index, tone: SERIES_TONES[index]!, dash: DASHES[wanted % DASHES.length]! };
  });
}

/** Rules that turn the drawn light colours dark; goes inside a media query. */
export function darkChartRules(): string {
  return [...Object.values(TONES), ...SERIES_TONES]
    .flatMap(({ light, dark }) => [
      `.chart [fill="${light}"]{fill:${dark}}`,
      `.chart [stroke="${light}"]{stroke:${dark}}`,
    ])
    .join("");
}
