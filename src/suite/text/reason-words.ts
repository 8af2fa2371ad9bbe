import type { PageLanguage } from "../../page/text/language.js";
import type { RefusalPart } from "../../refusals/refusal-parts.js";
import { typedRefusalParts } from "../../refusals/typed-refusal.js";
import type { SuiteReason } from "../reason.js";

/** A reason in that language; words that exist in English alone are parts of their own. */
export function reasonParts(reason: SuiteReason, language: PageLanguage): readonly RefusalPart[] {
  const own = (text: string): RefusalPart => ({ text, language });
  const foreign = (text: string): RefusalPart => ({ text, language: "en" });
  const isJapanese = language === "ja";
  const lastWords = (last: string | null) =>
    last === null ? [] : [own(isJapanese ? "最後の出力：" : "; its last words: "), foreign(last)];
  switch (reason.kind) {
    case "said":
      return isJapanese ? typedRefusalParts(reason.words) : [own(reason.words)];
    case "ended": {
      const status = reason.status ?? "?";
      const end = isJapanese ? `終了ステータス ${status} で終わりました。` : `exit status ${status}`;
      return [own(end), ...lastWords(reason.last)];
    }
    case "killed": {
      const end = isJapanese ? `シグナル ${reason.signal} で終わりました。` : `killed by ${reason.signal}`;
      return [own(end), ...lastWords(reason.last)];
    }
    case "not-started":
      return [
        own(isJapanese ? "プログラムを起動できませんでした：" : "its program could not be started: "),
        foreign(reason.cause),
      ];
    case "missing":
      return [
        own(
          isJapanese
            ? `${reason.file}：この名前のファイルがないか、リンク先がありません。`
            : `${reason.file}: must be a file that can be read, got nothing of that name, or a link that leads nowhere.`,
        ),
      ];
    case "no-plain-file":
      return [
        own(
          isJapanese
            ? `${reason.file}：ファイルではなく、パイプかデバイスです。`
            : `${reason.file}: must be a file that can be read, got a pipe or a device.`,
        ),
      ];
    case "unreadable":
      return isJapanese
        ? [own(`${reason.file}：読み込めません：`), foreign(`${reason.cause}.`)]
        : [own(`${reason.file}: must be a file that can be read, got ${reason.cause}.`)];
    case "no-part":
      return isJapanese
        ? [own(`表のこの部分を ${reason.file} に書き込めませんでした：`), foreign(`${reason.cause}.`)]
        : [own(`this part of the table could not be written to ${reason.file}, got ${reason.cause}.`)];
    default:
      return reason satisfies never;
  }
}

/** The same as one text, for the terminal. */
export function reasonText(reason: SuiteReason, language: PageLanguage): string {
  const parts = reasonParts(reason, language);
  return parts
    .map(({ text, language: own }, k) =>
      k > 0 && parts[k - 1]!.language !== own && !/[：\s]$/.test(parts[k - 1]!.text) ? ` ${text}` : text,
    )
    .join("");
}
