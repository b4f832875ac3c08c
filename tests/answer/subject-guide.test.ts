import { describe, expect, test } from 'vitest';
import { kettleEngine } from './kettles.ts';

const { subjects, corpus } = kettleEngine;

function find(name: string): (typeof subjects.all)[number] {
  const subject = subjects.all.find((candidate) => candidate.name === name);
  if (subject === undefined) throw new Error(`There is no subject ${name}`);
  return subject;
}

describe('the guide of a corpus', () => {
  test('tells the subjects that a text names, each once', () => {
    const names = subjects.namedIn('a tea pot, a teapot and an electric kettle').map(({ name }) => name);
    expect(names).toEqual(['Teapot', 'Kettle']);
  });

  test('takes the subject of an answer from the question, or else from the section', () => {
    const [passage] = corpus.passages;
    if (passage === undefined) throw new Error('The corpus is empty');
    expect(subjects.subjectOf('what about a teapot', passage)?.name).toBe('Teapot');
    expect(subjects.subjectOf('what about it', passage)?.name).toBe('Kettle');
  });

  test('names what is spoken of beside a subject, and not the subject itself', () => {
    const related = subjects.relatedTo(find('Kettle'), 5).map(({ name }) => name);
    expect(related).toContain('Stovetop kettle');
    expect(related).not.toContain('Kettle');
    expect(subjects.relatedTo(find('Kettle'), 1)).toHaveLength(1);
  });

  test('explains a name that the text writes otherwise, and no other', () => {
    expect(subjects.otherNames('what is a tea pot', 'A teapot is a vessel.')).toEqual([
      { typed: 'tea pot', read: 'Teapot' },
    ]);
    expect(subjects.otherNames('what is a teapot', 'A teapot is a vessel.')).toEqual([]);
    expect(subjects.otherNames('what is a tea pot', 'Nothing is said here.')).toEqual([]);
  });
});
