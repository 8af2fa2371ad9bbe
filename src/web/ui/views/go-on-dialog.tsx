import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useId, useRef } from "preact/hooks";
import type { ContinueRequest, StudyDetail } from "../../contract/messages.js";
import { CommandLine } from "../../kit/command-line.js";
import { texts } from "../text/index.js";

interface GoOnDialogProps {
  readonly place: RefObject<HTMLDialogElement | null>;
  readonly detail: StudyDetail;
  readonly onStart: (request: ContinueRequest) => void;
}

/** Asks how much more, and shows what will run: the command came with the folder, which may be another's. */
export function GoOnDialog({ place, detail, onStart }: GoOnDialogProps) {
  const { actions: words, refusal } = texts.value;
  const id = useId();
  const seeds = useRef<HTMLInputElement>(null);
  const minutes = useRef<HTMLInputElement>(null);
  const { command, timeBudgetSeconds } = detail;
  const isWrong = useSignal(false);
  const close = () => {
    isWrong.value = false;
    place.current?.close();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = [seeds, minutes].find(({ current }) => !current?.validity.valid);
    isWrong.value = wrong !== undefined;
    wrong?.current?.focus();
    if (wrong !== undefined) return;
    close();
    onStart({ seeds: numberIn(seeds.current), minutes: numberIn(minutes.current) });
  };
  const before =
    timeBudgetSeconds === null ? words.noBudget : words.asBefore(String(Math.round(timeBudgetSeconds / 6) / 10));
  return (
    <dialog ref={place} aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <h2 id={id}>{words.dialog}</h2>
        <div class="fields">
          <label>
            <span>{words.seeds}</span>
            <input
              ref={seeds}
              type="number"
              name="seeds"
              min={detail.seeds ?? 1}
              max={10000}
              step={1}
              placeholder={words.asBefore(String(detail.seeds ?? "–"))}
            />
          </label>
          <label>
            <span>{words.minutes}</span>
            <input ref={minutes} type="number" name="minutes" min={0.1} max={34560} step="any" placeholder={before} />
          </label>
        </div>
        <p class="refused" role="alert">
          {isWrong.value && refusal["bad-number"]}
        </p>
        {command !== null && (
          <>
            <p class="lead">{words.runsWhat}</p>
            <pre>
              <CommandLine text={command.line} />
            </pre>
            <p>
              <small class="path">{words.inFolder(command.folder)}</small>
            </p>
          </>
        )}
        <div class="buttons">
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" class="primary">
            {words.start}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function numberIn(input: HTMLInputElement | null): number | null {
  return input === null || input.value === "" ? null : input.valueAsNumber;
}
