import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { FileButton } from "../../kit/file-button.js";
import { texts } from "../text/index.js";
import { hasColumns, numbersIn } from "./numbers-in.js";

export interface SeriesColumn {
  readonly name: string;
  readonly values: Float64Array;
}

export type ReadColumns = (file: File) => Promise<readonly SeriesColumn[]>;

interface FileFieldProps {
  readonly readTable: ReadColumns;
  /** Null: none, and why is said here. */
  readonly onTake: (values: Float64Array | null) => void;
  readonly onFault: (fault: string) => void;
}

/** A file in the place of pasted numbers: numbers alone, or a table of which one column is taken. */
export function FileField({ readTable, onTake, onFault }: FileFieldProps) {
  const id = useId();
  const { training: t } = texts.value;
  const columns = useSignal<readonly SeriesColumn[]>([]);
  const chosen = useSignal(0);
  const isReading = useSignal(false);
  const isOver = useSignal(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    columns.value = [];
    chosen.value = 0;
    isReading.value = true;
    try {
      const plain = await plainNumbers(file);
      columns.value = plain === null ? await readTable(file) : [];
      onTake(plain ?? columns.value[0]?.values ?? null);
    } catch (error) {
      onFault((error as Error).message);
    }
    isReading.value = false;
  };
  return (
    <div
      role="group"
      aria-label={t.seriesLabel}
      class={`file-field ${isOver.value ? "over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <FileButton label={t.seriesLabel} disabled={isReading.value} onChoose={([file]) => void take(file)}>
        {isReading.value ? t.fileReading : t.fileChoose}
      </FileButton>{" "}
      <span>{t.fileDrop}</span>
      {columns.value.length > 1 && (
        <p>
          <label for={id}>{t.fileColumn}</label>{" "}
          <select
            id={id}
            value={chosen.value}
            onChange={(event) => {
              chosen.value = Number(event.currentTarget.value);
              onTake(columns.value[chosen.value]!.values);
            }}
          >
            {columns.value.map(({ name }, k) => (
              <option key={name} value={k}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
    </div>
  );
}

/** Longer ones than anybody writes by hand are tables. */
const MOST_BYTES = 2_000_000;

/** The numbers of a file that holds nothing else, so that no reader is needed; null for any other. */
async function plainNumbers(file: File): Promise<Float64Array | null> {
  if (file.size > MOST_BYTES) return null;
  const text = await file.text();
  const { numbers, bad, ambiguous } = numbersIn(text);
  return bad === null && ambiguous === null && numbers.length > 0 && !hasColumns(text) ? numbers : null;
}
