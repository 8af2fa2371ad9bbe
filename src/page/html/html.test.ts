import { expect, test } from "vitest";
import { Html, html } from "./html.js";

test("text that enters a template cannot close a tag, an attribute or start an entity", () => {
  const hostile = `"><script>alert('&amp;')</script>`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;amp;&#39;)&lt;/script&gt;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;&amp;amp;&#39;)&lt;/script&gt;</p>",
  );
});

test("only Html enters a template as it stands; lists join, null and false leave nothing, 0 stays", () => {
  expect(html`${[new Html("<b>"), "<b>"]}${null}${false}${0}`.text).toBe("<b>&lt;b&gt;0");
});

test("control characters, which HTML forbids, become visible; white space stays", () => {
  expect(html`${"a\u0000b\u001bc\td\n"}`.text).toBe("a\\x00b\\x1bc\td\n");
});
