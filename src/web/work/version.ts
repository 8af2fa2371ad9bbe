declare const __GRADUS_VERSION__: string;

/** This package's version, put in by the build: a page has no package.json to read. */
export const gradusVersion: string = __GRADUS_VERSION__;
