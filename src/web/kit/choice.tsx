import { useId } from "preact/hooks";

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly values: readonly { readonly value: Value; readonly name: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, side by side: radio buttons, so that arrow keys and screen readers know them. */
export function Choice<Value extends string | number>({ label, values, chosen, onChoose }: ChoiceProps<Value>) {
  const name = useId();
  if (values.length < 2) return null;
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div>
        {values.map(({ value, name: text }) => (
          <label key={value}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
