import type { Entry } from "../entry.js";

/** Times that cannot be read, or do not rise. */
export const times: readonly Entry[] = [
  [
    "`time` must name a column of dates or times, or a counter that rises or falls at every row; this one does neither.",
    "`time` には、日付や時刻の列、または行ごとに増えるか減る番号の列が必要ですが、この列はどちらでもありません。",
  ],
  [
    'Sort the rows, or use `time: "none"` to trust their order.',
    '行を並べ替えるか、`time: "none"` で行の順に読んでください。',
  ],
  [
    "`time` must name a column of dates or times, got values like {example}.",
    "`time` には日付や時刻の列が必要ですが、{example} のような値です。",
  ],
  [
    "the cells look like times that are not read, got values like {example}: {why:timeRefused}.",
    "時刻のようですが、{example} のような値は読めません（{why}）。",
  ],
  [
    "the cells look like times that are not read, got values like {example}.",
    "時刻のようですが、{example} のような値は読めません。",
  ],
  [
    'Say how they are written by `timeFormat`, in which YYYY or YY is the year, MM the month, MMM its name, DD the day, HH the hour, mm the minute, ss the second, A AM or PM, Q the quarter, Z the zone; words stand in brackets, e.g. "DD.MM.YYYY HH:mm" or "YYYY-[Q]Q".',
    '書式を `timeFormat` で指定してください。YYYY か YY は年、MM は月、MMM は月名、DD は日、HH は時、mm は分、ss は秒、A は AM か PM、Q は四半期、Z は時差で、文字は角括弧で囲みます（例："DD.MM.YYYY HH:mm"、"YYYY-[Q]Q"）。',
  ],
  [
    'Or name another column with `time`, or use `time: "none"` to trust the order of the rows.',
    'または `time` で別の列を指定するか、`time: "none"` で行の順に読んでください。',
  ],
  [
    "`timeFormat` must be how the times are written, got {format}, and no column is written so: {seen:seenTimes}.",
    "`timeFormat` には時刻の書式が必要ですが、{format} で書かれた列がありません（{seen}）。",
  ],
  [
    '`timeFormat` says how times are written, and `time: "none"` that none are read, got {format}.',
    '`timeFormat`（{format}）は時刻の書式、`time: "none"` は時刻を読まない指定です。',
  ],
  ["Leave one of them out.", "どちらか一方を外してください。"],
  [
    "no column was found to hold the time, and this one falls from row to row as times and counters do where the newest row stands first.",
    "時刻の列が見つかりません。この列は、新しい行から並ぶ表の時刻や番号のように、行ごとに減っています。",
  ],
  [
    'Use `time: {column}` to take the rows in its order, or `time: "none"` to trust the order of the file.',
    '`time: {column}` でこの列の順に読むか、`time: "none"` でファイルの順に読んでください。',
  ],
  [
    "the times must be written in one way, got {other} where the rows before it have times like {first}.",
    "時刻は同じ書き方である必要がありますが、それまでの行は {first} のような書き方で、ここは {other} です。",
  ],
  [
    'Write all of them alike, or use `time: "none"` to trust the order of the rows.',
    '書き方をそろえるか、`time: "none"` で行の順に読んでください。',
  ],
  [
    "the dates can be read as {one:dates} or {other:dates}, from {example} on, and neither gives more regular steps.",
    "日付は {example} から、{one} とも {other} とも読め、間隔の規則正しさでも決められません。",
  ],
  [
    'Say which with {formats:or}, or use `time: "none"` to trust the order of the rows.',
    '{formats} のどちらかを指定するか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'Write them as year-month-day, or use `time: "none"` to trust the order of the rows.',
    '年-月-日の順に書くか、`time: "none"` で行の順に読んでください。',
  ],
  [
    "the clock counts to 12, as in {example}, and does not say which half of the day it means: time goes back here.",
    "{example} のような 12 時間制の時刻に午前と午後の区別がなく、ここで時刻が戻ります。",
  ],
  [
    'Write AM or PM behind it, or hours from 0 to 23, or use `time: "none"` to trust the order of the rows.',
    '後に AM か PM を付けるか、0 〜 23 時で書くか、`time: "none"` で行の順に読んでください。',
  ],
  [
    "the time must read as {words:timeWords}, as in the rows before it, got an empty cell.",
    "時刻はそれまでの行と同じく「{words}」である必要がありますが、セルが空です。",
  ],
  [
    "the time must read as {words:timeWords}, as in the rows before it, got {cells:cells}.",
    "時刻はそれまでの行と同じく「{words}」である必要がありますが、値は {cells} です。",
  ],
  [
    'Fix the cell, or use `time: "none"` to trust the order of the rows.',
    'セルを直すか、`time: "none"` で行の順に読んでください。',
  ],
  [
    '{cell} is the mean of a year: leave such rows out, or use `time: "none"` to trust the order of the rows.',
    '{cell} は年平均です。そのような行を除くか、`time: "none"` で行の順に読んでください。',
  ],
  ["time must rise from row to row, got {got:backwards}.", "時刻は行ごとに進む必要がありますが、{got}。"],
  [
    "most rows run from the newest to the oldest, so time must fall from row to row, got {got:backwards}.",
    "ほとんどの行が新しいものから並んでいるため、時刻は行ごとに戻る必要がありますが、{got}。",
  ],
  [
    'Use `duplicates: "mean"` (one row for each time, the mean of both), `duplicates: "first"` or `duplicates: "last"`, write times in UTC or with their distance from it, or use `time: "none"` to trust the order of the rows.',
    '`duplicates: "mean"`（時刻ごとに平均した 1 行）、`duplicates: "first"`、`duplicates: "last"` のどれかを指定するか、時刻を UTC または時差付きで書くか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'The times in {column} rise at every row: take them with `time: {column}`, or use `time: "none"` to trust the order of the rows.',
    '{column} の時刻は行ごとに進んでいます。`time: {column}` で使うか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'Sort the rows by time, or use `time: "none"` to trust the order of the rows.',
    '行を時刻の順に並べるか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'Keep one of them with `duplicates: "first"`, or use `time: "none"` to trust the order of the rows.',
    '`duplicates: "first"` で 1 つを残すか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'Keep one row of each time with `duplicates: "first"` or `duplicates: "last"`, put their mean in their place with `duplicates: "mean"`, or use `time: "none"` to trust the order of the rows.',
    '`duplicates: "first"` か `duplicates: "last"` で時刻ごとに 1 行を残すか、`duplicates: "mean"` で平均するか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'The rows of several objects are mixed: name them with `series: {names}` ({spare:spareRows} the time of another one, and `duplicates` makes them one), or use `time: "none"` to trust the order of the rows.',
    '複数の対象の行が混ざっています。`series: {names}` で対象を分けるか（それでも{spare}ほかの行と時刻が重なり、`duplicates` で 1 行にします）、`time: "none"` で行の順に読んでください。',
  ],
  [
    'The rows of several objects are mixed: name them with `series: {names}`, or use `time: "none"` to trust the order of the rows.',
    '複数の対象の行が混ざっています。`series: {names}` で対象を分けるか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'The column {column} comes round again with the time, so it seems to be a part of it that is not read: write {times:list} and {column} into one column, as 2020-01-31 13:00, and name the objects with `series: {names}`, or use `time: "none"` to trust the order of the rows.',
    '列 {column} は時刻とともに繰り返しており、時刻の読まれていない一部と思われます。{times} と {column} を 2020-01-31 13:00 のように 1 列にまとめ、`series: {names}` で対象を分けるか、`time: "none"` で行の順に読んでください。',
  ],
  [
    'The column {column} comes round again with the time, so it seems to be a part of it that is not read: write {times:list} and {column} into one column, as 2020-01-31 13:00, or use `time: "none"` to trust the order of the rows.',
    '列 {column} は時刻とともに繰り返しており、時刻の読まれていない一部と思われます。{times} と {column} を 2020-01-31 13:00 のように 1 列にまとめるか、`time: "none"` で行の順に読んでください。',
  ],
];
