// What an attack found, as text.

const HEAD = ["fuzzer", "cases", "refused", "right", "skipped", "faults", "slowest case", "seconds"];

/** One line a fuzzer, in Markdown. */
export function table(results) {
  const rows = results.map(({ name, tried, refused, right, skipped, faults, slowest, seconds }) => [
    name,
    ...[tried, refused, right, skipped, faults.length].map((count) => count.toLocaleString("en")),
    slowest.case === null ? "" : `${slowest.seconds.toFixed(slowest.seconds < 1 ? 3 : 1)} s (${slowest.case})`,
    seconds.toFixed(0),
  ]);
  const widths = HEAD.map((title, k) => Math.max(title.length, ...rows.map((row) => row[k].length)));
  const line = (cells) =>
    `| ${cells.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join(" | ")} |`;
  const rule = `|${widths.map((width, k) => (k === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(HEAD), rule, ...rows.map(line)].join("\n");
}

/** What was tried, with the number of cases of each kind. */
export function kindsText(results) {
  const countsOf = (kinds) =>
    Object.entries(kinds).map(([kind, counts]) => {
      const sum = Object.values(counts).reduce((total, count) => total + count, 0);
      return `${kind} ${sum}`;
    });
  const ofSignals = (signals) => (signals > 0 ? ` ${signals} signals ended a command.` : "");
  return results
    .map(({ name, kinds, signals }) => `${name}: ${countsOf(kinds).sort().join(", ")}.${ofSignals(signals)}`)
    .join("\n");
}

const MOST_SHOWN = 20;

/** Faults of a fuzzer, each kind of message once with the number of its like. */
export function faultsText({ name, faults }, { seed, flag }) {
  const alike = new Map();
  for (const fault of faults) {
    const key = `${fault.kind}: ${fault.message.replace(/\d+|"[^"]*"/g, "#").slice(0, 120)}`;
    alike.set(key, [...(alike.get(key) ?? []), fault]);
  }
  const shown = [...alike.values()].slice(0, MOST_SHOWN).map((some) => faultText(some, { fuzzer: name, seed, flag }));
  const more = alike.size - shown.length;
  return [...shown, ...(more > 0 ? [`... and ${more} other faults of ${name}\n`] : [])].join("\n");
}

/** The first of some faults with the command that meets it again. */
function faultText([{ case: k, kind, message }, ...others], { fuzzer, seed, flag }) {
  const again = `npm run attack -- ${flag} --seed ${seed} --case ${k}`;
  const like = others.length > 0 ? `, and ${others.length} like it` : "";
  return `FAULT ${fuzzer}, case ${k} (${kind})${like}: ${message}\n  again: ${again}`;
}
