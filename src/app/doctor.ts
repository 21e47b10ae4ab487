import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { HomePaths } from '../config/home.ts';
import { toErrorBody } from '../kernel/error.ts';
import { findBrowser } from '../reflex/browser/find-browser.ts';
import { tryIsolation } from '../sandbox/isolation.ts';
import { findTool } from '../sandbox/tool.ts';
import { findCompany } from './connect.ts';

/** One thing that the machine has, lacks, or has in part. */
export type Finding = { name: string; state: 'ok' | 'missing' | 'limited'; text: string; hint?: string };

const root = join(import.meta.dirname, '../..');

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  const text = `Node ${process.versions.node}`;
  return major >= 24
    ? { name: 'node', state: 'ok', text }
    : {
        name: 'node',
        state: 'missing',
        text: `${text}; 24 or newer is needed`,
        hint: './macrohard brings it with npm ci.',
      };
}

function git(): Finding {
  const path = findTool('git');
  return path === undefined
    ? {
        name: 'git',
        state: 'missing',
        text: 'git is missing: products are repositories',
        hint: 'Debian, Ubuntu: apt-get install git',
      }
    : { name: 'git', state: 'ok', text: path };
}

function browser(): Finding {
  try {
    return { name: 'browser', state: 'ok', text: findBrowser() };
  } catch (error) {
    const { message, hint } = toErrorBody(error);
    return { name: 'browser', state: 'missing', text: message, ...(hint === undefined ? {} : { hint }) };
  }
}

async function sandbox(): Promise<Finding> {
  const { isolation, reason, hint } = await tryIsolation();
  if (isolation === 'sandbox')
    return { name: 'sandbox', state: 'ok', text: 'Products run in a sandbox: bubblewrap holds.' };
  const text = `isolation: none. ${reason ?? 'No sandbox holds'}; products run only after the owner allowed it.`;
  return { name: 'sandbox', state: 'missing', text, ...(hint === undefined ? {} : { hint }) };
}

function dashboard(): Finding {
  return existsSync(join(root, 'web/dist/index.html'))
    ? { name: 'dashboard', state: 'ok', text: 'The page is built.' }
    : {
        name: 'dashboard',
        state: 'limited',
        text: 'The page is not built.',
        hint: 'npm run build:web builds it; ./macrohard build and serve do it by themselves.',
      };
}

function disk(home: HomePaths): Finding {
  try {
    mkdirSync(home.root, { recursive: true, mode: 0o700 });
    accessSync(home.root, constants.W_OK);
    const { bavail, bsize } = statfsSync(home.root);
    const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
    const text = `${home.root}: ${freeMegabytes} MB free`;
    if (freeMegabytes >= 500) return { name: 'home', state: 'ok', text };
    return { name: 'home', state: 'limited', text, hint: 'Make room: a build needs about 200 MB.' };
  } catch (error) {
    return {
      name: 'home',
      state: 'missing',
      text: toErrorBody(error).message,
      hint: 'Name another folder with --home.',
    };
  }
}

function model(home: HomePaths): Finding {
  try {
    const { reason } = loadConfig(home);
    if (reason) return { name: 'model', state: 'ok', text: `${reason.provider} ${reason.model}` };
    const text = 'No model is configured: what no reflex can do is put to you.';
    return { name: 'model', state: 'limited', text, hint: `Name one under “reason:” in ${home.config}.` };
  } catch (error) {
    return { name: 'model', state: 'missing', text: toErrorBody(error).message };
  }
}

async function company(home: HomePaths): Promise<Finding> {
  const running = await findCompany(home);
  const text = running
    ? `runs as process ${running.pid}`
    : 'does not run; every command starts it when it needs it';
  return { name: 'company', state: 'ok', text };
}

/** Looks at everything that the company needs on this machine. */
export async function examine(home: HomePaths): Promise<Finding[]> {
  return [
    node(),
    git(),
    browser(),
    await sandbox(),
    dashboard(),
    disk(home),
    model(home),
    await company(home),
  ];
}
