// The profiles that come with the program against their JSON Schema, and some that it has to refuse.
// usage: node tests/area/schema.mjs
import { readFileSync, readdirSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const folder = new URL('../../content/areas/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const fits = new Ajv({ validateFormats: false, allErrors: true }).compile(read('schema.json'));
const bad = [];

for (const name of readdirSync(folder).filter((n) => n.endsWith('.json') && n !== 'schema.json'))
	if (!fits(read(name)))
		bad.push(`${name}: ${fits.errors.map((e) => `${e.instancePath} ${e.message}`).join('; ')}`);
for (const [why, change] of [
	['a part that is not known', (p) => { p.ideas = {}; }],
	['a field that is not known', (p) => { p.identity.motto = 'x'; }],
	['none of the choices', (p) => { p.contacts[0].kind = 'pigeon'; }],
	['no key', (p) => { delete p.contacts[0].key; }],
	['a number', (p) => { p.identity.la_no = 380; }],
]) {
	const profile = read('derbyshire.json');

	change(profile);
	if (fits(profile))
		bad.push(`the schema takes ${why}`);
}
console.log(bad.join('\n') || 'profiles of areas: as the schema says');
process.exit(bad.length > 0 ? 1 : 0);
