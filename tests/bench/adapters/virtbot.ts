import { createEngine } from '../../../src/answer/create-engine.ts';
import type { Adapter, Reply } from '../responder.ts';

export const adapter: Adapter = {
  async open(corpus) {
    const engine = createEngine(corpus);
    return async (question): Promise<Reply> => {
      const { passages, confidence, status } = await engine.ask(question);
      const shown = passages.map(({ passage, excerpt, start, highlights }) => ({
        passage,
        start,
        end: start + excerpt.length,
        marked: highlights.map((span) => ({ start: start + span.start, end: start + span.end })),
      }));
      return { shown, confidence, isAnswered: status === 'answered' };
    };
  },
};
