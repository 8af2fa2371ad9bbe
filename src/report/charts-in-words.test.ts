import { describe, expect, test } from "vitest";
import { significant } from "../page/text/numbers.js";
import { renderReport } from "./render-report.js";
import { fixtureStudy } from "./testing/fixture.js";
import { bareStudy } from "./testing/odd-studies.js";
import { TEXTS } from "./text/index.js";
import { curveWords } from "./view/chart-words.js";

const study = fixtureStudy();
const headlines = study.summaries.filter(({ headline }) => headline);

describe.each(["en", "ja"] as const)("%s", async (language) => {
  const page = await renderReport(study, language);

  test("every picture is named, and described with a figure, or hidden from readers as an ornament", () => {
    const pictures = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
    const spoken = pictures.filter((svg) => !/^<svg[^>]*aria-hidden="true"/.test(svg));
    expect(spoken).toHaveLength(23); // four charts in two sizes, five panels in three
    for (const svg of spoken) {
      expect(svg).toMatch(/^<svg[^>]*role="img"/);
      expect(/<title[^>]*>([^<]+)</.exec(svg)?.[1]).toMatch(/\S/);
      expect(/<desc[^>]*>([^<]+)</.exec(svg)?.[1]).toMatch(/\d/);
    }
    const others = [...page.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, label]) => label!);
    expect(others).toHaveLength(4);
    for (const label of others) expect(label).toMatch(/\d/);
  });

  test("both charts of learning curves tell the medians that the table has, and the two lines", () => {
    const texts = descriptions(page, /^curve-/);
    expect(texts).toHaveLength(4); // two charts, two sizes
    for (const text of texts) {
      for (const { method, validationError } of headlines) {
        expect(text).toContain(method);
        expect(text).toContain(significant(validationError, 4));
      }
      expect(text).toContain(significant(study.target.error, 4));
      expect(text).toContain("341.7"); // the linear predictor on the validation part
    }
  });

  test("the charts of schedules tell first and last values, the panels of forecasts how far each is from the best", () => {
    expect(descriptions(page, /^schedule-sigma/)[0]).toMatch(/0\.5.* 0 /);
    const panels = descriptions(page, /^forecast-/);
    const best = panels.filter((text) => text.includes(TEXTS[language].chartBest("").slice(0, 9)));
    expect(best).toHaveLength(3); // one forecast, in three sizes
    expect(panels.filter((text) => /\d%/.test(text))).toHaveLength(panels.length - best.length);
  });
});

test.each(["en", "ja"] as const)("%s: charts of errors and forecasts say how many rows ahead", async (language) => {
  const { chartAhead } = TEXTS[language];
  const shown = async (horizon: { from: number; to: number }) => {
    const { task, forecast } = study;
    const rows = horizon.to - horizon.from + 1;
    const ofRows = <T>(one: T) => ({ ...one, testErrorsByStep: Array<number>(rows).fill(1) });
    return renderReport(
      {
        ...study,
        task: { ...task, horizon },
        forecast: { ...forecast!, step: horizon.from },
        baselines: study.baselines.map(ofRows),
        trials: study.trials.map((trial) => (trial.testError === null ? trial : ofRows(trial))),
      },
      language,
    );
  };
  const page = await shown({ from: 1, to: 1 });
  for (const text of descriptions(page, /^(curve|forecast)-/)) expect(text).toContain(chartAhead("1", "1"));
  const many = await shown({ from: 2, to: 24 });
  for (const text of descriptions(many, /^curve-/)) expect(text).toContain(chartAhead("2", "24"));
  for (const text of descriptions(many, /^forecast-/)) expect(text).toContain(chartAhead("2", "2"));
  expect(descriptions(await shown({ from: 0, to: 0 }), /./).join()).not.toMatch(/ahead|行先/);
});

test("a study with hardly anything in it describes the charts it has", async () => {
  const page = await renderReport(bareStudy(), "en");
  const texts = descriptions(page, /./);
  expect(texts.length).toBeGreaterThan(2);
  for (const text of texts) expect(text).toMatch(/^diffusion: (from \S+ to \S+ after \d|\S+ throughout)/);
});

test("which curve ends lowest, and by how much, is told; curves that end together are told as such", () => {
  const curve = (name: string, ...medians: number[]) => ({
    name,
    points: medians.map((median, k) => ({ x: k + 1, median, low: median, high: median })),
  });
  const horizon = { from: 0, to: 0 };
  const words = (...curves: ReturnType<typeof curve>[]) =>
    curveWords(curves, { texts: TEXTS.en, until: (x) => `${x} epochs`, references: ["target 2"], horizon });
  expect(words(curve("a", 9, 4), curve("b", 8, 5))).toBe(
    "a: from 9 to 4 after 2 epochs. b: from 8 to 5 after 2 epochs. Lowest at the end: a, 4; next b, 25% higher. Dashed line: target 2.",
  );
  expect(words(curve("a", 9, 4), curve("b", 4, 4))).toContain("b: 4 throughout. Lowest at the end: a and b, both 4.");
});

/** Descriptions of the charts whose ids match. */
function descriptions(page: string, id: RegExp): string[] {
  return [...page.matchAll(/<desc id="([^"]+)">([^<]*)</g)].flatMap(([, name, text]) =>
    id.test(name!) ? [text!] : [],
  );
}
