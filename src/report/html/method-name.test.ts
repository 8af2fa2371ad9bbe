import { expect, test } from "vitest";
import { batchSizesSection } from "../sections/batch-sizes.js";
import { figuresSection } from "../sections/figures.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";

/** Of one method: the colour and dash of its samples. */
const LOOK =
  /class="(?:swatch )?series-(\d)">\s*.*?<line [^>]*?stroke-width="2.25"(?: stroke-dasharray="([\d ]+)")?\/><\/svg>(?:<\/span>)?([\w-]+)/g;
const looksOf = (text: string) =>
  new Map([...text.matchAll(LOOK)].map(([, index, dash, name]) => [name!, `${index} ${dash}`]));

test("each method has one look of its own in tables and beside bars: that of its curve, the dash included", () => {
  const study = fixtureStudy();
  // More methods than the palette has colours for them: five that do not diffuse, and a sixth.
  const extra = ["soap-cosine", "soap-linear"].map((name) => ({ ...study.methods[0]!, name }));
  const summaries = [...study.summaries, ...extra.map(({ name }) => ({ ...study.summaries[0]!, method: name }))];
  const view = studyView(
    {
      ...study,
      methods: [...study.methods, ...extra, { ...extra[0]!, name: "sixth" }],
      summaries: [...summaries, { ...study.summaries[0]!, method: "sixth" }],
    },
    TEXTS.en,
  );
  const looks = new Map(
    view.methods.map(({ record, style: { index, dash } }) => [
      record.name,
      `${index} ${dash === "solid" ? undefined : dash.join(" ")}`,
    ]),
  );
  expect(new Set(looks.values()).size).toBe(7);
  for (const section of [figuresSection(view), batchSizesSection(view)!])
    expect(Object.fromEntries(looksOf(section.text))).toEqual(Object.fromEntries(looks));
});
