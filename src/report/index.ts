export type { PageLanguage } from "../page/text/language.js";
export { comparisonText } from "./compare/comparison-text.js";
export type { NamedStudy } from "./compare/named-study.js";
export { renderComparison } from "./compare/render-comparison.js";
export { curvesCsv } from "./curves-csv.js";
export { renderReport } from "./render-report.js";
export { verdictText } from "./verdict-text.js";
