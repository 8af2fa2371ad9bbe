const WORDS = { elman: "a tanh recurrent", gru: "a GRU", lstm: "an LSTM" };
/** Products a step, in those of a recurrent layer of one. */
const GATES = { elman: 1, gru: 3, lstm: 4 };

/** The record of a run as Markdown tables. */
export function markdown({ date, cell, machine, peakGflops, clocks, roles, versions, rows }) {
  const names = Object.keys(versions);
  const withRole = (role) => names.filter((name) => roles[name] === role);
  const builds = withRole("build");
  const teams = withRole("team");
  const torch = names.filter((name) => name.startsWith("PyTorch"));
  const heads = rows.map(({ shape: s }) => `${s.batch},${s.steps},${s.inputs},${s.hidden}`);
  const time = (name, row) => row.results[name]?.[clocks[name]]?.fastest ?? null;
  const table = (title, list, cell) => [
    `| ${title} | ${heads.join(" | ")} |`,
    `|---|${heads.map(() => "---").join("|")}|`,
    ...list.map((name) => `| ${name} | ${rows.map((row) => cell(name, row)).join(" | ")} |`),
    "",
  ];
  const ratio = (own, other) => (own && other ? (other / own).toFixed(2) : "-");
  const ratioTo = (mine) => (name, row) => ratio(time(mine, row), time(name, row));
  const bestOf = (list, row) => Math.min(...list.map((name) => time(name, row) ?? Number.POSITIVE_INFINITY));
  const share = (name, row) => {
    const ms = time(name, row);
    if (!ms) return "-";
    const { batch, steps, inputs, hidden } = row.shape;
    const gflops = (2 * GATES[cell] * batch * steps * hidden * (2 * (hidden + inputs + 1) + hidden)) / ms / 1e6;
    return `${gflops.toFixed(1)} (${Math.round((100 * gflops) / peakGflops)} %)`;
  };
  return [
    `# Engine: milliseconds per training step${cell === "elman" ? "" : `, ${cell}`}`,
    "",
    `${date}, ${machine.cpu}, ${machine.cores} cores. Forward, back-propagation through time and an SGD step of ${WORDS[cell]}`,
    "network; columns are batch, steps, inputs, hidden. Fastest step, in processor time (with several threads, wall time), rounds",
    "interleaved; wall times and medians are in the .json beside it. `simd` runs on this Node, the others on Node 24.",
    "",
    ...table("ms", names, (name, row) => time(name, row)?.toFixed(2) ?? row.results[name]?.error?.slice(0, 30) ?? "-"),
    `GFLOP/s of the products, and the share of the measured 128-bit peak of one thread, ${peakGflops} GFLOP/s:`,
    "",
    ...table("", [...builds, ...teams], share),
    ...builds.flatMap((mine) => [
      `How many times as fast ${mine} is as:`,
      "",
      ...table("", withRole("peer"), ratioTo(mine)),
    ]),
    ...(torch.length > 0 && teams.length > 0
      ? [
          "How many times as fast two threads are as the better of PyTorch's one and two:",
          "",
          ...table("", teams, (name, row) => ratio(time(name, row), bestOf(torch, row))),
        ]
      : []),
    "Milliseconds from the order to get ready for a shape to the end of the first step, compilation included:",
    "",
    ...table("", names, (name, row) => row.results[name]?.ready?.toFixed(0) ?? "-"),
    "Versions:",
    "",
    ...names.map(
      (name) =>
        `- ${name}: ${Object.entries(versions[name])
          .filter(([, value]) => value !== "")
          .map(([key, value]) => `${key} ${value}`)
          .join(", ")}`,
    ),
    "",
  ].join("\n");
}
