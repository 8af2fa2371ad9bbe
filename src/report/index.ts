export type { PageLanguage } from "../page/text/language.js";
export { curvesCsv } from "./curves-csv.js";
export { renderReport } from "./render-report.js";
export { verdictText } from "./verdict-text.js";
