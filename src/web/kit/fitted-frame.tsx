import { useEffect, useRef } from "preact/hooks";
import { rootPixels } from "./chart-options.js";

interface FittedFrameProps {
  readonly title: string;
  readonly address: string;
}

/**
 * A page of this server in a frame as high as the page is, and as large in print as what is around it: the frame does not scroll inside a page that
 * scrolls. The frame's page runs no script, whatever its own policy: the sandbox allows it to be of this origin, for this page to measure it, and
 * nothing else.
 */
export function FittedFrame({ title, address }: FittedFrameProps) {
  const place = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const frame = place.current!;
    const measure = () => {
      const root = frame.contentDocument?.documentElement;
      if (root === undefined) return;
      root.style.setProperty("zoom", String(rootPixels() / 16));
      frame.style.height = `${Math.ceil(root.getBoundingClientRect().height) + BORDERS}px`;
    };
    const observer = new ResizeObserver(measure);
    const onLoad = () => {
      observer.disconnect();
      const root = frame.contentDocument?.documentElement;
      if (root === undefined) return; // of another origin, as a browser's own page of an error is
      observer.observe(root);
      measure();
    };
    frame.addEventListener("load", onLoad);
    return () => {
      frame.removeEventListener("load", onLoad);
      observer.disconnect();
    };
  }, []);
  return <iframe class="fitted" ref={place} title={title} src={address} sandbox="allow-same-origin" />;
}

/** Of the frame, upper and lower. */
const BORDERS = 2;
