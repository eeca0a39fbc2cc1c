// Runs the browser tests and prints what cmocka prints, so that tools/count_tests adds all tests up in one way. At the end
// stands how long each case took, the slowest first: that is to be read, and fails nothing.
//
// usage: node tests/browser/run.mjs [WORD…]     only test files or names that contain a word; today.test.mjs: that file
//        APDR_BINARY   the program under test        (default build/apdr)
//        APDR_CHROMIUM the browser                   (default: chromium-headless-shell, or chromium)
//        JOBS          queues run at the same time   (default: processors)
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collected, collecting } from './lib/test.mjs';
import { closeBrowser } from './lib/browser.mjs';
import { stopServers } from './lib/server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const CASE_LIMIT_MS = 900_000; // a net for what hangs: no case comes near it, on however busy a machine

const files = readdirSync(here).filter((f) => f.endsWith('.test.mjs')).sort();
for (const file of files) {
	collecting(file.replace('.test.mjs', ''));
	await import(join(here, file));
}
// A story is run whole: its later steps need the earlier ones.
const isNamed = (t, w) => (w.endsWith('.test.mjs') ? `${t.file}.test.mjs` === w : `${t.file} ${t.name}`.includes(w));
const named = (t) => words.length === 0 || words.some((w) => isNamed(t, w));
const stories = new Set(collected.filter(named).map((t) => t.queue));
const wanted = collected.filter((t) => stories.has(t.queue));

const failed = [];
const times = [];

async function runCase(t) {
	const title = `${t.file}: ${t.name}`;
	const began = performance.now();
	let timer;

	const late = new Promise((_, reject) => {
		timer = setTimeout(reject, CASE_LIMIT_MS, new Error(`not finished after ${CASE_LIMIT_MS} ms`));
	});

	try {
		await Promise.race([t.fn(), late]);
		console.log(`[ RUN      ] ${title}\n[       OK ] ${title}`);
	} catch (e) {
		failed.push(title);
		console.log(`[ RUN      ] ${title}\n${e?.stack ?? e}\n[  FAILED  ] ${title}`);
	} finally {
		clearTimeout(timer);
		times.push({ title, ms: performance.now() - began });
	}
}

function inQueues(tests) {
	const queues = new Map();

	for (const t of tests) {
		queues.set(t.queue, [...(queues.get(t.queue) ?? []), t]);
	}
	return [...queues.values()];
}

const queues = inQueues(wanted);

async function worker() {
	for (let queue = queues.shift(); queue; queue = queues.shift()) {
		for (const t of queue) {
			await runCase(t);
		}
	}
}

console.log(`[==========] Running ${wanted.length} test(s).`);
const jobs = Math.max(1, Number(process.env.JOBS) || availableParallelism());
await Promise.all(Array.from({ length: jobs }, worker));
await closeBrowser();
await stopServers();
console.log('Time of each case:');
times.sort((a, b) => b.ms - a.ms).forEach((t) => console.log(`${(t.ms / 1000).toFixed(1).padStart(7)} s  ${t.title}`));
console.log(`[==========] ${times.length} test(s) run.\n[  PASSED  ] ${times.length - failed.length} test(s).`);
if (failed.length > 0) {
	console.log(`[  FAILED  ] ${failed.length} test(s), listed below:`);
	failed.forEach((f) => console.log(`[  FAILED  ] ${f}`));
}
process.exit(failed.length > 0 || wanted.length === 0 ? 1 : 0);
