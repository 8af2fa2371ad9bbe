/** The next action for a stored study that cannot be gone on with. */
export function anotherPlace(kind: "folder" | "place"): string {
  return `Choose another ${kind} for the study, or remove this one to begin anew.`;
}
