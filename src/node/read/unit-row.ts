/** Whether the cells of a row below a header are units, or types, of the columns; empty ones aside. */
export function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => BRACKETED.test(cell) || UNIT.test(cell) || TYPE.test(cell));
}

const BRACKETED = /^(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）|［[^］]*］|<[^>]*>)$/;

const BASE =
  "(?:[kMGTmµμuncdh]?(?:m|g|s|W|Wh|V|A|Pa|bar|J|Hz|N|l|L|t|mol|VA|varh?|VAr|cal|Ω|S|lx|lm|B|eV)|°|°?[CFKR]|℃|℉|deg(?:rees?)?(?: ?[CFK])?|celsius|fahrenheit|" +
  "h|hr|hrs|min|sec|hours?|minutes?|seconds?|days?|weeks?|months?|years?|in|inch|inches|inHg|ft|feet|yd|mph|kph|kmh|kts?|knots?|mi|miles|lbs?|oz|gal|psi|atm|mmHg|rpm|" +
  "ppm|ppb|octas|counts?|units?|pcs|none|[A-Z]{3}|€|\\$|£|¥|%|‰|pct|percent)";
/** "m/s", "W/m^2", "kg m-3", "MW". */
const UNIT = new RegExp(
  `^(?:${BASE}[²³23]?(?:[ /·*^.]*(?:${BASE}|-?\\d|[²³⁻¹])+)*|1|-+|億円|百万円|千円|円|人|個|件|台|回|時間|時|分|秒|ミリ|度)$`,
  "u",
);

const TYPE =
  /^(?:(?:var)?char|text|string|str|object|float(?:32|64)?|double|real|decimal|numeric|number|u?int(?:eger|8|16|32|64)?|bool(?:ean)?|date|datetime|timestamp|continuous|discrete|time|[ymdhs]{2,4}(?:[-/. :]?[ymdhs]{1,4}){0,5}|utc|local(?: time)?)$/i;
