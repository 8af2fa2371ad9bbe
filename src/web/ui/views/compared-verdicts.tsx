import type { StudyDetail } from "../../contract/messages.js";
import { language } from "../../kit/language.js";
import { studyTexts } from "../../study/text/index.js";
import { DecisionBadge, StateBadge } from "../../study/views/badges.js";
import { studyHash } from "../route.js";
import { texts } from "../text/index.js";

/** A column for each study; in a narrow window two of them stand side by side below what they tell. */
export function ComparedVerdicts({ studies }: { readonly studies: readonly { readonly detail: StudyDetail }[] }) {
  const { compare: words, list } = texts.value;
  const shown = language.value;
  const heads =
    studies
      .find(({ detail }) => detail.words !== null)
      ?.detail.words?.[shown].compared.slice(3)
      .map(({ head }) => head) ?? [];
  return (
    <section>
      <h2>{words.verdicts}</h2>
      <div class="scroll" tabIndex={0}>
        <table class="compared" style={{ "--studies": studies.length }}>
          <thead>
            <tr>
              <td />
              {studies.map(({ detail }) => (
                <th key={detail.id} scope="col">
                  <a href={studyHash(detail.id)}>{detail.name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{list.columns.verdict}</th>
              {studies.map(({ detail }) => (
                <td key={detail.id}>
                  {detail.decision === null ? (
                    <StateBadge state={detail.state} />
                  ) : (
                    <DecisionBadge decision={detail.decision} />
                  )}
                  {detail.isEarlierVerdict && <small class="earlier">{studyTexts.value.earlierVerdictShort}</small>}
                  <p class="why-small">{detail.decision === null ? words.noVerdict : detail.words?.[shown].sentence}</p>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{list.columns.data}</th>
              {studies.map(({ detail }) => (
                <td key={detail.id}>{detail.data !== null && list.data(detail.data, detail.targets.join(", "))}</td>
              ))}
            </tr>
            {heads.map((head, row) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {studies.map(({ detail }) => {
                  const cell = detail.decision === null ? undefined : detail.words?.[shown].compared[row + 3];
                  return (
                    <td key={detail.id}>
                      {cell?.text ?? "–"} {cell?.note != null && <small>{cell.note}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
