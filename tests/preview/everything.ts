import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { button, row, text } from './stand-in.ts';

/** Every kind of component that the preview draws, with markdown of every kind. */
export const everything = [
  {
    type: ComponentType.Container,
    accent_color: 0x5865f2,
    components: [
      text(
        [
          '# Heading one',
          '## Heading two',
          '### Heading three',
          '**bold** *italics* __underlined__ ~~struck~~ `code` ||hidden words||',
          '> a quotation with **bold**',
          '> of two lines',
          '-# small print with a [link](https://example.org/page)',
          '- first',
          '  - nested',
          '- second',
          'and in order:',
          '1. one',
          '2. two',
          '```ts\nconst answer = 42;\n```',
          String.raw`not \*italics\*, </ask:1000000000000000100>, <@1000000000000000001>, <t:1700000000:D>`,
        ].join('\n'),
      ),
      { type: ComponentType.Separator, divider: true, spacing: 2 },
      {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: 'https://example.org/a.png' }, description: 'A picture from elsewhere' }],
      },
      row(
        button('primary', 'Primary', ButtonStyle.Primary),
        button('secondary', 'Secondary'),
        button('success', 'Success', ButtonStyle.Success),
        button('danger', 'Danger', ButtonStyle.Danger),
      ),
      row(
        { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Link', url: 'https://example.org/' },
        { ...button('off', 'Off'), disabled: true },
        { ...button('up', ''), emoji: { name: '👍' } },
        button('broken', 'Broken'),
      ),
      row({
        type: ComponentType.StringSelect,
        custom_id: 'menu',
        placeholder: 'Compare with…',
        options: [
          { label: 'KVM', value: 'kvm', description: 'Kernel-based Virtual Machine', emoji: { name: '🐧' } },
          { label: 'Xen', value: 'xen' },
          { label: 'OpenVZ', value: 'openvz' },
        ],
      }),
    ],
  },
];

/** A picture of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
