import { computed, signal } from "@preact/signals";
import { SERIES_TONES, TONES } from "../../page/charts/palette.js";

const query = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark: a canvas, unlike the rest of it, has to be told. */
export const isDark = signal(query.matches);
query.addEventListener("change", ({ matches }) => {
  isDark.value = matches;
});

const shade = computed(() => (isDark.value ? "dark" : "light"));

/** Colours that charts are drawn in now. */
export const tones = computed(() => ({
  ink: TONES.ink[shade.value],
  muted: TONES.muted[shade.value],
  grid: TONES.grid[shade.value],
  series: SERIES_TONES.map((tone) => tone[shade.value]),
}));
