import type { Reporter, TestModule } from "vitest/node";

/**
 * Names at the end the tests that passed only when tried again. Most of them drive programs, servers and browsers, which a busy machine can
 * keep waiting for longer than their limits; one that is named here twice has a fault to be found.
 */
export class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
    );
    if (flaky.length > 0) process.stdout.write(`\nPassed only when tried again:\n${flaky.join("\n")}\n`);
  }
}
