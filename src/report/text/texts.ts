import type { PageLanguage } from "../../page/text/language.js";
import type { AuditTexts } from "./audit-texts.js";
import type { ChartTexts } from "./chart-texts.js";
import type { ComparisonTexts } from "./comparison-texts.js";
import type { MeasureTexts } from "./measure-texts.js";
import type { MoneyTexts } from "./money-texts.js";
import type { ProgressTexts } from "./progress-texts.js";
import type { RecordedTexts } from "./recorded-texts.js";
import type { ResultTexts } from "./result-texts.js";
import type { ScoreTexts } from "./score-texts.js";
import type { SequenceTexts } from "./sequence-texts.js";
import type { SituationTexts } from "./situation-texts.js";
import type { StudyTexts } from "./study-texts.js";
import type { TuningTexts } from "./tuning-texts.js";
import type { VerdictTexts } from "./verdict-texts.js";
import type { WhoseTexts } from "./whose-texts.js";

/** Every text of the report. A language is one object of this type, so a missing text does not compile. */
export interface Texts
  extends VerdictTexts,
    WhoseTexts,
    ResultTexts,
    StudyTexts,
    AuditTexts,
    MeasureTexts,
    MoneyTexts,
    ScoreTexts,
    SequenceTexts,
    TuningTexts,
    ComparisonTexts,
    ChartTexts,
    SituationTexts,
    RecordedTexts,
    ProgressTexts {
  readonly language: PageLanguage;
}
