import type { WarningCode } from '../domain/script.js';
import type { LineIndex } from '../util/line-index.js';
import { findAnnouncements, NEAR_LINES, type Region } from './announcements.js';
import { BEAT } from './beats.js';
import type { Marker } from './find-markers.js';
import type { ActiveSkill, SkillState } from './skill-state.js';
import { holdsWords, type Span, trimSpan } from './span.js';

/** A run of text with one voice (`skill` null: the host), or a beat. */
export type Run =
  | (Span & { readonly type: 'speech'; readonly skill: ActiveSkill | null })
  | (Span & { readonly type: 'beat' });

export type OffsetWarning = {
  readonly code: WarningCode;
  readonly message: string;
  readonly offset: number;
};

const STOPS = new Set('。！？!?');

/** An announcement whose body is to come: from `start` on it is one skill passage. */
type Announced = { readonly start: number; readonly skill: ActiveSkill | null };

/** Reads the pieces of a script one after another: what the host speaks, what a skill's voice speaks, the beats. */
export class PassageReader {
  readonly runs: Run[] = [];
  /** From the opening beat or the announcement to the closing beat or the end of the body. */
  readonly skillPassages: Span[] = [];
  readonly #warnings: OffsetWarning[] = [];
  readonly #beatsOfSkills = new Set<number>();
  readonly #source: string;
  readonly #lines: LineIndex;
  readonly #skills: SkillState;
  readonly #edges: readonly number[];
  #nextEdge = 0;

  /** `edges`: where segments begin that no separator divides; like a separator they end a body without its beat. */
  constructor(source: string, lines: LineIndex, skills: SkillState, edges: readonly number[] = []) {
    this.#source = source;
    this.#lines = lines;
    this.#skills = skills;
    this.#edges = edges;
  }

