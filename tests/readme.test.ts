import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { outcomes } from '../src/discord/reply.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', '.github/SETTINGS.md', '.github/RUNNING.md', '.github/MAINTAINING.md'];
const readme = read('README.md');
const everything = pages.map(read).join('\n');

/** Commands that no test here can run, and the line of a file by which the same thing is run elsewhere. */
const coveredElsewhere: ReadonlyMap<string, readonly [string, string]> = new Map([
  // "npm cit" installs, and its tests run "npm start" in a copy.
  ['npm ci && npm start', ['tests/end-to-end/npm-start.test.ts', "spawn('npm', ['start']"]],
  ['docker build --tag virtbot .', ['.github/workflows/ci.yml', 'docker build --tag virtbot .']],
  [
    "docker run --rm virtbot /app/dist/cli.js ask 'What is a hypervisor?'",
    ['.ci/run', "/app/dist/cli.js ask 'What is a hypervisor?'"],
  ],
  // The container check runs the image with the same restrictions, without a token.
  [
    'docker run --detach --name virtbot --restart unless-stopped --env-file .env --read-only --cap-drop ALL --memory 256m virtbot',
    ['.ci/run', "step 'container' "],
  ],
]);

/** Commands that nothing runs: they need what neither a test nor the CI run has. To be tried by hand. */
const coveredByNothing: ReadonlySet<string> = new Set([
  'git clone https://github.com/OWNER/virtbot.git virtbot && cd virtbot',
  'docker compose up --detach',
  'docker compose --profile replicas up --detach --scale bot=0',
]);

/** Kinds of blocks: `sh` holds commands, `console` commands with their output, the others hold none. */
const languages = ['sh', 'console', 'csv', 'ini', 'json', 'markdown', 'yaml'];

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
  command.includes('node dist/cli.js') && !coveredElsewhere.has(command);

/** The folder that examples are run in: that of the project, as far as they use it, and the files they need. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'virtbot-readme-'));
  for (const name of ['dist', 'corpus', 'tests'])
    await symlink(path.join(root, name), path.join(folder, name));
  for (const { file, text } of blocks) {
    if (file === undefined) continue;
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly exitCode: number;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

async function run(command: string): Promise<Run> {
  const environment = { PATH: process.env['PATH'] ?? '' };
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
  test('has commands only in blocks that say so', () => {
    expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
    expect(examples.length).toBeGreaterThan(10);
  });

  test('is short, and begins with a picture and one command a block', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
    expect(readme.split('\n').slice(0, 4).join('')).toContain('![');
    const first = listBlocks(readme).slice(0, 2);
    expect(first.map((block) => listExamples(block).length)).toEqual([1, 1]);
  });

  test('has no command that is neither run here nor listed with where it is covered', () => {
    const listed = new Set([...coveredElsewhere.keys(), ...coveredByNothing]);
    expect(examples.filter((example) => !canRun(example) && !listed.has(example.command))).toEqual([]);
  });

  test('is covered where the list says, and the list names no command that is gone', () => {
    const shown = new Set(examples.map(({ command }) => command));
    for (const command of coveredByNothing) expect(shown).toContain(command);
    for (const [command, [file, line]] of coveredElsewhere) {
      expect(shown).toContain(command);
      expect(read(file), command).toContain(line);
    }
  });

  test.each(examples.filter(canRun))('$command does what is shown', async ({ command, output }) => {
    const ran = await run(command);
    expect(ran, ran.output).toMatchObject({ exitCode: 0 });
    if (output !== null) expect(ran.output.trimEnd()).toMatch(toPattern(output));
  });

  test('describes every command of the command line', async () => {
    for (const help of ['node dist/cli.js --help', 'node dist/cli.js corpus --help']) {
      const { output } = await run(help);
      const listed = output.split('Commands:')[1]?.matchAll(/^ {2}(\w+) (?:\[|<| )/gmu) ?? [];
      const names = [...listed].map(([, name = '']) => name).filter((name) => name !== 'help');
      expect(names.length).toBeGreaterThan(1);
      for (const name of names) expect(readme).toMatch(new RegExp(`^\\|.*\`(?:corpus )?${name}\\b`, 'mu'));
    }
  });

  test('names every outcome that is logged and counted', () => {
    const [, list = ''] = /`outcome` is ([^.]*)\./.exec(everything) ?? [];
    const named = new Set(Array.from(list.matchAll(/`([^`]+)`/g), ([, name = '']) => name));
    expect(named).toEqual(new Set(outcomes));
  });

  test('describes settings that exist, with their defaults', () => {
    const example = read('.env.example');
    const rows = [...everything.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)?/gmu)];
    expect(rows.length).toBeGreaterThan(5);
    const { discordApiUrl, corpusDir, host, port, logLevel, cooldown, isChatOn, arePicturesOn, isEncoderOn } =
      readConfig({});
    const defaults = new Map([
      ['DISCORD_API_URL', discordApiUrl],
      ['CORPUS_DIR', corpusDir],
      ['HOST', host],
      ['PORT', String(port)],
      ['LOG_LEVEL', logLevel],
      ['COOLDOWN_BURST', String(cooldown.burst)],
      ['COOLDOWN_PER_MINUTE', String(cooldown.perMinute)],
      ['PICTURES', arePicturesOn ? 'on' : 'off'],
      ['CHAT', isChatOn ? 'on' : 'off'],
      ['GAPS', 'off'],
      ['ENCODER', isEncoderOn ? 'on' : 'off'],
      ['DISCORD_APPLICATION_ID', undefined],
      ['XDG_CACHE_HOME', '~/.cache'],
    ]);
    for (const [, name = '', value] of rows) {
      if (name !== 'NO_COLOR') expect(example).toContain(`${name}=`);
      expect(value, name).toBe(defaults.get(name));
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
