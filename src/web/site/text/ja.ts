import type { SiteTexts } from "./texts.js";

export const ja: SiteTexts = {
  title: { method: "gradus：拡散による学習", proof: "gradus：手元のデータで効果があるか" },
  links: { method: "しくみ", proof: "手元のデータで試す" },
  languageLabel: "言語",
  skipToContent: "本文へ移動",
};
