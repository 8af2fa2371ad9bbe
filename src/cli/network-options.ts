import { type Command, Option } from "commander";
import { HIGHWAY_CHOICES } from "../highway/choose-highway.js";
import { cells } from "../network/cells/index.js";
import { APPROXIMATIONS, type NetworkOptions } from "../network/spec.js";
import { STUDY_DEFAULTS } from "../poc/defaults.js";
import { activations } from "../smoothing/index.js";
import type { FlagFields } from "./flag-fields.js";
import { parseChoice, parseIntegers } from "./parse.js";

/** Options that describe a network, as commander leaves them: text. */
export interface NetworkFlags {
  readonly cell: string;
  readonly bidirectional: boolean;
  readonly hidden: string;
  readonly activation: string;
  readonly approximation: string;
}

const { network } = STUDY_DEFAULTS;

/** A network but for its inputs and outputs, which the data decide. */
export type NetworkChoice = Required<
  Omit<NetworkOptions, "inputSize" | "outputSize" | "window" | "highway" | "highwayFeatures">
>;

export function addNetworkOptions(command: Command, { hidden }: { readonly hidden: string }): Command {
  return command
    .addOption(
      new Option(
        "--cell <name>",
        `of the network: ${cells.names.join(", ")} (no recurrence: all of the window at once)`,
      ).default(network.cell),
    )
    .addOption(
      new Option(
        "--bidirectional",
        "a second pass of each layer reads its input from the last step to the first; as many units again",
      ).default(network.bidirectional),
    )
    .addOption(new Option("--hidden <units>", "hidden units; 32,32 stacks two layers").default(hidden))
    .addOption(new Option("--activation <name>", `one of ${activations.names.join(", ")}`).default(network.activation))
    .addOption(
      new Option(
        "--approximation <name>",
        'of the smoothed activation: "best", or "paper" for the one-term forms',
      ).default(network.approximation),
    );
}

/** The option of commands that train for forecasts. */
export interface HighwayFlags {
  readonly highway: string;
}

export function addHighwayOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--highway <kind>",
      "forecast that the network adds to: none, last (value), linear (the best of the window), trained (linear at first, its coefficients trained too); auto: none, last or linear by validation",
    ).default(network.highway),
  );
}

export const HIGHWAY_FIELDS = {
  highway: {
    field: "network.highway",
    parse: (text: string) => parseChoice("--highway", text, HIGHWAY_CHOICES),
  },
} satisfies FlagFields<HighwayFlags>;

/** Where they stand in a study file. */
export const NETWORK_FIELDS = {
  cell: { field: "network.cell", parse: (text: string) => cells.get(text, "--cell").name },
  bidirectional: { field: "network.bidirectional" },
  hidden: { field: "network.hiddenSizes", parse: (text: string) => parseIntegers("--hidden", text, 1) },
  activation: { field: "network.activation", parse: (text: string) => activations.get(text, "--activation").name },
  approximation: {
    field: "network.approximation",
    parse: (text: string) => parseChoice("--approximation", text, APPROXIMATIONS),
  },
} satisfies FlagFields<NetworkFlags>;

export function parseNetwork({ cell, bidirectional, hidden, activation, approximation }: NetworkFlags): NetworkChoice {
  return {
    cell: NETWORK_FIELDS.cell.parse(cell),
    bidirectional,
    hiddenSizes: NETWORK_FIELDS.hidden.parse(hidden),
    activation: NETWORK_FIELDS.activation.parse(activation),
    approximation: NETWORK_FIELDS.approximation.parse(approximation),
  };
}
