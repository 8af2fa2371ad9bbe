import { integer } from "../../../page/text/numbers.js";
import type { StudyDetail } from "../../contract/messages.js";
import type { MoreRuns } from "../../study/more-runs.js";
import { studyTexts } from "../../study/text/index.js";
import { texts } from "../text/index.js";

interface WhatComesProps {
  readonly detail: StudyDetail;
  readonly more: MoreRuns;
  /** As they are asked for; null: as before. */
  readonly seeds: number | null;
}

/** What a study that goes on takes, and what becomes of the verdict that stands: said before it is begun. */
export function WhatComes({ detail, more, seeds }: WhatComesProps) {
  const { actions: words } = texts.value;
  const { seconds, decision } = studyTexts.value;
  const { runs, isCut } = more;
  const time = more.seconds === null ? null : seconds(Math.max(1, more.seconds));
  const isMore = detail.seeds !== null && seeds !== null && seeds > detail.seeds;
  const stands = detail.state === "finished" ? detail.decision : null;
  return (
    <div role="status" class="what-comes">
      {runs > 0 && (
        <p>
          <strong>
            {isCut && time !== null ? words.atMost(integer(runs), time) : words.moreRuns(integer(runs), time)}
          </strong>
        </p>
      )}
      {isMore && <p>{stands === null ? words.oneWay : words.replaces(decision[stands], String(detail.seeds))}</p>}
    </div>
  );
}
