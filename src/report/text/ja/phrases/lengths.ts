/** A length of time as records have it, "1 day" or "1.5 years"; anything else as it is. */
export function length(english: string): string {
  const [, count, unit] = /^(\d[\d.]*) (\w+?)s?$/.exec(english) ?? [];
  const word = unit === undefined ? undefined : UNITS[unit];
  return word === undefined ? english : `${count} ${word}`;
}

const UNITS: Readonly<Record<string, string>> = {
  year: "年",
  quarter: "四半期",
  month: "か月",
  week: "週間",
  day: "日",
  hour: "時間",
  minute: "分",
  second: "秒",
  millisecond: "ミリ秒",
};

/** A row's label: its time, or "row 17"; a sequence's, "example 17" or "name, step 17". */
export function label(english: string): string {
  return english
    .replace(/^row (\d+)$/, "$1 行目")
    .replace(/^example (\d+)$/, "例 $1")
    .replace(/, step (\d+)$/, "、$1 ステップ目");
}

/** A list of names, of which the last may be counted only: "a, b and 3 more". */
export function names(english: string): string {
  const [, shown = english, more] = /^(.*) and (\d+) more$/s.exec(english) ?? [];
  return shown.replaceAll(", ", "、") + (more === undefined ? "" : `ほか ${more} 件`);
}
