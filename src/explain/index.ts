export type { PageLanguage } from "../page/text/language.js";
export type { Choice } from "../train/method-recipe.js";
export { type ExplainOptions, explain } from "./explain.js";
export { renderExplain } from "./page/render-explain.js";
export type {
  ActivationFormula,
  CurvaturePoint,
  CurvatureRecord,
  DiffusedName,
  Effort,
  ExplainPart,
  ExplainProgress,
  ExplainRecord,
  FormulasRecord,
  InitialisationRecord,
  LandscapeRecord,
  LineCurve,
  MemoryRecord,
  NoisePoint,
  NoiseRecord,
  PlaneLevel,
  StartGroup,
  SubjectRecord,
  ThresholdMethod,
  ThresholdsRecord,
} from "./record.js";
