import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

interface FileButtonProps {
  /** What is chosen, for a screen reader. */
  readonly label: string;
  /** What the dialog offers, as `<input accept>` has it; left out: any file. */
  readonly accept?: string;
  readonly isPrimary?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (files: FileList) => void;
  readonly children: ComponentChildren;
}

/** A button that opens the browser's dialog for files. The same file may be chosen again. */
export function FileButton({ label, accept, isPrimary, disabled, onChoose, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={isPrimary ? "primary" : undefined}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        class="spoken"
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files !== null && files.length > 0) onChoose(files);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
