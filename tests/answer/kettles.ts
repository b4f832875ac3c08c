import type { Lexicon } from '../../src/corpus/lexicon.ts';
import { makeEngine } from '../helpers/make-engine.ts';

const lexicon: Lexicon = {
  subjects: [
    { name: 'Kettle', aliases: ['electric kettle'], kind: 'vessel', parent: null },
    { name: 'Stovetop kettle', aliases: ['whistling kettle'], kind: 'vessel', parent: 'Kettle' },
    { name: 'Teapot', aliases: ['tea pot'], kind: 'vessel', parent: null },
  ],
  aspects: [
    { name: 'disadvantages', words: ['drawback', 'downside', 'cons'] },
    { name: 'material', words: ['made of', 'steel', 'glass', 'clay', 'iron', 'aluminium'] },
  ],
  synonyms: [['drawback', 'disadvantage', 'downside']],
};

/** What the kettle corpus says, by heading. */
export const kettleSections = {
  'What a kettle is':
    'A kettle is a vessel for boiling water with electricity. Kettles hold between one and two litres. Steel kettles outlast glass kettles by years. The lid is opened by a button.',
  'Who invented the kettle':
    'The electric kettle was invented by Arthur Large in 1922. Arthur Large worked for a maker of small heaters. Earlier kettles had their heater in a separate chamber. Kettles were sold all over Europe soon after.',
  'Disadvantages of kettles':
    'The main drawback of a kettle is the limescale that hard water leaves. A kettle also needs a socket nearby. Cheap kettles are noisy because their walls are thin. Glass kettles break when they fall.',
  'Stovetop kettles':
    'A stovetop kettle is a kettle that is heated on a hob. It whistles when the water boils. A stovetop kettle needs no socket. Campers carry stovetop kettles made of aluminium.',
  'What a teapot is':
    'A teapot is a vessel for brewing tea with water from a kettle. Teapots are made of clay, glass or iron. A teapot is slower to cool when it was warmed before. Teapots come from China.',
  'Disadvantages of teapots':
    'The main drawback of a teapot is that the leaves go on brewing. A teapot with a thin spout drips. Clay teapots take on the taste of old tea. Iron teapots are heavy.',
} as const;

/** An engine over the kettle corpus. */
export const kettleEngine = await makeEngine(kettleSections, lexicon);
