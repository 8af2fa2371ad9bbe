import { audit } from "./ja/audit.js";
import { charts } from "./ja/charts.js";
import { comparison } from "./ja/comparison.js";
import { measures } from "./ja/measures.js";
import { money } from "./ja/money.js";
import { recorded } from "./ja/phrases/index.js";
import { progress } from "./ja/progress.js";
import { result } from "./ja/result.js";
import { scores } from "./ja/scores.js";
import { sequences } from "./ja/sequences.js";
import { situations } from "./ja/situations.js";
import { study } from "./ja/study.js";
import { tuning } from "./ja/tuning.js";
import { verdict } from "./ja/verdict.js";
import { whose } from "./ja/whose.js";
import type { Texts } from "./texts.js";

export const ja: Texts = {
  language: "ja",
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
