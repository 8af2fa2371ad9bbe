import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface PartProps {
  readonly step: number;
  readonly heading: string;
  readonly sentence: string;
  /** What sets it going, where it can be seen together with the picture. */
  readonly action?: ComponentChildren;
  /** Choices and what was found, beside the picture. */
  readonly side: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A step of the explanation: what is said, and the picture that shows it. */
export function Part({ step, heading, sentence, action, side, children }: PartProps) {
  const id = useId();
  return (
    <section class="step" aria-labelledby={id}>
      <div class="said">
        <h2 id={id}>
          <span class="number" aria-hidden="true">
            {step}
          </span>
          {heading}
        </h2>
        <p class="sentence">{sentence}</p>
        {action}
      </div>
      <div class="seen">{children}</div>
      <div class="side">{side}</div>
    </section>
  );
}
