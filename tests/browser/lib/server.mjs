// The program under test: the demonstration school is made once a run; every caller gets a copy of it with a server of
// its own on a free port, so that no test sees what another one did.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './test.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const binary = resolve(root, process.env.APDR_BINARY || 'build/apdr');
const TODAY = '2026-03-10';
const START_LIMIT_MS = 300_000; // a net for what hangs, as the others here
const STOP_LIMIT_MS = 60_000;

export const PASSWORD = 'marlbeck-demo-2026';
export const ROLES = ['senco', 'head', 'teacher', 'ta', 'governor', 'parent', 'parent2', 'pupil', 'young',
	'specialist', 'sendiass', 'admin'];

let folder = null;
let demo = null;
let tried = false;
let copies = 0;
const running = [];

export function apdr(...args) {
	const p = spawnSync(binary, args, { encoding: 'utf8', timeout: 900_000 });

	if (p.status !== 0) {
		throw new Error(`apdr ${args[0]} ended with ${p.status ?? p.signal}: ${p.stderr || p.stdout || p.error}`);
	}
	return p.stdout;
}

function demoSchool() {
	if (!tried) {
		tried = true;
		folder ??= mkdtempSync(join(tmpdir(), 'apdr-browser-'));
		apdr('demo', '--data', join(folder, 'demo'), '--now', TODAY, '--password', PASSWORD);
		writeFileSync(join(folder, 'roll.csv'), ROLL);
		apdr('import', 'roll', join(folder, 'roll.csv'), '--data', join(folder, 'demo'), '--school',
			'Marlbeck Primary School', '--now', `${TODAY}T08:00`);
		demo = join(folder, 'demo');
	}
	check(demo !== null, 'there is no demonstration school: see the first failed test');
	return demo;
}

// A pupil the demonstration's own story does not touch, so that tests of the story and these do not meet.
export const CASPER = 'Casper Lindqvist';
const ROLL = [
	'UPN,Legal surname,Legal forename,DOB,Gender,NC year,Reg,SEN status,Contact 1 name,Contact 1 relationship,'
		+ 'Contact 1 Parental Responsibility,Contact 2 name,Contact 2 relationship,'
		+ 'Contact 2 Parental Responsibility',
	'X801200001002,Lindqvist,Casper,22/4/2016,M,5,5P,N,Mrs Naomi Lindqvist,Mother,Y,Mr Nathan Lindqvist,Father,Y',
].join('\r\n');

// A school as `apdr init` leaves it: { data, invite } with the address of the first account's invitation.
export function initSchool(name, now) {
	mkdirSync(join(dirname(demoSchool()), 'new'), { recursive: true });
	const data = join(dirname(demoSchool()), 'new', `school-${copies++}`);
	const said = apdr('init', '--data', data, '--school', name, '--now', now);

	return { data, invite: /\/invite\/[0-9a-f]+/.exec(said)[0] };
}

// An advice service as `apdr init --service` leaves it, with the invented area.
export function initService(name, now) {
	folder ??= mkdtempSync(join(tmpdir(), 'apdr-browser-'));
	const data = join(folder, `service-${copies++}`);
	const said = apdr('init', '--service', '--data', data, '--school', name, '--area', 'eastmoor', '--now', now);

	return { data, invite: /\/invite\/[0-9a-f]+/.exec(said)[0] };
}

// Starts a server on its own copy of the demonstration school, or again on a data folder and port that were in use.
// Returns { base, data, stop }.
export async function startSchool({ now = `${TODAY}T09:00`, data = null, port = 0 } = {}) {
	const copy = data ?? join(dirname(demoSchool()), `school-${copies++}`);

	if (data === null) {
		cpSync(demoSchool(), copy, { recursive: true });
	}
	const child = spawn(binary, ['serve', '--data', copy, '--listen', `127.0.0.1:${port}`, '--now', now],
		{ stdio: ['ignore', 'pipe', 'pipe'] });
	const school = { base: '', data: copy, said: '', stop: () => stopChild(child) };

	running.push(school);
	await new Promise((ready, reject) => {
		const fail = (why) => reject(new Error(`${why}: ${school.said}`));
		const timer = setTimeout(fail, START_LIMIT_MS, 'apdr serve did not start');
		const hear = (bytes) => {
			school.said = (school.said + bytes).slice(-20_000);
			const m = /https?:\/\/127\.0\.0\.1:(\d+)/.exec(school.said);

			if (m && school.base === '') {
				school.base = `http://127.0.0.1:${m[1]}`;
				clearTimeout(timer);
				ready();
			}
		};

		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.on('exit', (code) => {
			clearTimeout(timer);
			fail(`apdr serve ended with ${code}`);
		});
	});
	return school;
}

async function stopChild(child) {
	if (child.exitCode !== null || child.signalCode !== null) {
		return;
	}
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);

	child.kill('SIGTERM');
	await ended;
	clearTimeout(timer);
}

export async function stopServers() {
	await Promise.all(running.map((s) => s.stop()));
	if (folder !== null) {
		rmSync(folder, { recursive: true, force: true });
	}
}
