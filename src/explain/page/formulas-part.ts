import { type Html, html } from "../../page/html/html.js";
import { table } from "../../page/html/table.js";
import type { FormulasRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { part } from "./part.js";
import { smallCurves } from "./small-curves.js";

const size = (error: number) => (error === 0 ? "0" : error.toExponential(1));

export function formulasPart({ activations, means, sds }: FormulasRecord, texts: ExplainTexts): Html {
  const t = texts.formulas;
  const own = activations.filter(({ name }) => !name.endsWith("-paper"));
  const approximate = own.filter(({ bound }) => bound !== null);
  const worst = Math.max(0, ...approximate.flatMap(({ h1Error, h2Error }) => [h1Error, h2Error]));
  return part("formulas", t.heading, texts, {
    finding: t.finding({ exact: own.length - approximate.length, approximate: approximate.length, worst: size(worst) }),
    figures: html`<div class="tinies">${own.map(smallCurves)}</div>${table({
      caption: t.table,
      columns: [
        { head: t.activation },
        { head: t.claim },
        { head: t.h1, align: "right" },
        { head: t.h2, align: "right" },
      ],
      rows: activations.map(({ name, bound, h1Error, h2Error }) => ({
        cells: [name, bound === null ? t.exact : t.within(size(bound)), size(h1Error), size(h2Error)],
      })),
      hint: texts.scrolls,
    })}`,
    how: t.how({ low: means[0], high: means[1], sds: sds.join(", ") }),
  });
}
