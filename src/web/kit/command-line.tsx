/** A command as it may be typed: a line of it ends between two words, within one only where that alone is longer than a line. */
export function CommandLine({ text }: { readonly text: string }) {
  return (
    <code class="command">
      {text.split(/( +)/).map((word, k) => (k % 2 === 0 && word !== "" ? <span key={k}>{word}</span> : word))}
    </code>
  );
}
