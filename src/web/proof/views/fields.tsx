import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { proofTexts } from "../text/index.js";
import { RefusalText } from "./refusal-text.js";

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
  /** So that a page can lead to it. */
  readonly id?: string;
  readonly value: number | null;
  /** What an empty field stands for; left out where it cannot be empty. */
  readonly empty?: string;
  /** The library's refusal of the value; null where there is none. */
  readonly refusal: string | null;
  readonly onChoose: (value: number | null) => void;
  /** Takes what is typed in another way than as one number; whether it did. */
  readonly onText?: (text: string) => boolean;
}

/**
 * A number, as text: what is none stays in its field to be corrected, is told as that, and is NaN. Nothing else is checked here: the library, which has
 * the rule, says what is wrong.
 */
export function NumberField({ id, value, empty, refusal, onChoose, onText, ...field }: NumberProps) {
  const words = proofTexts.value;
  const typed = useSignal<string | null>(null);
  const typing = useSignal<string | null>(null); // an answer that comes meanwhile draws the field anew, which must not undo it
  const saying = useId();
  const shown = value === null ? "" : String(value);
  const take = (written: string) => {
    typed.value = written;
    typing.value = null;
    const text = written.normalize("NFKC").trim(); // digits of a Japanese keyboard
    if (onText?.(text)) return;
    onChoose(text === "" && empty !== undefined ? null : text === "" ? Number.NaN : Number(text));
  };
  const isNone = Number.isNaN(value);
  const none = typed.value?.trim() ? words.noNumber(typed.value.trim()) : words.noNumberYet;
  return (
    <Labelled {...field} id={id}>
      {(own) => (
        <>
          <input
            id={own}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={typing.value ?? (isNone ? (typed.value ?? "") : shown)}
            placeholder={empty}
            aria-invalid={isNone || refusal !== null}
            aria-describedby={saying}
            onInput={(event) => (typing.value = event.currentTarget.value)}
            onBlur={() => (typing.value = null)}
            onChange={(event) => take(event.currentTarget.value)}
          />
          <div id={saying} class="refusal" role="alert">
            {isNone ? <p>{none}</p> : refusal !== null && <RefusalText message={refusal} />}
          </div>
        </>
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

interface LabelledProps extends FieldProps {
  readonly id?: string | undefined;
  readonly children: (id: string) => ComponentChildren;
}

function Labelled({ id: given, label, option, hint, children }: LabelledProps) {
  const made = useId();
  const id = given ?? made;
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
