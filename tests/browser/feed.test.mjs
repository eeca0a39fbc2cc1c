// The nightly feed: a folder is set up on the server, files come, what is certain is in, the rest is one row on Today; it is
// answered as any import, or set aside; a file that stops coming is told.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { story } from './lib/person.mjs';
import { apdr } from './lib/server.mjs';

const SCHOOL = 'Marlbeck Primary School';
const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../fixtures');

function tonight(school, file, now) {
	copyFileSync(join(fixtures, file), join(`${school.data}-feed`, file));
	return apdr('watch', '--data', school.data, '--once', '--every', '1', '--now', now);
}

story('The nightly feed', (step) => {
	step('without one there is a line that says how', 'senco', async (senco) => {
		await senco.open('/import');
		await senco.sees('can also leave its file in a folder each night');
		await senco.pageIsSound();
	});
	step('files come, and a question waits', 'senco', async (senco, way, school) => {
		mkdirSync(`${school.data}-feed`);
		apdr('feed', 'add', 'roll', `${school.data}-feed`, '--data', school.data, '--school', SCHOOL,
			'--part', '--set-by', 'Imogen Shah in the office', '--now', '2026-03-06T08:00');
		tonight(school, 'roll-who.csv', '2026-03-09T02:10');
		tonight(school, 'roll-who-corrected.csv', '2026-03-10T02:10');
		await senco.open('/today');
		await senco.sees('The nightly file has something for you');
		await senco.pageIsSound();
		await senco.follow('Answer about the nightly file');
		await senco.sees('Waiting for you');
		await senco.sees('1 added, 1 question waits');
		await senco.sees('1 added');
		await senco.pageIsSound();
	});
	step('it is answered on the pages of an import', 'senco', async (senco) => {
		await senco.follow('Look at it');
		await senco.sees('0 of 1 answered');
		await senco.follow('Answer the questions');
		await senco.choose(/^The same child/);
		await senco.press('Save the answers');
		await senco.press('Import this file');
		await senco.sees('Done.');
		await senco.open('/import');
		await senco.seesNot('Waiting for you');
		await senco.sees('1 question waited');
	});
	step('the access history names it', 'senco', async (senco) => {
		await senco.open('/pupils?q=Yara');
		await senco.follow('History');
		await senco.follow('Access history');
		await senco.sees('Nightly feed');
	});
});

story('A nightly file that does not come', (step) => {
	step('is told with what to check', 'senco', async (senco, way, school) => {
		mkdirSync(`${school.data}-feed`);
		apdr('feed', 'add', 'roll', `${school.data}-feed`, '--data', school.data, '--school', SCHOOL,
			'--by', '07:00', '--set-by', 'Imogen Shah in the office', '--now', '2026-03-05T08:00');
		tonight(school, 'roll-who.csv', '2026-03-06T02:10');
		await senco.open('/today');
		await senco.sees('The nightly file has not come since Friday 6 March 2026');
		await senco.pageIsSound();
		await senco.follow('See what to check about the nightly file');
		await senco.sees('Get the nightly file going again');
		await senco.sees('Imogen Shah in the office');
		await senco.unfold('Feed settings');
		await senco.sees('each school day, by 7am');
		await senco.pageIsSound();
	});
	step('what cannot be taken says why, and is set aside', 'senco', async (senco) => {
		await senco.sees('Not taken.');
		await senco.press('Set aside what waits of roll');
		await senco.seesNot('could not be taken');
		await senco.pageIsSound();
	});
});
