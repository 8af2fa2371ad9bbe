import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface FieldProps {
  readonly label: string;
  /** The option's name in the library, as its errors call it. */
  readonly option?: string;
  readonly hint?: string;
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string) => void;
}

export function SelectField({ value, choices, onChoose, ...field }: SelectProps) {
  return (
    <Labelled {...field}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface NumberProps extends FieldProps {
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** What an empty field stands for; left out where it cannot be empty. */
  readonly empty?: string;
  readonly onChoose: (value: number | null) => void;
}

/** A whole number; what is not one stays in the field, marked, and chooses nothing. */
export function NumberField({ value, least, most, empty, onChoose, ...field }: NumberProps) {
  const take = (input: HTMLInputElement) => {
    if (!input.checkValidity()) return void input.reportValidity();
    onChoose(input.value === "" ? null : input.valueAsNumber);
  };
  return (
    <Labelled {...field}>
      {(id) => (
        <input
          id={id}
          type="number"
          value={value ?? ""}
          min={least}
          max={most}
          step={1}
          required={empty === undefined}
          placeholder={empty}
          onChange={(event) => take(event.currentTarget)}
        />
      )}
    </Labelled>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly empty: string;
  readonly onChoose: (value: string) => void;
}

export function TextField({ value, empty, onChoose, ...field }: TextProps) {
  return (
    <Labelled {...field}>
      {(id) => (
        <input
          id={id}
          type="text"
          value={value}
          placeholder={empty}
          spellcheck={false}
          onChange={(event) => onChoose(event.currentTarget.value.trim())}
        />
      )}
    </Labelled>
  );
}

function Labelled({
  label,
  option,
  hint,
  children,
}: FieldProps & { readonly children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label} {option !== undefined && <code>{option}</code>}
      </label>
      {children(id)}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}
