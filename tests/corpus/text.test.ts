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

  it('drops the headers and footers of pages, and mends what they cut', async () => {
    const text = `Title of it\n\n${writePage(1, 'The first sentence of this text is long and it is cut by the')}${writePage(2, "`end' of the page.")}${writePage(3, 'Two.')}${writePage(4, 'Three.')}`;
    expect((await readDocument('x.txt', text)).text).toBe(
      "The first sentence of this text is long and it is cut by the `end' of the page.\n\nTwo.\n\nThree.",
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
