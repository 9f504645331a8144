import { formatFailure } from '../../domain/failure.js';
import { installVoices } from '../../pipeline/install-voices.js';
import { listVoices } from '../../pipeline/list-voices.js';
import { type OfferedSpeaker, offeredVoices } from '../../pipeline/offered-voices.js';
import { type OpenProject, openProject } from '../../pipeline/open-project.js';
import { openSpeakingProject } from '../../pipeline/open-speaking-project.js';
import { playSound } from '../../pipeline/play-sound.js';
import { sayText } from '../../pipeline/say-text.js';
import { type CliIo, reportFailures } from '../cli-io.js';
import type { CommonFlags } from '../common-options.js';
import { createProgress } from '../progress.js';
import type { PreviewFlags } from './preview.js';

const speakerText = ({ speaker, styles }: OfferedSpeaker): string =>
  [
    `${speaker}\n`,
    ...styles
      .filter(({ style }) => style !== '')
      .map(({ style, id, voices }) => `    ${[`${style} ${id}`, voices.join(', ')].join('   ').trimEnd()}\n`),
  ].join('');

/** What the engines of one backend offer, and which profile uses what. */
const listOffered = async (io: CliIo, flags: CommonFlags, open: OpenProject): Promise<number> => {
  const offered = await offeredVoices(open, io.signal);
  if (!offered.ok) return reportFailures(io, [offered.error]);
  const { backend, version, addresses, speakers, voices, problems } = offered.value;
  for (const problem of problems) io.stderr(`warning: ${formatFailure(problem)}\n`);
  if (flags.json === true) {
    const lines = speakers ?? voices.map(({ voice, credit }) => ({ voice, credit }));
    for (const each of lines) io.stdout(`${JSON.stringify({ backend, ...each })}\n`);
    return 0;
  }
  const where = addresses.filter((address) => address !== null).join(', ');
  io.stdout(`${backend}: ${version ?? 'ready'}${where === '' ? '' : ` at ${where}`}\n`);
  for (const speaker of speakers ?? []) io.stdout(speakerText(speaker));
  const others = voices.filter(({ style }) => style === null);
  if (others.length > 0) io.stdout('profiles\n');
  for (const { voice, credit } of others) io.stdout(`    ${voice}   ${credit}\n`);
  return 0;
};

/** `hoso voices list`: the profiles and their blocks; with `--backend` the voices that its engines offer. */
export const voicesListCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const open = await openProject(io.cwd, flags, io.environment);
  if (!open.ok) return reportFailures(io, open.error);
  for (const warning of open.value.voices.warnings) io.stderr(`warning: ${warning}\n`);
  if (flags.backend !== undefined) return listOffered(io, flags, open.value);
  for (const voice of listVoices(open.value)) {
    if (flags.json === true) {
      io.stdout(`${JSON.stringify(voice)}\n`);
      continue;
    }
    io.stdout(`${voice.id}  ${voice.name}\n`);
    for (const program of voice.programs) io.stdout(`    programme ${program}\n`);
    if (voice.skills.length > 0) io.stdout(`    skills ${voice.skills.join(', ')}\n`);
    for (const [name, parts] of Object.entries(voice.backends)) {
      io.stdout(`    ${name}: ${parts.map((part) => part.credit).join(' + ')}\n`);
    }
  }
  return 0;
};

/** `hoso voices install`: the Mei voices for Open JTalk. */
export const voicesInstallCommand = async (io: CliIo, flags: CommonFlags): Promise<number> => {
  const installed = await installVoices((line) => flags.quiet !== true && io.stderr(`${line}\n`), io.signal);
  if (!installed.ok) return reportFailures(io, [installed.error]);
  const { dir, isNew } = installed.value;
  if (flags.json === true) io.stdout(`${JSON.stringify(installed.value)}\n`);
  else io.stdout(`${dir}${isNew ? '' : ' (there already)'}\n`);
  return 0;
};

/** `hoso voices say`: a text in a voice; stdout has the path of the WAV. */
export const voicesSayCommand = async (
  io: CliIo,
  voice: string,
  text: string,
  flags: PreviewFlags,
): Promise<number> => {
  const open = await openSpeakingProject(io.cwd, flags, io.environment, io.signal);
  if (!open.ok) return reportFailures(io, open.error);
  const progress = createProgress(io, { ...flags, quiet: true });
  const said = await sayText(open.value, voice, text, {
    usesCache: flags.cache !== false,
    allowMixedEngines: flags.allowMixedEngines,
    signal: io.signal,
    onEvent: progress.onEvent,
  });
  progress.clear();
  if (!said.ok) return reportFailures(io, said.error);
  if (flags.json === true) io.stdout(`${JSON.stringify({ type: 'say-end', file: said.value })}\n`);
  else io.stdout(`${said.value}\n`);
  if (flags.play !== true) return 0;
  const played = await playSound(said.value, io.signal);
  return played.ok ? 0 : reportFailures(io, [played.error]);
};
