import { type Command, Option } from "commander";
import { cells } from "../network/cells/index.js";
import { APPROXIMATIONS, type NetworkOptions } from "../network/spec.js";
import { activations } from "../smoothing/index.js";
import { parseChoice, parseIntegers } from "./parse.js";

/** Options that describe a network, as commander leaves them: text. */
export interface NetworkFlags {
  readonly cell: string;
  readonly hidden: string;
  readonly activation: string;
  readonly approximation: string;
}

/** A network but for its inputs and outputs, which the data decide. */
export type NetworkChoice = Required<Omit<NetworkOptions, "inputSize" | "outputSize">>;

export function addNetworkOptions(command: Command, { hidden }: { readonly hidden: string }): Command {
  return command
    .addOption(new Option("--cell <name>", `recurrent cell: ${cells.names.join(", ")}`).default("elman"))
    .addOption(new Option("--hidden <units>", "hidden units; 32,32 stacks two layers").default(hidden))
    .addOption(new Option("--activation <name>", `one of ${activations.names.join(", ")}`).default("tanh"))
    .addOption(
      new Option(
        "--approximation <name>",
        'of the smoothed activation: "best", or "paper" for the one-term forms',
      ).default("best"),
    );
}

export function parseNetwork({ cell, hidden, activation, approximation }: NetworkFlags): NetworkChoice {
  return {
    cell: cells.get(cell, "--cell").name,
    hiddenSizes: parseIntegers("--hidden", hidden, 1),
    activation: activations.get(activation, "--activation").name,
    approximation: parseChoice("--approximation", approximation, APPROXIMATIONS),
  };
}
