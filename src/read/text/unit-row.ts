/** Whether the cells of a row below a header are units, or types, of the columns; empty ones aside. */
export function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.map(withoutMark).every((cell) => MARK.test(cell) || isUnit(cell));
}

function isUnit(cell: string): boolean {
  return BRACKETED.test(cell) || UNIT.test(cell) || TYPE.test(cell);
}

/** "-- kWh" and "in kWh" are kWh. */
function withoutMark(cell: string): string {
  return cell.replace(/^(?:[-–—*/]+\s*|in )(?=[^\s\d])/, "");
}

/** What stands where there is no unit. */
const MARK = /^(?:n\/?a|[-–—*./#]+|none|null)$/i;

const BRACKETED = /^(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）|［[^］]*］|<[^>]*>)$/;

const BASE =
  "(?:[kMGTmµμuncdh]?(?:m|g|s|W|Wh|V|A|Pa|bar|J|Hz|N|l|L|t|mol|VA|varh?|VAr|cal|Ω|S|lx|lm|B|eV)|°|°?[CFKR]|℃|℉|deg(?:rees?)?(?:[ _]?(?:[CFKT]|north|south|east|west|true|celsius|fahrenheit|kelvin))?|celsius|fahrenheit|kelvin|" +
  "h|hr|hrs|min|sec|hours?|minutes?|seconds?|days?|weeks?|months?|years?|in|inch|inches|inHg|ft|feet|yd|mph|kph|kmh|kts?|knots?|n?mi|miles|lbs?|oz|gal|psi|atm|mmHg|rpm|" +
  "ppm|ppmv|ppb|ppbv|ppt|psu|NTU|pH|dBm?|sr|rad|tonnes?|ha|ac|acres?|bbl|cfs|m3s|persons?|people|veh(?:icles)?|ratio|fraction|index|unitless|dimensionless|octas|counts?|units?|pcs|none|[A-Z]{3}|€|\\$|£|¥|%|‰|pct|percent)";
/** "m/s", "W/m^2", "kg m-3", "MW". */
const UNIT = new RegExp(
  `^(?:${BASE}[²³23]?(?:[ /·*^.]*(?:${BASE}|-?\\d|[²³⁻¹])+)*|1|-+|億円|百万円|千円|円|人|個|件|台|回|時間|時|分|秒|ミリ|度)$`,
  "u",
);

const TYPE =
  /^(?:(?:var)?char|\d{1,3}[sdn]|text|string|str|object|float(?:32|64)?|double|real|decimal|numeric|number|u?int(?:eger|8|16|32|64)?|bool(?:ean)?|date|datetime|timestamp|yr|mo|dy|hr|mn|continuous|discrete|time|[ymdhs]{2,4}(?:[-/. :]?[ymdhs]{1,4}){0,5}|utc|local(?: time)?)$/i;
