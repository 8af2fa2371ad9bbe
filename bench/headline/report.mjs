// Writes the summary as JSON, the tables as Markdown and the charts as SVG, beside the folder of the runs and under its name.
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { curvesChart } from "./chart-curves.mjs";
import { timesChart } from "./chart-times.mjs";
import { markdown } from "./markdown.mjs";
import { CHARTED } from "./methods.mjs";
import { resultsOf } from "./results.mjs";
import { summaryOf } from "./summary.mjs";

export function writeReport({ out, protocol, runs, known, costs, sessions }) {
  const results = resultsOf({ protocol, runs, known, costs });
  if (results.length === 0) {
    console.error("no method has been evaluated on a task yet: nothing to report");
    return;
  }
  const summary = summaryOf(results);
  const charts = [
    { name: "times", title: "Time to SGD's level by task, as a share of SGD's", svg: timesChart(results) },
    { name: "curves", title: "Learning curves by task", svg: curvesChart(results) },
  ].map((chart) => ({ ...chart, file: `${basename(out)}-${chart.name}.svg` }));
  for (const { name, svg } of charts) writeFileSync(`${out}-${name}.svg`, svg);
  writeFileSync(
    `${out}.json`,
    `${JSON.stringify({ protocol, sessions, summary, results: results.map(withFewCurves) }, words, 1)}\n`,
  );
  writeFileSync(`${out}.md`, markdown({ results, summary, protocol, sessions, charts }));
  console.error(`written: ${out}.md, ${out}.json and two charts`);
}

function withFewCurves({ methods, ...result }) {
  const few = methods.map(({ curve, ...method }) => (CHARTED.includes(method.name) ? { ...method, curve } : method));
  return { ...result, methods: few };
}

/** JSON has no Infinity. */
function words(_, value) {
  return value === Infinity ? "never" : value;
}
