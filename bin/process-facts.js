import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether a process with this id runs, whoever it belongs to. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the module is what node was started with. @param {string} url the module's import.meta.url */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}
