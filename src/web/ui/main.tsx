import { render } from "preact";
import { App } from "./app.js";
import { keepServer } from "./keep-server.js";

render(<App />, document.getElementById("page")!);
keepServer();
