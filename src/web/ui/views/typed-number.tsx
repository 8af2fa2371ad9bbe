import { useId } from "preact/hooks";
import type { RefusedNumber } from "../asked-for.js";
import { texts } from "../text/index.js";

interface TypedNumberProps {
  readonly label: string;
  readonly name: string;
  readonly typed: string;
  readonly placeholder: string;
  readonly refused: RefusedNumber | null;
  readonly onType: (text: string) => void;
}

/** A number as it is typed, with why it is refused beside it: a field of the browser's own kind takes "1e3", and gives no word of what it does not take. */
export function TypedNumber({ label, name, typed, placeholder, refused, onType }: TypedNumberProps) {
  const id = useId();
  return (
    <div>
      <label>
        <span>{label}</span>
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          name={name}
          value={typed}
          placeholder={placeholder}
          aria-invalid={refused !== null}
          aria-describedby={id}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p class="refused" role="alert" id={id}>
        {refused !== null && texts.value.actions.refused[refused.why](refused.what)}
      </p>
    </div>
  );
}
