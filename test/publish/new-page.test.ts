import { describe, expect, it } from 'vitest';
import { newPage } from '../../src/publish/new-page.js';

const facts = {
  title: '港: "静か"な放送',
  date: '2026-01-06 05:00:00 +0900',
  actors: ['みどり', 'no'],
  links: [{ title: '一 [注]', url: 'https://example.org/1' }, { title: '二' }],
  credits: ['VOICE:みどり', 'CC BY 3.0'],
};

describe('newPage', () => {
  it('quotes every scalar of the front matter, whatever the template does', () => {
    const template = [
      '---',
      'actor_ids: {actors}',
      'title: {title}',
      "subtitle: '{title} 特別版'",
      'description: きょうは{title}です',
      'date: {date}',
      'day: {date} 09:00',
      'layout: article',
      '---',
      '',
    ].join('\r\n');
    expect(newPage(template, { ...facts, credits: [] })).toBe(
      [
        '---',
        'actor_ids: ["みどり", "no"]',
        'title: "港: \\"静か\\"な放送"',
        'subtitle: "港: \\"静か\\"な放送 特別版"',
        'description: "きょうは港: \\"静か\\"な放送です"',
        'date: "2026-01-06 05:00:00 +0900"',
        'day: "2026-01-06 09:00"',
        'layout: article',
        '---',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['{actors}', '  - "みどり"\n  - "no"'],
    ['    - {actors}', '    - "みどり"\n    - "no"'],
  ])('lists actors where %j stands alone', (line, list) => {
    expect(newPage(`---\nactor_ids:\n${line}\n---\n{credits}`, facts)).toContain(
      `actor_ids:\n${list}\n---\n`,
    );
  });

  it('writes plain text into the body, and the credits last', () => {
    const page = newPage('---\na: b\n---\n# {title}\n{date} {actors}\n\n{links}\n', facts);
    expect(page).toBe(
      '---\na: b\n---\n# 港: "静か"な放送\n2026-01-06 みどり、no\n\n- [一 \\[注\\]](https://example.org/1)\n\n- 二\n\nVOICE:みどり\nCC BY 3.0\n',
    );
    expect(newPage('---\na: b\n---\n{credits}\n終わり\n', facts)).toBe(
      '---\na: b\n---\nVOICE:みどり\nCC BY 3.0\n終わり\n',
    );
  });

  it('puts what it fills in as it is, dollar signs too', () => {
    expect(newPage('---\nt: {title}\n---\n{title}{credits}', { ...facts, title: "$& $' $1" })).toContain(
      "$& $' $1",
    );
  });
});
