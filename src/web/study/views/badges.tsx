import type { Decision, StudyState } from "../../contract/messages.js";
import { studyTexts } from "../text/index.js";

const STATE_MARK: Readonly<Record<StudyState, string>> = {
  running: "M2 1.5v9l8-4.5z",
  stopped: "M2 2h3v8H2zM7 2h3v8H7z",
  killed: "M6 1l5 10H1z",
  finished: "M1.5 6.5l3 3 6-7",
  unreadable: "M2 2l8 8M10 2l-8 8",
};

/** A mark and a word: colour alone tells nothing. */
export function StateBadge({ state }: { readonly state: StudyState }) {
  const isLine = state === "finished" || state === "unreadable";
  return (
    <span class={`badge state-${state}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={STATE_MARK[state]}
          fill={isLine ? "none" : "currentColor"}
          stroke={isLine ? "currentColor" : "none"}
          stroke-width="2"
        />
      </svg>
      {studyTexts.value.state[state]}
    </span>
  );
}

export function DecisionBadge({ decision }: { readonly decision: Decision }) {
  return <span class={`decision-badge ${decision}`}>{studyTexts.value.decision[decision]}</span>;
}
