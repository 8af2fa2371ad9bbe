// What the studies of sequences say, in one table.

/** Markdown of the results, in the order of the sets. */
export function tableOf(sets, results) {
  const rows = sets.flatMap((set) => {
    const result = results.find(({ set: name }) => name === set.name);
    return result === undefined ? [] : [rowOf(set, result)];
  });
  const sessions = [...new Set(results.map(({ session }) => `${session.date.slice(0, 10)}, ${session.cpu}, ${session.cores} cores, Node.js ${session.node}, gradus ${session.gradus} (${session.commit})`))]; // biome-ignore format: one line
  return `# Sequences: classes, tags, numbers, frames

Each line is one study: AdamW with a cosine, and diffusion by the same optimiser, each tuned by 6 runs, then 5 seeds of both; the epoch by validation, the test part read once. Units, dropout and
epochs are in [sets.mjs](../sequences/sets.mjs), everything else by default. Means over the seeds, and from the least to the greatest where the deciding error is asked for. Accuracies of test parts,
errors in nats a frame or in the target's unit. *Simple* is the best of the task's simple forecasts by the same measure; it needs no training runs.

| data | network | asked | AdamW | diffusion | simple | published |
|---|---|---|---|---|---|---|
${rows.join("\n")}

Made by \`npm run bench:sequences\` on ${sessions.join("; ")}.
`;
}

function rowOf(set, result) {
  const bound = `${set.isLess ? "<=" : ">="} ${number(set.asked)}`;
  const found = ["adamw-cosine", "diffusion"].map((method) => cellOf(set, result, method));
  const { cell, hiddenSizes, bidirectional } = result.network;
  const network = `${bidirectional ? "bidirectional " : ""}${cell} ${hiddenSizes.join(", ")}`;
  return `| ${set.name} | ${network} | ${bound} | ${found.join(" | ")} | ${simpleOf(set, result)} | ${set.published || "-"} |`;
}

function cellOf(set, result, method) {
  const own = result.methods.find((one) => one.method === method);
  const value = measured(set, result, { name: method, testError: own.testError });
  const isMet = set.isLess ? value <= set.asked : value >= set.asked;
  const errors = own.testErrors.filter((error) => error !== null);
  const span =
    set.measure === "test error" ? ` (${number(Math.min(...errors))} to ${number(Math.max(...errors))})` : "";
  return isMet ? `**${number(value)}**${span}` : `${number(value)}${span}`;
}

function measured({ measure }, { also, measures }, { name, testError }) {
  if (measure === "test error") return testError;
  const place = 1 + also.indexOf(measure);
  return measures.find((one) => one.name === name).values[place];
}

function simpleOf(set, result) {
  const all = result.baselines.map(({ name, testError }) => ({
    name,
    value: measured(set, result, { name, testError }),
  }));
  const [best] = all.toSorted((a, b) => (set.isLess ? a.value - b.value : b.value - a.value));
  return `${number(best.value)} (${best.name})`;
}

function number(value) {
  if (value >= 1) return value === 1 ? "1" : value.toPrecision(4);
  return value.toFixed(3).replace(/^0/, "");
}
