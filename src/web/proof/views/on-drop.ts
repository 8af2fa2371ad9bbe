interface DropListener {
  readonly over: (isOver: boolean) => void;
  readonly take: (files: FileList | undefined) => void;
}

/** Listens to files that are dropped anywhere on the page: beside a field for them a browser would leave the page for the file. */
export function onDrop({ over, take }: DropListener): () => void {
  const listeners = {
    dragover: (event: DragEvent) => {
      event.preventDefault();
      over(true);
    },
    dragleave: (event: DragEvent) => {
      if (event.relatedTarget === null) over(false); // out of the window, not onto another part of it
    },
    drop: (event: DragEvent) => {
      event.preventDefault();
      over(false);
      take(event.dataTransfer?.files);
    },
  };
  const all = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
  for (const [name, listener] of all) document.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of all) document.removeEventListener(name, listener);
  };
}
