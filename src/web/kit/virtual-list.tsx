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
  /** Characters of the first column's longest text: it is shown whole. Default 0 */
  readonly firstLength?: number;
}

/** In the style sheet, which has rows of two lines on narrow screens. */
const ROW_HEIGHT = "--row-height";
/** Rows above and below those in sight, so that none is missing while it scrolls. */
const MORE = 8;

/** A table of any number of rows, of which those in sight are there. */
export function VirtualList<Item>({ label, head, items, keyOf, cells, firstLength = 0 }: VirtualListProps<Item>) {
  const place = useRef<HTMLDivElement>(null);
  const first = useSignal(0);
  const shown = useSignal(20);
  const height = useSignal(34);
  useEffect(() => {
    const element = place.current!;
    const measure = () => {
      height.value = Number.parseFloat(getComputedStyle(element).getPropertyValue(ROW_HEIGHT));
      first.value = Math.max(0, Math.floor(element.scrollTop / height.value) - MORE);
      shown.value = Math.ceil(element.clientHeight / height.value) + 2 * MORE;
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
  const [firstWidth, others] = [`max(9em,${firstLength}ch)`, head.length - 1];
  const widths = {
    "--columns": `minmax(${firstWidth},2.2fr) repeat(${others},minmax(4.5em,1fr))`,
    "--least-width": `calc(${firstWidth} + ${others} * 5.5em + 24px)`,
  };
  return (
    <div
      class="virtual"
      role="table"
      aria-label={label}
      aria-rowcount={items.length + 1}
      ref={place}
      tabIndex={0}
      style={widths}
    >
      <div class="virtual-head" role="row">
        {head.map((text) => (
          <span key={text} role="columnheader">
            {text}
          </span>
        ))}
      </div>
      <div class="virtual-rows" style={{ height: `${items.length * height.value}px` }}>
        {inSight.map((item, k) => (
          <div
            key={keyOf(item)}
            role="row"
            aria-rowindex={from + k + 2}
            style={{ transform: `translateY(${(from + k) * height.value}px)` }}
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
