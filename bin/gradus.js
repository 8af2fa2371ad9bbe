#!/usr/bin/env node
import "../dist/entry/cli.js";
