import { audit } from "./en/audit.js";
import { charts } from "./en/charts.js";
import { comparison } from "./en/comparison.js";
import { measures } from "./en/measures.js";
import { money } from "./en/money.js";
import { progress } from "./en/progress.js";
import { recorded } from "./en/recorded.js";
import { result } from "./en/result.js";
import { scores } from "./en/scores.js";
import { sequences } from "./en/sequences.js";
import { situations } from "./en/situations.js";
import { study } from "./en/study.js";
import { tuning } from "./en/tuning.js";
import { verdict } from "./en/verdict.js";
import { whose } from "./en/whose.js";
import type { Texts } from "./texts.js";

export const en: Texts = {
  language: "en",
  ...verdict,
  ...whose,
  ...result,
  ...study,
  ...audit,
  ...measures,
  ...money,
  ...scores,
  ...sequences,
  ...tuning,
  ...comparison,
  ...charts,
  ...situations,
  ...recorded,
  ...progress,
};
