/** How a page stands with its server: "connected", or "lost" until it answers again. */
export type Connection = "connecting" | "connected" | "lost";

interface FollowOptions {
  /** Of the stream; `after` is the id of the last event, null at first. */
  readonly address: (after: string | null) => string;
  readonly events: Readonly<Record<string, (data: unknown) => void>>;
  readonly onConnection: (connection: Connection) => void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

/**
 * Listens to server-sent events for as long as the page is in sight. A stream that is cut off is taken up again behind its last event, after
 * waits that double. A page in the background lets go of its stream: browsers open six to one server at most, all windows together.
 */
export function follow({ address, events, onConnection }: FollowOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last: string | null = null;
  let wait = FIRST_WAIT;

  function connect(): void {
    timer = null;
    const opened = new EventSource(address(last));
    source = opened;
    opened.onopen = () => {
      wait = FIRST_WAIT;
      onConnection("connected");
    };
    opened.onerror = () => {
      opened.close(); // its own retries keep to one wait, and give up at an answer that is no stream
      source = null;
      onConnection("lost");
      timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(2 * wait, LONGEST_WAIT);
    };
    for (const [name, tell] of Object.entries(events)) {
      opened.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        if (lastEventId !== "") last = lastEventId;
        if (name === "reset") last = null;
        tell(JSON.parse(data));
      });
    }
  }

  function letGo(): void {
    source?.close();
    source = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function onVisibility(): void {
    if (document.hidden) letGo();
    else if (source === null) {
      letGo();
      wait = FIRST_WAIT;
      connect();
    }
  }

  document.addEventListener("visibilitychange", onVisibility);
  onConnection("connecting");
  if (!document.hidden) connect();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    letGo();
  };
}
