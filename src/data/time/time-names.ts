/**
 * What a column's name says: "date" and "time" name what they hold; "weak" names may be those of a time or a counter, and their columns are times only
 * where the steps are steady.
 */
export type TimeName = "date" | "time" | "weak";

/** What a column is named after; null for anything else. */
export function timeName(name: string): TimeName | null {
  if (WEAK.test(name)) return "weak";
  if (OTHERS.test(name)) return null;
  if (DATE.test(name) || isJulianName(name)) return "date";
  return TIME.test(name) ? "time" : null;
}

/** Whether the name says no more than that a column holds a date, or a time: anything with digits in it is then one. */
export function isPlainTimeName(name: string): boolean {
  return /^(?:date|datetime|date[ _]?time|time|timestamp|time[ _]stamp|datum|fecha|日付|日時|年月日|年月|日期|时间|時刻|날짜)$/i.test(
    name.trim(),
  );
}

/** Whether a column is named like a clock: a column of numbers beside a date then holds its time. */
export function isClockName(name: string): boolean {
  return /time|hour|clock|uhr|zeit|heure|hora|hhmm|hms|時刻|時間|时间|시간|^(?:t|hr|hh|h|ora|ore)$/i.test(name);
}

export function isYearName(name: string): boolean {
  return /^(?:years?|yr|yyyy|ann[eé]e|an|jahr|a[nñ]o|anno|ano|jaar|年|年度|연도)$/i.test(name);
}

/** Whether a column is named after Julian dates: days since 1858, or since 4713 before Christ. */
export function isJulianName(name: string): boolean {
  return JULIAN.test(name);
}

const JULIAN = /(?:^|[_ ])(?:mjd|[bht]?jd|(?:modified[_ ])?julian[_ ]?dates?)(?:$|[_ ([])/i;

export function isWeekName(name: string): boolean {
  return /week|^(?:wk|kw|woche|semaine|semana|settimana|週|周)/i.test(name);
}

export function isQuarterName(name: string): boolean {
  return /quarter|qtr|^(?:q|quartal|trimestre|kwartaal|四半期|季度|분기)$/i.test(name);
}

/** Whether a column is named like one that counts rows or names them by a number. */
export function isCounterName(name: string): boolean {
  return COUNTER.test(name);
}

/** Whether a column is named like a counter and like nothing else: whatever its values, they are no years. */
export function isPlainCounterName(name: string): boolean {
  return /^(?:t|steps?|rows?)$/i.test(name) || (isCounterName(name) && !isNumberedName(name));
}

const COUNTER =
  /^(?:id|idx|index|uid|no\.?|nr\.?|num|number|n|#|seq(?:uence)?|serial(?:[ _]?no)?|records?|rows?|row[ _]?(?:id|no|nr|num(?:ber)?)|rec(?:ord)?[ _]?(?:id|no|number)|obs(?:ervation)?(?:[ _]?(?:no|nr|num(?:ber)?))?|i|iter(?:ation)?s?|time[ _]?steps?|epoch[ _]?(?:id|no|nr|num(?:ber)?|index)|instant|cycle|sample|key|entry|unnamed:? ?\d*|column1|.*[ _]id|.*[a-z]Id|連番|番号|通番)\.?$/i;

/** Whether a column is named after what is left until something happens: it falls while time goes on. */
export function isRemainingName(name: string): boolean {
  return /remain|left|until|to[ _-]?(?:fail|event|go|next|expir|matur|live)|count[ _-]?down|backlog|stock|inventory|(?:^|[_ ])(?:rul|ttf|ttl|eta)(?:$|[_ ])|残/i.test(
    name,
  );
}

/** Whether a name is no more than a column's number, as tables without a header have them. */
export function isNumberedName(name: string): boolean {
  return /^(?:col(?:umn)?|c|v|var|field|f|x|unnamed:?)[ _]?\d+$/i.test(name);
}

/** Without a header, and as pandas and R name the column that numbers the rows. */
const WEAK = /^(?:t|ts|dt|ds|index|x|period|column1|unnamed:? ?\d*|row|step)$/i;
const OTHERS =
  /(?:up|candi|man|vali|liqui|inti|accommo|consoli)date(?!s?time)|(?:run|life|over|up|down|lead|wait|part|some|half|play|real|cycle|travel|flight|response)[ _-]?time(?!stamp)|epoch[ _-]?(?:id|no|nr|num|index)|^time[ _]?steps?$/i;
const DATE =
  /date|stamp|epoch|unix|aaaamm|yyyymm|yearmonth|year_month|datum|fecha|horodat|dteday|^(?:day|ymd|month|jour|tag|mois|monat|mes|週|周|weeks?|wk|kw|woche|semaine|semana|year_?week)$|日付|日時|年月|日期|月份|날짜|時刻|时间|일시|(?:^|[_ ])(?:dt|dttm)$/i;
const TIME =
  /time|zeit|hora|heure|^(?:years?|yr|yyyy|quarter|qtr|semester|ann[eé]e|an|jahr|a[nñ]o|anno|ano|jaar|年|年度|連番|clock|hour)$/i;
