import { describe, expect, it } from 'vitest';

import { readArticle } from './corpus-folder.ts';
import { describeSections, readDocument } from './describe-document.ts';

function writePage(number: number, text: string): string {
  return `${text}\n\n\n\nHandbook ${number}\n\n\n\n`;
}

describe('plain text', async () => {
  it('finds headings, lists and lead-ins in a scraped article, and drops captions and page noise', async () => {
    const document = await readDocument('bees.txt', await readArticle('scraped.txt'));
    expect(document.title).toBe('Keeping Bees in Town: Hives & Honey');
    expect(document.sections.map(({ headings }) => headings.join(' › '))).toEqual([
      '',
      'What is a hive?',
      'Types of hive',
      'Langstroth hive',
      'Top-bar hive',
      'What does a keeper need?',
      'Is honey from town clean?',
      'summary',
    ]);
    const lines = describeSections(document).flat();
    expect(lines).toContain(
      'The Langstroth hive was patented in 1852 and is the most widespread hive in the world today.',
    );
    expect(lines).toContain('list after However, the top-bar hive has drawbacks as well: Cons of top bars');
    expect(lines).toContain(
      'list after The smoker calms bees, since smoke makes them fill up on honey, in three ways:',
    );
    expect(lines).toContain('Our club lends smokers to members');
    expect(document.text).not.toMatch(
      /Ada Miller|min read|Bee Words|Smoker beside|Recipes|Cluster|See you|Comments|×/u,
    );
  });

  it('joins hard-wrapped lines, and reads underlines and numbers as levels of headings', async () => {
    expect(describeSections(await readDocument('tomatoes.txt', await readArticle('wrapped.txt')))).toEqual([
      [
        '',
        'Tomatoes need six hours of sun a day, and a soil that is neither wet nor dry. This file was wrapped by hand, as files often are, and its lines mean nothing.',
      ],
      [
        'Sowing',
        'Sow indoors in March. Seeds germinate within ten days at room tempera-ture, or a little later on a cool window sill, as long as the soil stays moist.',
      ],
      [
        'Sowing › Pots and soil',
        'Any pot with a hole will do. Good choices for the soil are these:',
        'list after Any pot with a hole will do. Good choices for the soil are these:',
        '- seed compost, which is fine and low in nutrients',
        '- coir mixed with sand',
        '- leaf mould of the year before',
      ],
      [
        'Planting out',
        'Wait until the last frost has passed. In most gardens of the lowlands that is the middle of May.',
        'Steps in order:',
        'list after Steps in order:',
        '- Dig a hole twice the size of the pot.',
        '- Set the plant deeper than it stood before.',
        '- Water it well.',
      ],
    ]);
  });

  it.each([
    ['OpenStack', 'OpenStack is a free platform for clouds, started by two companies in 2010.'],
    ['iPhone', 'The iPhone is a telephone whose name begins with a small letter.'],
    ['Virtual', 'VirtualBox is a program of its own, although the heading is the start of its name.'],
  ])('cuts nothing off a paragraph that begins with a name like %s', async (heading, paragraph) => {
    const document = await readDocument(
      'x.txt',
      `Title of it\n\nOpen stack, virtual box, phone.\n\n${heading}\n\n${paragraph}\n`,
    );
    expect(document.text).toContain(paragraph);
    expect(document.sections.at(-1)?.headings).toEqual([heading]);
  });

  it('takes a heading with another heading right below as its parent', async () => {
    const { sections } = await readDocument(
      'x.txt',
      'Title of it\n\nInstallation\n\nOn Linux\n\nRun the script that comes with it.\n\nOn Windows\n\nRun the other script.\n',
    );
    expect(sections.map(({ headings }) => headings)).toEqual([['Installation', 'On Linux'], ['On Windows']]);
  });

  it('drops a table of contents that lists the headings of the text', async () => {
    const document = await readDocument(
      'x.txt',
      'Title of it\n\nHistory\nUse\n\nHistory\n\nIt was made long ago.\n\nUse\n\nIt is used every day.\n',
    );
    expect(describeSections(document)).toEqual([
      ['History', 'It was made long ago.'],
      ['Use', 'It is used every day.'],
    ]);
  });

  it('reads short lines below a colon as a list, even without bullets', async () => {
    const document = await readDocument(
      'x.txt',
      'Title of it\n\nThree towns have a club:\nUlm\nBern\nGraz\n\nAll three are old.\n',
    );
    expect(describeSections(document)).toEqual([
      [
        '',
        'Three towns have a club:',
        'list after Three towns have a club:',
        '- Ulm',
        '- Bern',
        '- Graz',
        'All three are old.',
      ],
    ]);
  });

  it('has no title when the first line is a sentence, and loses no line of plain prose', async () => {
    const prose = 'One sentence stands here.\nAnother one stands there.\n\nA third ends it all.';
    const document = await readDocument('x.txt', prose);
    expect(document.title).toBe('X');
    expect(document.text.replaceAll(/\s+/gu, ' ')).toBe(prose.replaceAll(/\s+/gu, ' '));
  });

  it('reads headings marked with hashes and equals signs', async () => {
    const { title, sections } = await readDocument(
      'x.txt',
      '# Title of it\n\n## One\n\nText one.\n\n=== Two ===\n\nText two.\n',
    );
    expect([title, ...sections.map(({ headings }) => headings.join(' › '))]).toEqual([
      'Title of it',
      'One',
      'One › Two',
    ]);
  });

  it('joins words at the ends of lines where the joined word is known', async () => {
    const text =
      'Title of it\n\nA computer is here on this line of the text, and a com-\nputer is there on the line below it, which is a well-\nknown fact to all, as well-known as can be.\n';
    expect((await readDocument('x.txt', text)).text).toContain(
      'and a computer is there on the line below it, which is a well-known fact to all',
    );
  });

  it('drops the headers and footers of pages, and mends what they cut', async () => {
    const text = `Title of it\n\n${writePage(1, 'The first sentence of this text is long and it is cut by the')}${writePage(2, 'end of the page.')}${writePage(3, 'Two.')}${writePage(4, 'Three.')}`;
    expect((await readDocument('x.txt', text)).text).toBe(
      'The first sentence of this text is long and it is cut by the end of the page.\n\nTwo.\n\nThree.',
    );
  });

  it('reads keys with what they do as terms', async () => {
    const text =
      'Title of it\n\nThe keys are these.\n\n  a    Apply the armor that was chosen.\n\n       More on it.\n\n  b    Go back to where you came from.\n\nThe end of it all.\n';
    expect(describeSections(await readDocument('x.txt', text))).toEqual([
      ['', 'The keys are these.'],
      ['a', 'Apply the armor that was chosen.', 'More on it.'],
      ['b', 'Go back to where you came from.'],
      ['', 'The end of it all.'],
    ]);
  });

  it('keeps code between fences, and numbers of lists', async () => {
    const text =
      'Title of it\n\nDo this:\n\n3. one thing\n4. another thing\n\n```sh\nmake\n  all\n```\n\nThe end of it.\n';
    expect((await readDocument('x.txt', text)).text).toBe(
      'Do this:\n\n3. one thing\n4. another thing\n\nmake\n  all\n\nThe end of it.',
    );
  });

  it('takes no gap inside a justified line for the end of a term', async () => {
    const text =
      'Title of it\n\n  a    Apply the armor.\n\n  b    Go back home.\n\n  If  you  go back home from here,\n  all that you own stays behind.\n';
    expect(
      describeSections(await readDocument('x.txt', text))
        .flat()
        .join(' '),
    ).toContain('If you go back home');
  });
});
