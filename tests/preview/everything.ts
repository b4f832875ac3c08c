import { ComponentType } from 'discord-api-types/v10';
import { button, row, text } from './stand-in.ts';

const markdown = String.raw`# Heading one
## Heading two
**bold** *italics* __underlined__ ~~struck~~ ${'`code`'}
> a quotation with **bold**
> of two lines
-# small print with a [link](https://example.org/page)
- first
- second
${'```ts'}
const answer = 42;
${'```'}
not \*italics\*, </ask:1000000000000000100>, <@1000000000000000001>`;

/** Every kind of component that the preview draws, with markdown of every kind. */
export const everything = [
  {
    type: ComponentType.Container,
    components: [
      text(markdown),
      { type: ComponentType.Separator },
      {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: 'attachment://none.png' }, description: 'A picture' }],
      },
      row(
        { ...button('off', 'Off'), disabled: true },
        { ...button('broken', 'Broken'), emoji: { name: '👍' } },
      ),
      row({
        type: ComponentType.StringSelect,
        custom_id: 'menu',
        placeholder: 'Compare with…',
        options: [
          { label: 'KVM', value: 'kvm' },
          { label: 'Xen', value: 'xen' },
        ],
      }),
    ],
  },
];
