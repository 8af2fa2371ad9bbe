// The loop of every JavaScript contender: reads one command a line, answers one line.
//   {"prepare": shape} -> {"ready": milliseconds of building and the first step}
//   {"steps": n}       -> {"wall": [ms], "cpu": [ms]} of n training steps
import { createInterface } from "node:readline";

/** `make(shape)` gives a function that does one training step; it may be asynchronous. */
export async function contend(versions, make) {
  const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
  answer({ versions: { node: process.versions.node, ...versions } });
  let step = null;
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    try {
      if (command.prepare) {
        const start = performance.now();
        step = await make(command.prepare);
        await step();
        answer({ ready: performance.now() - start });
      } else answer(await time(step, command.steps));
    } catch (error) {
      answer({ error: String(error?.message ?? error).slice(0, 300) });
    }
  }
}

async function time(step, steps) {
  const wall = [];
  const cpu = [];
  for (let k = 0; k < steps; k++) {
    const usage = process.cpuUsage();
    const start = performance.now();
    const pending = step();
    if (pending) await pending;
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(usage);
    cpu.push((user + system) / 1000);
  }
  return { wall, cpu };
}

/** The same pseudo-random weights and inputs for everyone: N(0, 1/H)-like, so that no gradient dies into denormals. */
export function data({ batch, steps, inputs, hidden }) {
  let state = 1;
  const draw = (length, scale) =>
    Float32Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state / 2 ** 31) * Math.sqrt(3) * scale;
    });
  const scale = 1 / Math.sqrt(hidden);
  return {
    x: draw(steps * batch * inputs, 1),
    /** The next ones, tensor by tensor. */
    weights: (length) => draw(length, scale),
    outputGradient: 1 / (batch * hidden),
    learningRate: 0.01,
  };
}
