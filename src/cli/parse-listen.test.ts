import { expect, test } from "vitest";
import { parseListen } from "./parse-listen.js";

test.each([
  ["9464", "127.0.0.1", 9464],
  ["0", "127.0.0.1", 0],
  ["0.0.0.0:9464", "0.0.0.0", 9464],
  ["[::]:80", "::", 80],
  ["metrics.lab:65535", "metrics.lab", 65_535],
])("%s is %s, port %i", (text, host, port) => {
  expect(parseListen(text)).toEqual({ host, port });
});

test.each(["", ":80", "65536", "-1", "80 ", "::1:80", "http://a:80", "a:b", "1e3"])(
  "%j is refused with the value",
  (text) => {
    expect(() => parseListen(text)).toThrow(
      `--listen must be a port of 0 to 65535, with or without a host before it, got "${text}".`,
    );
  },
);
