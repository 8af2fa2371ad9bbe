export type { PageLanguage } from "../page/text/language.js";
export type { Choice } from "../train/method-recipe.js";
export { type ExplainOptions, explain } from "./explain.js";
export { renderExplain } from "./page/render-explain.js";
export type { Effort, ExplainPart, ExplainProgress, ExplainRecord } from "./record.js";
