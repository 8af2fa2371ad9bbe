import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useId, useRef } from "preact/hooks";
import { integer } from "../../../page/text/numbers.js";
import { continuingCommand } from "../../contract/continuing-command.js";
import type { ContinueRequest, StudyDetail } from "../../contract/messages.js";
import { CommandLine } from "../../kit/command-line.js";
import { moreRuns } from "../../study/more-runs.js";
import type { StudyStore } from "../../study/study-store.js";
import { askedFor, type Typed } from "../asked-for.js";
import { texts } from "../text/index.js";
import { TypedNumber } from "./typed-number.js";
import { WhatComes } from "./what-comes.js";

interface GoOnDialogProps {
  readonly place: RefObject<HTMLDialogElement | null>;
  readonly store: StudyStore;
  readonly detail: StudyDetail;
  readonly onStart: (request: ContinueRequest) => void;
}

/** What runs while a number is none, or none is typed. */
const AS_BEFORE: ContinueRequest = { seeds: null, minutes: null };
const NOTHING: Typed = { seeds: "", minutes: "" };

/**
 * Asks how much more, says what that comes to, and shows what will run: the command came with the folder, which may be another's. What makes the study
 * many times longer is begun by a second press alone.
 */
export function GoOnDialog({ place, store, detail, onStart }: GoOnDialogProps) {
  const { actions: words } = texts.value;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const typed = useSignal(NOTHING);
  /** Whether the refusals of what is typed are told: not of a number that is being typed. */
  const isTold = useSignal(false);
  /** Whether the first of two presses was done. */
  const isPressed = useSignal(false);
  const { command, timeBudgetSeconds } = detail;
  const { request, refused } = askedFor(typed.value, detail);
  const more = refused === null ? moreRuns(detail, store.trials.value, request) : null;
  const type = (part: Partial<Typed>) => {
    typed.value = { ...typed.value, ...part };
    isPressed.value = false;
    if (askedFor(typed.value, detail).refused === null) isTold.value = false;
  };
  const forget = () => {
    typed.value = NOTHING;
    isTold.value = false;
    isPressed.value = false;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    isTold.value = refused !== null;
    if (refused !== null) {
      form.current?.querySelector<HTMLInputElement>(`[name=${refused.field}]`)?.focus();
      return;
    }
    const isOfField = document.activeElement instanceof HTMLInputElement; // Enter, which is no press of the button
    if (more?.isMany && (!isPressed.value || isOfField)) {
      isPressed.value = true;
      return;
    }
    place.current?.close();
    onStart(request);
  };
  const before =
    timeBudgetSeconds === null ? words.noBudget : words.asBefore(String(Math.round(timeBudgetSeconds / 6) / 10));
  const told = isTold.value ? refused : null;
  const isSecond = isPressed.value && more?.isMany === true;
  return (
    <dialog ref={place} aria-labelledby={id} onClose={forget}>
      <form ref={form} onSubmit={submit} noValidate>
        <h2 id={id}>{words.dialog}</h2>
        <div class="fields">
          <TypedNumber
            {...{ label: words.seeds, name: "seeds", typed: typed.value.seeds }}
            placeholder={words.asBefore(String(detail.seeds ?? "–"))}
            refused={told?.field === "seeds" ? told : null}
            onType={(seeds) => type({ seeds })}
          />
          <TypedNumber
            {...{ label: words.minutes, name: "minutes", typed: typed.value.minutes, placeholder: before }}
            refused={told?.field === "minutes" ? told : null}
            onType={(minutes) => type({ minutes })}
          />
        </div>
        {more !== null && <WhatComes detail={detail} more={more} seeds={request.seeds} />}
        {command !== null && (
          <>
            <p class="lead">{words.runsWhat}</p>
            <pre>
              <CommandLine text={continuingCommand(command, refused === null ? request : AS_BEFORE)} />
            </pre>
            <p>
              <small class="path">{words.inFolder(command.folder)}</small>
            </p>
          </>
        )}
        <div class="buttons">
          <p class="refused" role="alert">
            {isSecond && words.many}
          </p>
          <button type="button" onClick={() => place.current?.close()}>
            {words.cancel}
          </button>
          <button type="submit" class="primary" onClick={onlyFirst}>
            {isSecond ? words.startMany(integer(more.runs)) : words.start}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** The second click of a double click is no second press. */
function onlyFirst(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}
