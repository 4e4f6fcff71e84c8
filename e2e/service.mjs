// The service under test: `ounce demo` in a folder of its own on a free port.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const PATIENCE_MS = 120_000;

/**
 * Starts the demo and waits until it listens.
 * @param {string} binary
 * @param {{ args?: string[], env?: Record<string, string> }} options
 * @returns {Promise<{ base: string, dir: string, stop: () => Promise<void> }>}
 */
export async function startDemo(binary, { args = [], env = {} } = {}) {
  const dir = await mkdtemp(path.join(tmpdir(), "ounce-e2e-"));
  const words = ["demo", "--listen", "127.0.0.1:0", "--dir", path.join(dir, "demo"), ...args];
  const child = spawn(binary, words, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
    child.once("error", (error) => resolve(error.message));
  });
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(killNow, 10_000);
    await ended;
    clearTimeout(late);
    process.off("exit", killNow);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return { base: await address(child, ended), dir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function address(child, ended) {
  return new Promise((resolve, reject) => {
    const impatient = setTimeout(
      () => reject(new Error(`ounce demo did not listen within ${PATIENCE_MS / 1000} s`)),
      PATIENCE_MS,
    );
    const settle = (how, value) => {
      clearTimeout(impatient);
      how(value);
    };
    // The reader stays, so that the service never blocks on a full pipe.
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = line.match(/listening on (https?:\/\/\S+?)\/?(\s|$)/);
      if (found) settle(resolve, found[1]);
    });
    ended.then((how) => settle(reject, new Error(`ounce demo ended before it listened (${how})`)));
  });
}
