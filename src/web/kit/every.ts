/** Does something now and then again and again while the page is in sight, one after the other; returns what ends it. */
export function every(milliseconds: number, work: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const turn = async () => {
    if (!document.hidden) await work();
    if (!isOver) timer = setTimeout(turn, milliseconds);
  };
  const onVisibility = () => {
    if (document.hidden || isOver) return;
    clearTimeout(timer);
    void turn();
  };
  document.addEventListener("visibilitychange", onVisibility);
  void turn();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
