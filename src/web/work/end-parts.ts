import { loadCharts } from "../../page/charts/load-charts.js";
import { ownPart } from "../contract/own-part.js";

/** What a study needs at its end, and nothing before. */
export interface EndParts {
  readonly renderReport: typeof import("../../report/render-report.js").renderReport;
  readonly curvesCsv: typeof import("../../report/curves-csv.js").curvesCsv;
}

/** Loads it before the study: one that runs for hours ends whole although the page's server has gone meanwhile. */
export async function loadEndParts(): Promise<EndParts> {
  const [{ renderReport }, { curvesCsv }] = await ownPart(
    Promise.all([
      import("../../report/render-report.js"),
      import("../../report/curves-csv.js"),
      import("../../page/charts/echarts.js"), // by itself first: in a page its absence is no matter of packages
    ]),
  );
  await loadCharts();
  return { renderReport, curvesCsv };
}
