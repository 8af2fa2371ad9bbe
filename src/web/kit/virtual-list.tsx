import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface VirtualListProps<Item> {
  readonly label: string;
  readonly head: readonly string[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Cells of a row, as many as the head has. */
  readonly cells: (item: Item) => readonly ComponentChildren[];
}

/** As the style sheet has it. */
const ROW_HEIGHT = 34;
/** Rows above and below those in sight, so that none is missing while it scrolls. */
const MORE = 8;

/** A table of any number of rows, of which those in sight are there. */
export function VirtualList<Item>({ label, head, items, keyOf, cells }: VirtualListProps<Item>) {
  const place = useRef<HTMLDivElement>(null);
  const first = useSignal(0);
  const shown = useSignal(20);
  useEffect(() => {
    const element = place.current!;
    const measure = () => {
      first.value = Math.max(0, Math.floor(element.scrollTop / ROW_HEIGHT) - MORE);
      shown.value = Math.ceil(element.clientHeight / ROW_HEIGHT) + 2 * MORE;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);
  const from = Math.min(first.value, Math.max(0, items.length - 1));
  const inSight = items.slice(from, from + shown.value);
  const columns = `minmax(9em,2.2fr) repeat(${head.length - 1},minmax(4.5em,1fr))`;
  return (
    <div class="virtual" role="table" aria-label={label} aria-rowcount={items.length + 1} ref={place} tabIndex={0}>
      <div class="virtual-head" role="row" style={{ gridTemplateColumns: columns }}>
        {head.map((text) => (
          <span key={text} role="columnheader">
            {text}
          </span>
        ))}
      </div>
      <div class="virtual-rows" style={{ height: `${items.length * ROW_HEIGHT}px` }}>
        {inSight.map((item, k) => (
          <div
            key={keyOf(item)}
            role="row"
            aria-rowindex={from + k + 2}
            style={{ gridTemplateColumns: columns, transform: `translateY(${(from + k) * ROW_HEIGHT}px)` }}
          >
            {cells(item).map((cell, column) => (
              <span key={column} role="cell">
                {cell}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
