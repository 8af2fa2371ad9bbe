// Notations of times: each writes a moment, for steps that it can tell apart.
const two = (number) => String(number).padStart(2, "0");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const parts = (moment) => {
  const day = new Date(moment);
  return {
    Y: day.getUTCFullYear(),
    y: two(day.getUTCFullYear() % 100),
    M: day.getUTCMonth() + 1,
    D: day.getUTCDate(),
    h: day.getUTCHours(),
    m: day.getUTCMinutes(),
    month: ENGLISH[day.getUTCMonth()],
    quarter: Math.floor(day.getUTCMonth() / 3) + 1,
  };
};
const local = (moment, hours) => new Date(moment + hours * HOUR).toISOString().slice(0, 16).replace("T", " ");
const notation = (name, steps, write) => ({ name, steps, write: (moment) => write(parts(moment), moment) });
const DAILY = ["day", "week"];
const FINE = ["hour", "quarter hour"];

/** Moments of a series by its kind of step. */
export const STEPS = {
  "quarter hour": (start, row) => start + row * (HOUR / 4),
  hour: (start, row) => start + row * HOUR,
  day: (start, row) => start + row * DAY,
  week: (start, row) => start + row * 7 * DAY,
  month: (start, row) => Date.UTC(new Date(start).getUTCFullYear(), row, 1),
  quarter: (start, row) => Date.UTC(new Date(start).getUTCFullYear(), 3 * row, 1),
};

export const TIMES = [
  notation("2020-01-31", [...DAILY, "month"], ({ Y, M, D }) => `${Y}-${two(M)}-${two(D)}`),
  notation("2020/01/31", [...DAILY, "month"], ({ Y, M, D }) => `${Y}/${two(M)}/${two(D)}`),
  notation("2020.01.31", DAILY, ({ Y, M, D }) => `${Y}.${two(M)}.${two(D)}`),
  notation("20200131", DAILY, ({ Y, M, D }) => `${Y}${two(M)}${two(D)}`),
  notation("31.01.2020", [...DAILY, "month"], ({ Y, M, D }) => `${two(D)}.${two(M)}.${Y}`),
  notation("31/01/2020", [...DAILY, "month"], ({ Y, M, D }) => `${two(D)}/${two(M)}/${Y}`),
  notation("01/31/2020", [...DAILY, "month"], ({ Y, M, D }) => `${two(M)}/${two(D)}/${Y}`),
  notation("1/31/20", DAILY, ({ y, M, D }) => `${M}/${D}/${y}`),
  notation("31-Jan-20", DAILY, ({ y, month, D }) => `${two(D)}-${month}-${y}`),
  notation("Jan 31, 2020", DAILY, ({ Y, month, D }) => `${month} ${two(D)}, ${Y}`),
  notation("2020年1月31日", DAILY, ({ Y, M, D }) => `${Y}年${M}月${D}日`),
  notation("2020-01-31 15:45", FINE, ({ Y, M, D, h, m }) => `${Y}-${two(M)}-${two(D)} ${two(h)}:${two(m)}`),
  notation("2020-01-31T15:45:00Z", FINE, ({ Y, M, D, h, m }) => `${Y}-${two(M)}-${two(D)}T${two(h)}:${two(m)}:00Z`),
  notation("31.01.2020 15:45", FINE, ({ Y, M, D, h, m }) => `${two(D)}.${two(M)}.${Y} ${two(h)}:${two(m)}`),
  notation("31/01/2020 15:45", FINE, ({ Y, M, D, h, m }) => `${two(D)}/${two(M)}/${Y} ${two(h)}:${two(m)}`),
  notation(
    "1/31/2020 3:45 PM",
    FINE,
    ({ Y, M, D, h, m }) => `${M}/${D}/${Y} ${h % 12 || 12}:${two(m)} ${h < 12 ? "AM" : "PM"}`,
  ),
  notation("2020.01.31 15:45:00", FINE, ({ Y, M, D, h, m }) => `${Y}.${two(M)}.${two(D)} ${two(h)}:${two(m)}:00`),
  notation("202001311545", FINE, ({ Y, M, D, h, m }) => `${Y}${two(M)}${two(D)}${two(h)}${two(m)}`),
  notation("seconds since 1970", [...FINE, ...DAILY], (_, moment) => String(moment / 1000)),
  notation("milliseconds since 1970", [...FINE, ...DAILY], (_, moment) => String(moment)),
  notation("2020-01-31-15", ["hour"], ({ Y, M, D, h }) => `${Y}-${two(M)}-${two(D)}-${two(h)}`),
  notation("2020:01:31 15:45", FINE, ({ Y, M, D, h, m }) => `${Y}:${two(M)}:${two(D)} ${two(h)}:${two(m)}`),
  notation("2020013115", ["hour"], ({ Y, M, D, h }) => `${Y}${two(M)}${two(D)}${two(h)}`),
  notation("2020-01-31 15:45+09:00", FINE, (_, moment) => `${local(moment, 9)}+09:00`),
  notation("2020-01-31 15:45 Asia/Tokyo", FINE, (_, moment) => `${local(moment, 9)} Asia/Tokyo`),
  notation("days of Excel", ["hour", ...DAILY], (_, moment) => String(moment / DAY + 25_569)),
  notation("2020:01", ["month"], ({ Y, M }) => `${Y}:${two(M)}`),
  notation("1/20", ["month"], ({ y, M }) => `${M}/${y}`),
  notation("2020-01", ["month"], ({ Y, M }) => `${Y}-${two(M)}`),
  notation("202001", ["month"], ({ Y, M }) => `${Y}${two(M)}`),
  notation("Jan 2020", ["month"], ({ Y, month }) => `${month} ${Y}`),
  notation("Jan-20", ["month"], ({ y, month }) => `${month}-${y}`),
  notation("2020Q1", ["quarter"], ({ Y, quarter }) => `${Y}Q${quarter}`),
  notation("Q1 2020", ["quarter"], ({ Y, quarter }) => `Q${quarter} ${Y}`),
];
