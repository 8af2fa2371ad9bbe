export { curvesCsv } from "./curves-csv.js";
export { renderReport } from "./render-report.js";
export type { ReportLanguage } from "./text/texts.js";
export { verdictText } from "./verdict-text.js";
