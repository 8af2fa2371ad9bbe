import { GradusError } from "../../core/errors.js";
import { suggestion } from "../../core/nearest-name.js";
import type { AddCommand } from "../surroundings.js";

/** gradus help COMMAND; commander's own answers an unknown command with the general help and no word about it. */
export const addHelp: AddCommand = (program) => {
  program
    .command("help [command]")
    .description("display help for command")
    .action((name: string | undefined) => {
      if (name === undefined) return program.help();
      const names = program.commands.map((command) => command.name());
      const found = program.commands[names.indexOf(name)];
      if (found === undefined) {
        throw new GradusError(
          `unknown command ${JSON.stringify(name)}.${suggestion(name, names)} Known: ${names.join(", ")}.`,
        );
      }
      found.help();
    });
};
