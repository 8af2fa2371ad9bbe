import type { build } from "vite";

export interface BuildWebOptions {
  readonly root: string;
  readonly dist: string;
  readonly build: typeof build;
  readonly out?: string;
  readonly main?: string;
  readonly plugins?: readonly unknown[];
}

export function buildWeb(options: BuildWebOptions): Promise<void>;