  /** Warnings so far, in the order of the script. */
  get warnings(): readonly OffsetWarning[] {
    const stray = this.runs
      .filter((run) => run.type === 'beat' && !this.#beatsOfSkills.has(run.start))
      .map(
        (beat): OffsetWarning => ({
          code: 'beat-without-announcement',
          message: 'a beat (　、。) outside a skill passage: was an announcement forgotten before it?',
          offset: beat.start,
        }),
      );
    return [...this.#warnings, ...stray].sort((a, b) => a.offset - b.offset);
  }

  /** `beats` and `markers` are those inside the piece, in order. */
  read(piece: Span, beats: readonly number[], markers: readonly Marker[]): void {
    const regions = findAnnouncements(this.#source, piece, beats, markers, this.#lines);
    let announced: Announced | null = null;
    regions.forEach((region, index) => {
      if (region.opening !== null) {
        this.runs.push({ type: 'beat', start: region.opening, end: region.opening + BEAT.length });
      }
      if (region.announcer !== null) {
        if (announced !== null) this.#noBody(announced, region);
        announced = this.#announcement(region, region.announcer);
      } else if (announced !== null) {
        this.#body(region, announced, regions[index + 1]?.announcer != null);
        announced = null;
      } else {
        this.#host(region.start, region.end, region.markers, region.opening);
        this.#beatsOfBareMarkers(region);
      }
    });
  }

  #line(offset: number): number {
    return this.#lines.positionAt(offset).line;
  }

  #lineEnd(offset: number, limit: number): number {
    // Only looked for where there is one: a script may be a single line of ten megabytes.
    return this.#line(offset) === this.#line(limit) ? limit : this.#source.indexOf('\n', offset);
  }

  #lineStart(from: number, marker: Marker): number {
    return Math.max(from, marker.start + 1 - this.#lines.positionAt(marker.start).column);
  }

  /** Where a skill passage begins: at the beat before its marker's sentence, else at that sentence. */
  #beginning(from: number, marker: Marker, opening: number | null): number {
    const lineStart = this.#lineStart(from, marker);
    let sentence = marker.start;
    while (sentence > lineStart && !STOPS.has(this.#source.charAt(sentence - 1))) sentence--;
    const nothingElse = trimSpan(this.#source, { start: from, end: sentence }) === null;
    return nothingElse ? (opening ?? sentence) : sentence;
  }

  #speech(start: number, end: number, skill: ActiveSkill | null): void {
    const span = trimSpan(this.#source, { start, end });
    if (span === null || !holdsWords(this.#source.slice(span.start, span.end))) return;
    this.runs.push({ type: 'speech', ...span, skill });
  }

  #turnOn(marker: Marker): ActiveSkill | null {
    const { skill, problem } = this.#skills.turnOn(marker.rule);
    if (problem === 'skill-unknown') {
      const message = 'スキル発動 without a marker that the profile of the host knows: the host speaks it';
      this.#warnings.push({ code: problem, message, offset: marker.start });
    } else if (problem === 'skill-again-without-first') {
      const what = skill === null ? 'the host speaks it' : `${skill.skill} is taken`;
      const message = `the marker turns on the last skill, but none was on before: ${what}`;
      this.#warnings.push({ code: problem, message, offset: marker.start });
    }
    return skill;
  }

  #unclosed(announced: Announced, offset: number): void {
    if (announced.skill === null) return;
    const message = 'the beat (　、。) that closes the skill passage is missing';
    this.#warnings.push({ code: 'skill-unclosed', message, offset });
  }

  /** The host speaks; a marker without its beat turns the skill on for the rest of the marker's line. */
  #host(start: number, end: number, markers: readonly Marker[], opening: number | null = null): void {
    let from = start;
    for (const marker of markers) {
      if (marker.start < from) continue;
      const skill = this.#turnOn(marker);
      if (skill === null) continue;
      const lineEnd = this.#lineEnd(marker.end, end);
      const message = 'no beat (　、。) after the marker: the rest of its line is taken for the skill';
      this.#warnings.push({ code: 'marker-without-beat', message, offset: marker.start });
      this.#speech(from, marker.end, null);
      this.#speech(marker.end, lineEnd, skill);
      this.skillPassages.push({
        start: this.#beginning(from, marker, from === start ? opening : null),
        end: lineEnd,
      });
      from = lineEnd;
    }
    this.#speech(from, end, null);
  }

  /** The beat before a marker on its line, and the one that ends its line, belong to its skill passage. */
  #beatsOfBareMarkers({ opening, closing, start, markers }: Region): void {
    const known = markers.filter((marker) => marker.rule !== null);
    const first = known[0];
    const last = known.at(-1);
    if (first === undefined || last === undefined) return;
    if (opening !== null && this.#line(start) === this.#line(first.start)) this.#beatsOfSkills.add(opening);
    if (closing !== null && this.#line(closing) === this.#line(last.end)) this.#beatsOfSkills.add(closing);
  }

  #announcement(region: Region, marker: Marker): Announced {
    const lineStart = this.#lineStart(region.start, marker);
    const earlier = region.markers.filter((other) => other.end <= lineStart);
    this.#host(region.start, region.end, earlier);
    const { opening, closing } = region;
    if (closing !== null) this.#beatsOfSkills.add(closing);
    // Far above the marker it is a beat of its own.
    if (opening !== null && this.#line(marker.start) - this.#line(opening) <= NEAR_LINES) {
      this.#beatsOfSkills.add(opening);
    }
    const start = this.#beginning(region.start, marker, region.opening);
    return { start, skill: this.#turnOn(marker) };
  }

  /** An announcement that another one follows at once. */
  #noBody(announced: Announced, next: Region): void {
    this.#unclosed(announced, next.start);
    this.skillPassages.push({ start: announced.start, end: next.opening ?? next.start });
  }

  /** The edge that ends a body which no beat does, or `limit`; the opener that is the body's own is none. */
  #edgeBehind(announced: Announced, words: number, lineEnd: number, limit: number): number {
    while ((this.#edges[this.#nextEdge] ?? limit) <= words && this.#nextEdge < this.#edges.length)
      this.#nextEdge++;
    const before = this.#edges[this.#nextEdge - 1];
    const behind = this.#edges[this.#nextEdge] ?? limit;
    const hasOpener = before !== undefined && this.#line(before) >= this.#line(announced.start);
    // Else the first on the body's own line is its opener.
    const edge = hasOpener || behind >= lineEnd ? behind : (this.#edges[this.#nextEdge + 1] ?? limit);
    return Math.min(edge, limit);
  }

  #body(region: Region, announced: Announced, announcementFollows: boolean): void {
    const { skill } = announced;
    const words = trimSpan(this.#source, region) ?? { start: region.start, end: region.start };
    const lastLine = this.#line(words.start) + NEAR_LINES;
    const closed = region.closing !== null && !announcementFollows && this.#line(region.closing) <= lastLine;
    const lineEnd = this.#lineEnd(words.start, region.end);
    let end = region.end;
    if (closed && region.closing !== null) this.#beatsOfSkills.add(region.closing);
    else {
      this.#unclosed(announced, words.start);
      if (region.closing === null) end = this.#edgeBehind(announced, words.start, lineEnd, region.end);
      const reachesEdge =
        region.closing === null && !region.markers.some(({ start }) => start >= lineEnd && start < end);
      if (!reachesEdge) end = Math.min(lineEnd, end);
    }
    this.skillPassages.push({ start: announced.start, end });
    if (skill === null) this.#host(region.start, region.end, region.markers);
    else {
      this.#speech(region.start, end, skill);
      this.#host(
        end,
        region.end,
        region.markers.filter(({ start }) => start >= end),
      );
    }
  }
}
