import { describe, expect, it, onTestFinished } from 'vitest';
import { toneProject } from '../support/run-hoso.js';
import { SCRIPT, SCRIPT_NAME, startRig } from '../support/studio-rig.js';

/** Warnings of Node from now on. */
const warnings = (): readonly string[] => {
  const seen: string[] = [];
  const listener = ({ name, message }: Error): void => {
    seen.push(`${name}: ${message}`);
  };
  process.on('warning', listener);
  onTestFinished(() => {
    process.off('warning', listener);
  });
  return seen;
};

const SENTENCES = 20;
/** More than Node finds normal for one signal. */
const MANY = 14;

describe('many at once', () => {
  it('pages, sounds and a render leave Node without a warning', async () => {
    const lines = Array.from({ length: SENTENCES }, (_, line) => `${line}行目の文なのだ。`);
    const rig = await startRig(toneProject({ [`${SCRIPT_NAME}.txt`]: `${SCRIPT}${lines.join('\n')}\n` }));
    const seen = warnings();
    const id = await rig.id();
    const { source } = await rig.view();
    const feeds = await Promise.all(Array.from({ length: MANY }, () => rig.events()));
    await rig.send('POST', '/api/renders', { scripts: [id] });
    const statuses = await Promise.all(
      Array.from({ length: MANY }, async (_, place) => {
        const text = source.replaceAll('行目', `行目（${place}）`);
        const body = { source: text, from: 1, to: SENTENCES };
        return (await rig.send('POST', `/api/scripts/${id}/speak`, body)).status;
      }),
    );
    expect(statuses).toEqual(statuses.map(() => 200));
    await feeds[0]?.next((event) => event.type === 'render' && event.event.type === 'render-end');
    // Node tells of them a moment later.
    await new Promise((done) => setImmediate(done));
    expect(seen).toEqual([]);
    expect(rig.bugs).toEqual([]);
  });
});
