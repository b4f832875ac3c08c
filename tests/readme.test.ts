import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { makeTemporaryFolder } from './helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', '.github/SETTINGS.md', '.github/RUNNING.md', '.github/MAINTAINING.md'];
const readme = read('README.md');
const everything = pages.map(read).join('\n');

interface Block {
  readonly language: string;
  /** The file that the block is the content of, or none. */
  readonly file: string | undefined;
  readonly text: string;
}

interface Example {
  readonly command: string;
  /** What is shown of its output, `…` for what is left out; none when nothing is shown. */
  readonly output: string | null;
}

function listBlocks(markdown: string): readonly Block[] {
  const fenced = /^ *```(\w*)(?: (\S+))?\n([\s\S]*?)^ *```$/gmu;
  return [...markdown.matchAll(fenced)].map(([, language = '', file, text = '']) => ({
    language,
    file,
    text,
  }));
}

function listExamples({ language, text }: Block): readonly Example[] {
  if (language === 'sh') {
    const lines = text.split('\n').map((line) => line.replace(/\s+#.*$/u, '').trim());
    return lines.filter((line) => line !== '').map((command) => ({ command, output: null }));
  }
  if (language !== 'console') return [];
  return text
    .split(/^\$ /mu)
    .slice(1)
    .map((example) => {
      const end = example.indexOf('\n');
      return { command: example.slice(0, end), output: example.slice(end + 1) };
    });
}

const blocks = listBlocks(everything);
const examples = blocks.flatMap(listExamples);
const canRun = ({ command }: Example): boolean =>
  command.includes('node dist/cli.js') && !command.startsWith('docker');

/** The folder that examples are run in: that of the project, as far as they use it, and the files they need. */
let folder: string;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  for (const name of ['dist', 'corpus', 'tests'])
    await symlink(path.join(root, name), path.join(folder, name));
  for (const { file, text } of blocks) {
    if (file === undefined) continue;
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
});

interface Run {
  readonly exitCode: number;
  readonly output: string;
}

async function run(command: string): Promise<Run> {
  const environment = { PATH: process.env['PATH'] ?? '', XDG_CACHE_HOME: folder };
  const wrapped = `{ ${command}\n} 2>&1`;
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', wrapped], { cwd: folder, env: environment }, (error, stdout) => {
      resolve({ exitCode: error === null ? 0 : (child.exitCode ?? -1), output: stdout });
    });
  });
}

/** Output as it is shown, with anything in place of `…`. */
function toPattern(shown: string): RegExp {
  const parts = shown.trimEnd().split('…');
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${escaped.join(String.raw`[\s\S]*`)}$`, 'u');
}

describe('the README', () => {
  test('is short, and begins with a picture and one command a block', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
    expect(readme.split('\n').slice(0, 4).join('')).toContain('![');
    const first = listBlocks(readme).slice(0, 2);
    expect(first.map((block) => listExamples(block).length)).toEqual([1, 1]);
  });

  test.each(examples.filter(canRun))('$command does what is shown', async ({ command, output }) => {
    const ran = await run(command);
    expect(ran, ran.output).toMatchObject({ exitCode: 0 });
    if (output !== null) expect(ran.output.trimEnd()).toMatch(toPattern(output));
  });

  test('describes settings that exist, with their defaults', () => {
    const example = read('.env.example');
    const rows = [...everything.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)?/gmu)];
    expect(rows.length).toBeGreaterThan(5);
    for (const [, name = '', value] of rows) {
      if (name !== 'NO_COLOR') expect(example).toContain(`${name}=`);
      // What the home folder is, the shell says.
      if (value !== undefined && !value.startsWith('~'))
        expect(readConfig({ [name]: value }), name).toEqual(readConfig({}));
    }
  });
});

describe('the documents for people', () => {
  test.each([...pages, '.github/CHANGELOG.md', '.github/CONTRIBUTING.md', 'src/README.md'])(
    '%s links only to files that are there',
    (file) => {
      const markdown = read(file);
      const links = [...markdown.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/gu)].map(([, link = '']) => link);
      const missing = links.filter((link) => !existsSync(path.resolve(root, path.dirname(file), link)));
      expect(missing).toEqual([]);
    },
  );
});
