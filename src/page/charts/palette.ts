/**
 * The colours of the pages, told apart with every kind of colour vision and against the page: four of Okabe and Ito's palette, and dark ones
 * in place of those of its colours that are too light for a line on white.
 *
 * Charts are drawn in the light colours; in the dark a style sheet replaces each by its partner, so one drawing
 * serves both.
 */
interface Tone {
  readonly light: string;
  readonly dark: string;
}

export const TONES = {
  ink: { light: "#1c2126", dark: "#e9ecef" },
  muted: { light: "#5a6470", dark: "#a3adb8" },
  grid: { light: "#e4e8ec", dark: "#2e353c" },
  page: { light: "#ffffff", dark: "#14181c" },
} as const satisfies Readonly<Record<string, Tone>>;

/** Colours of curves and bars; the style sheet has a class `series-<index>` for each. */
export const SERIES_TONES: readonly Tone[] = [
  { light: "#d55e00", dark: "#ff8f47" },
  { light: "#6b4400", dark: "#f5d40d" },
  { light: "#0072b2", dark: "#5fb4ec" },
  { light: "#009e73", dark: "#13f788" },
  { light: "#cc79a7", dark: "#d9378b" },
  { light: "#332288", dark: "#8763e3" },
  { light: "#882255", dark: "#ee074e" },
];

/** A line's dashes: lengths drawn and left out in turn. */
export type Dash = "solid" | readonly number[];

/** Colour and dash of one curve; the dash tells curves apart where colours cannot. */
export interface SeriesStyle {
  /** Index into `SERIES_TONES`. */
  readonly index: number;
  readonly tone: Tone;
  readonly dash: Dash;
}

/** The style of a colour; indices beyond the palette start over. */
export function seriesStyle(index: number, dash: Dash = "solid"): SeriesStyle {
  return { index, tone: SERIES_TONES[index % SERIES_TONES.length]!, dash };
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
