import { expect, it } from 'vitest';
import { shownText } from '../../src/publish/shown-text.js';

it.each([
  ['静かな港の話。', '静かな港の話。'],
  ['{朱鷺|とき}と{鷺|さぎ}', '朱鷺と鷺'],
  ['\\{そのまま|です\\}と \\<b\\>', '{そのまま|です}と <b>'],
  ['待って<break 500ms>から<break 1.5s/>行く', '待ってから行く'],
  ['<voice ai-zundamon>はい</voice>', 'はい'],
  ['1 < 2、a<b>c', '1 < 2、a<b>c'],
  ['**太字**と`code`と__init__', '太字とcodeとinit'],
  ['# 見出し', '見出し'],
  ['> 引用', '引用'],
  ['#1 と C# と snake_case', '#1 と C# と snake_case'],
  ['一行目\n　二行目', '一行目二行目'],
  ['Quiet\nHarbors', 'Quiet Harbors'],
  ['広い　　空\t と', '広い 空 と'],
])('%j is shown as %j', (text, shown) => expect(shownText(text)).toBe(shown));
