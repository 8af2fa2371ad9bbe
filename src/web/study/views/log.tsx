import { useEffect, useRef } from "preact/hooks";
import type { StudyDetail } from "../../contract/messages.js";
import type { StudyStore } from "../study-store.js";
import { studyTexts } from "../text/index.js";

/** What the command said last. It scrolls with what comes, unless somebody has scrolled up to read. */
export function Log({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const place = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  const live = store.live.value;
  const lines = live === null ? detail.log : live.log.map(({ at, text }) => `${clockTime(at)}  ${text}`);
  useEffect(() => {
    const element = place.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [lines.length]);
  const { log: words } = studyTexts.value;
  if (lines.length === 0) return <p class="lead">{words.empty}</p>;
  const onScroll = () => {
    const { scrollTop, clientHeight, scrollHeight } = place.current!;
    isAtEnd.current = scrollTop + clientHeight > scrollHeight - 20;
  };
  return (
    <pre class="log" ref={place} onScroll={onScroll} tabIndex={0} role="log" aria-label={words.heading}>
      {lines.join("\n")}
    </pre>
  );
}

/** In the reader's time. */
function clockTime(iso: string): string {
  const date = new Date(iso);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
