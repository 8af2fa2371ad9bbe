/** The record of a run as Markdown tables. */
export function markdown({ date, machine, peakGflops, clocks, versions, rows }) {
  const names = Object.keys(versions);
  const heads = rows.map(({ shape: s }) => `${s.batch},${s.steps},${s.inputs},${s.hidden}`);
  const time = (name, row) => row.results[name]?.[clocks[name]]?.fastest ?? null;
  const table = (title, cell, list = names) => [
    `| ${title} | ${heads.join(" | ")} |`,
    `|---|${heads.map(() => "---").join("|")}|`,
    ...list.map((name) => `| ${name} | ${rows.map((row) => cell(name, row)).join(" | ")} |`),
    "",
  ];
  const ratioTo = (mine) => (name, row) => {
    const [own, other] = [time(mine, row), time(name, row)];
    return own && other ? (other / own).toFixed(2) : "-";
  };
  const engines = names.filter((name) => name.startsWith("gradus") && !name.includes("reference"));
  const peers = names.filter((name) => !name.startsWith("gradus"));
  const share = (name, row) => {
    const ms = time(name, row);
    if (!ms) return "-";
    const { batch, steps, inputs, hidden } = row.shape;
    const gflops = (6 * batch * steps * hidden * (hidden + inputs + 1)) / ms / 1e6;
    return `${gflops.toFixed(1)} (${Math.round((100 * gflops) / peakGflops)} %)`;
  };
  return [
    "# Engine: milliseconds per training step",
    "",
    `${date}, ${machine.cpu}, ${machine.cores} cores. Forward, back-propagation through time and an SGD step of a tanh recurrent`,
    "network; columns are batch, steps, inputs, hidden. Fastest step, in processor time (with several threads, wall time), rounds",
    "interleaved; wall times and medians are in engine.json. `simd` runs on this Node, the others on Node 24.",
    "",
    ...table("ms", (name, row) => time(name, row)?.toFixed(2) ?? row.results[name]?.error?.slice(0, 30) ?? "-"),
    `GFLOP/s, and the share of the measured 128-bit peak of ${peakGflops} GFLOP/s:`,
    "",
    ...table(
      "",
      share,
      engines.filter((name) => !name.includes(",")),
    ),
    ...engines
      .filter((name) => !name.includes(","))
      .flatMap((mine) => [`How many times as fast ${mine} is as:`, "", ...table("", ratioTo(mine), peers)]),
    "Versions:",
    "",
    ...names.map(
      (name) =>
        `- ${name}: ${Object.entries(versions[name])
          .filter(([, v]) => v !== "")
          .map(([k, v]) => `${k} ${v}`)
          .join(", ")}`,
    ),
    "",
  ].join("\n");
}
