import type { SiteTexts } from "./texts.js";

export const en: SiteTexts = {
  title: { method: "gradus: training by diffusion", proof: "gradus: does it pay on your data?" },
  links: { method: "How it works", proof: "On your own data" },
  languageLabel: "Language",
  skipToContent: "Skip to the content",
};
