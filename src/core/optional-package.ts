import { GradusError } from "./errors.js";

/**
 * The error of an optional package that did not load: to be installed where it is not there, and else what else it can be.
 *
 * @param use what the package does, e.g. "Files are read by"
 * @param spec name and version, e.g. "echarts@6.1.0"
 */
export function packageNotLoaded(use: string, spec: string, error: Error): GradusError {
  const name = spec.slice(0, spec.lastIndexOf("@"));
  const { code } = error as { readonly code?: unknown };
  const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
  const advice = isMissing
    ? `Run \`npm install ${spec}\`.`
    : `Raise limits on memory and open files (ulimit), or install it again: \`npm install ${spec}\`.`;
  return new GradusError(`${use} the package ${name}, which did not load: ${error.message}. ${advice}`);
}
