// People and their ways in, in a school as `apdr init` makes it: the first account is the SENCO's, a parent and a pupil
// are invited by letter, a small child by card. The codes are read from the printed PDF, as a person reads them.
import { spawnSync } from 'node:child_process';
import { initSchool, startSchool } from './lib/server.mjs';
import { checkFile } from './lib/file.mjs';
import { openPage } from './lib/browser.mjs';
import { pageFindings } from './lib/check.mjs';
import { findPages } from './lib/links.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { check, equal, test } from './lib/test.mjs';

const NOW = '2026-03-10T09:00';
const OWN = 'kettle under seven hills';
const ROLL = [
	'UPN,Legal surname,Legal forename,DOB,Gender,NC year,Reg,SEN status,Contact 1 name,Contact 1 relationship,'
		+ 'Contact 1 Parental Responsibility,Contact 2 name,Contact 2 relationship,'
		+ 'Contact 2 Parental Responsibility',
	'X801200001002,Barrett,Leo,12/11/2019,M,1,1P,K,Ms Kerry Barrett,Mother,Y,Mr Shaun Barrett,Father,N',
	'H801200001001,Barrett,Jayden,2/9/2014,M,6,6W,K,Ms Kerry Barrett,Mother,Y,,,',
].join('\r\n');

// What a page says when it counts or names what is not there.
const EMPTY_SAID = /\b0 of 0\b|\bNaN\b|\(null\)|\bundefined\b|\b1 January 1970\b|\b-1\b|: \.|\bof\s*\.|,\s*,/g;
const PICTURES = /[123]\. (sun|moon|tree|fish|boat|apple|kite|cup|star|heart|house|book)\b/g;

// The text of a PDF that the person's browser asks for.
async function paper(person, path) {
	const answer = await person.page.context().request.get(path);

	equal(answer.status(), 200, path);
	const p = spawnSync('pdftotext', ['-layout', '-', '-'], { input: await answer.body(), encoding: 'utf8' });

	return p.stdout;
}

function codeIn(text) {
	const m = /[A-Z]+ [A-Z]+ [A-Z]+ [A-Z]+ \d{4}/.exec(text);

	check(m !== null, `no code in: ${text}`);
	return m[0];
}

// Cases that build on each other in one new school; person(name) keeps a browser for each name.
function newSchool(title, define) {
	for (const way of WAYS) {
		const people = new Map();
		let school = null;
		let broken = null;

		const world = {
			way,
			invite: '',
			async person(name) {
				if (school === null) {
					const made = initSchool('Marlbeck Primary School', NOW);

					world.invite = made.invite;
					school = await startSchool({ now: NOW, data: made.data });
				}
				if (!people.has(name)) {
					const page = await openPage({ base: school.base, script: way !== 'plain' });

					people.set(name, new Person(page, way));
				}
				return people.get(name);
			},
		};

		define((name, fn) => {
			test(`${title} (${way}): ${name}`, async () => {
				check(broken === null, `not tried: "${broken}" failed before`);
				try {
					await fn(world);
				} catch (e) {
					broken = name;
					throw e;
				}
			}, title + way);
		});
		test(`${title} (${way}): everybody leaves`, async () => {
			for (const person of people.values()) {
				await person.leave();
			}
			await school?.stop();
		}, title + way);
	}
}

newSchool('a new school', (step) => {
	step('the first account says that it is the SENCO', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open(w.invite);
		await ruth.sees('Marlbeck Primary School invites you to sign in');
		await ruth.pageIsSound();
		await ruth.fill('New password', OWN);
		await ruth.fill('New password, once more', OWN);
		await ruth.press('Save password');
		await ruth.sees('It worked');
		await ruth.sees('sign in with the name admin');
		await ruth.pageIsSound();
		await ruth.open('/set-up/senco');
		await ruth.pageIsSound();
		await ruth.choose('I am');
		await ruth.fill('First name', 'Ruth');
		await ruth.fill('Last name', 'Adeyemi');
		await ruth.press('Save');
		await ruth.sees('You are the SENCO of this school now');
	});

	step('as the SENCO she brings in the roll', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open('/role');
		await ruth.press('SENCO');
		await ruth.open('/import');
		await ruth.choose(/^Roll/);
		await ruth.attach('The file', { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(ROLL) });
		await checkFile(ruth);
		await ruth.press('Import this file');
		await ruth.sees('2 added');
		await ruth.open('/today');
		await ruth.sees('No support is planned for now');
	});

	step('every page that she can reach opens, and says nothing of what is not there yet', async (w) => {
		const { page } = await w.person('ruth');
		const wrong = [];

		if (w.way === 'plain') {
			return; // the same addresses
		}
		await page.goto('/');
		const found = await findPages(page, 2);

		for (const [kind, { url, html }] of found.kinds) {
			if (!html) {
				continue;
			}
			const text = await (await page.goto(url.href)).text();
			const said = (await page.locator('body').innerText()).match(EMPTY_SAID);

			wrong.push(...(await pageFindings(page, text, false)).map((f) => `${kind}: ${f}`));
			wrong.push(...(said ?? []).map((f) => `${kind}: says "${f}"`));
		}
		check(found.kinds.size > 60, `only ${found.kinds.size} kinds of pages`);
		check(wrong.length + found.wrong.length === 0, [...found.wrong, ...wrong].join('\n  '));
	});

	step('from the pupil’s page she invites the mother, and sees why not the father', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open('/pupils?q=leo');
		if (new URL(ruth.page.url()).pathname === '/pupils') {
			await ruth.follow('Leo Barrett');
		}
		await ruth.follow('Family');
		await ruth.follow('Invitations');
		await ruth.pageIsSound();
		await ruth.sees('Kerry Barrett');
		await ruth.sees('Not Kerry Barrett, mother of Jayden, 6W');
		await ruth.sees('No parental responsibility, and the pupil does not live with them');
		await ruth.press('Prepare the letters');
		await ruth.sees('Print 1 letter');
		await ruth.pageIsSound();
		w.leo = new URL(ruth.page.url()).pathname.replace('/invite', '');
		const first = codeIn(await paper(ruth, `${w.leo}/invite/letters.pdf`));

		w.code = codeIn(await paper(ruth, `${w.leo}/invite/letters-large.pdf`));
		equal(w.code, first, 'the code of the letter printed again');
		await ruth.seesNot(w.code);
	});

	step('the mother types the code, sees what it is for, and is in', async (w) => {
		const kerry = await w.person('kerry');

		await kerry.open('/start');
		await kerry.pageIsSound();
		await kerry.fill('Your code', 'HERON PLUM 12');
		await kerry.press('Go on');
		await kerry.sees('We do not know this code');
		await kerry.pageIsSound();
		await kerry.fill('Your code', w.code.toLowerCase());
		await kerry.press('Go on');
		await kerry.sees('Kerry Barrett');
		await kerry.sees('Your own page about Leo');
		await kerry.pageIsSound();
		await kerry.fill('New password', 'short');
		await kerry.fill('New password, once more', 'short');
		await kerry.press('Save password');
		await kerry.sees('at least 12 characters');
		await kerry.fill('New password', OWN);
		await kerry.fill('New password, once more', OWN);
		await kerry.press('Save password');
		await kerry.sees('It worked');
		await kerry.follow('Go to your page');
		await kerry.sees('Leo');
	});

	step('the letter works once, and says so to who finds it', async (w) => {
		const finder = await w.person('finder');

		await finder.open('/start');
		await finder.fill('Your code', w.code);
		await finder.press('Go on');
		await finder.sees('It was used on 10 March 2026');
		await finder.pageIsSound();
	});

	step('another device with her name is told to her, and can be thrown out', async (w) => {
		const other = await w.person('other');
		const kerry = await w.person('kerry');

		await other.signIn('kerry.barrett', OWN);
		await kerry.open('/family');
		await kerry.follow('Was it you?');
		await kerry.sees('new. Was it you?');
		await kerry.pageIsSound();
		await kerry.press('It was not me');
		await kerry.sees('That device is signed out');
		await other.page.goto('/family');
		check(other.page.url().includes('/sign-in'), 'the other device is still in');
	});

	step('a pupil of eleven gets a letter of his own', async (w) => {
		const ruth = await w.person('ruth');
		const jayden = await w.person('jayden');

		await ruth.open('/pupils?q=jayden');
		if (new URL(ruth.page.url()).pathname === '/pupils') {
			await ruth.follow('Jayden Barrett');
		}
		const page = new URL(ruth.page.url()).pathname;

		await ruth.open(`${page}/invite`);
		await ruth.sees('Kerry Barrett');
		await ruth.choose('Jayden');
		await ruth.press('Prepare the letters');
		const text = await paper(ruth, `${page}/invite/letters.pdf`);

		check(/A page of your own/.test(text), text);
		await jayden.open('/start');
		await jayden.fill('Your code', codeIn(text.slice(text.indexOf('A page of your own'))));
		await jayden.press('Go on');
		await jayden.sees('Your own page at school');
		await jayden.fill('New password', OWN);
		await jayden.fill('New password, once more', OWN);
		await jayden.press('Save password');
		await jayden.follow('Go to your page');
		await jayden.sees('Hello Jayden');
		await jayden.pageIsSound();
	});

	step('a small child comes in with a card on a device of the school', async (w) => {
		const ruth = await w.person('ruth');
		const leo = await w.person('leo');

		await leo.open('/card');
		await leo.sees('Cards work on a device of the school');
		await leo.pageIsSound();
		await ruth.open(`${w.leo}/invite`);
		await ruth.choose('Leo');
		await ruth.press('Prepare the letters');
		const text = await paper(ruth, `${w.leo}/invite/letters.pdf`);
		const code = /Type the class code: ([A-Z]+ \d\d)/.exec(text);
		const pictures = [...text.matchAll(PICTURES)].map((m) => m[1]);

		check(code !== null && pictures.length === 3, `the card says: ${text}`);
		await leo.open('/sign-in');
		await leo.signIn('admin', OWN); // a grown-up at the tablet
		await leo.open('/role');
		await leo.press('SENCO');
		await leo.open('/cards');
		await leo.pageIsSound();
		await leo.fill('Name of this device', 'Tablet 3');
		await leo.press('Use this device for cards');
		await leo.sees('This device is Tablet 3');
		await leo.press('Sign out');
		await leo.open('/card');
		await leo.pageIsSound();
		await leo.fill('Type your class code', code[1].toLowerCase());
		await leo.press('Go on');
		await leo.sees('Who are you?');
		await leo.pageIsSound();
		await leo.press('Leo B.');
		await leo.sees('Tap your first picture');
		await leo.pageIsSound();
		for (const picture of ['Sun', 'Moon', 'Tree']) {
			await leo.press(picture);
		}
		if (pictures.join() !== 'sun,moon,tree') {
			await leo.sees('Not quite. Try again.');
			for (const picture of pictures) {
				await leo.press(picture[0].toUpperCase() + picture.slice(1));
			}
		}
		await leo.sees('Hello Leo');
		await leo.pageIsSound();
		for (const path of ['/you', '/family', '/pupils', w.leo]) {
			const status = (await leo.page.goto(path)).status();

			equal(status, path === '/you' ? 200 : 404, path);
		}
		await leo.open('/you');
		await leo.seesNot('Change your password');
	});

	step('staff are invited by the administrator, and their letter waits for the SENCO', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open('/role');
		await ruth.press('IT administrator');
		await ruth.open('/accounts/invite');
		await ruth.pageIsSound();
		await ruth.fill('First name', 'Daniel');
		await ruth.fill('Last name', 'Price');
		await ruth.fill('Job', 'Class teacher, 1P');
		await ruth.pick('Role', 'Teacher');
		await ruth.press('Prepare the letter');
		await ruth.sees('The letters are prepared');
		await ruth.pageIsSound();
		await ruth.open('/accounts/invite');
		await ruth.fill('First name', 'Daniel');
		await ruth.fill('Last name', 'Price');
		await ruth.pick('Role', 'Teacher');
		await ruth.press('Prepare the letter');
		await ruth.sees('There is a Daniel Price already');
		await ruth.pageIsSound();
		await ruth.open('/role');
		await ruth.press('SENCO');
		await ruth.open('/invitations');
		await ruth.sees('Daniel Price');
		await ruth.pageIsSound();
		codeIn(await paper(ruth, '/invitations/letters.pdf'));
	});

	step('a pupil is added by hand, with an adult whose name is a question', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open('/pupils/new');
		await ruth.pageIsSound();
		await ruth.fill('First name', 'Ava');
		await ruth.press('Add the pupil');
		await ruth.sees('Enter the last name');
		equal(await ruth.valueOf('given'), 'Ava', 'what was typed');
		await ruth.pageIsSound();
		await ruth.fill('Last name', 'Barrett');
		await ruth.date('born', '2016-05-04');
		await ruth.pick('Class', '1P');
		await ruth.pick('Year group', 'Year 5');
		await ruth.press('Add the pupil');
		await ruth.sees('The pupil is added');
		await ruth.pageIsSound();
		w.ava = new URL(ruth.page.url()).pathname.replace('/contacts', '');
		await ruth.fill('First name', 'Kerry');
		await ruth.fill('Last name', 'Barrett');
		await ruth.fill('Who they are to the pupil', 'Mother');
		await ruth.press('Add');
		await ruth.sees('Somebody with this name is known already');
		await ruth.sees('Mother of Leo, 1P');
		await ruth.pageIsSound();
		await ruth.choose('Yes: Kerry Barrett, Mother of Leo, 1P');
		await ruth.press('Add');
		await ruth.sees('Saved.');
		await ruth.sees('Kerry Barrett');
	});

	step('each field says where it comes from, and a correction is marked', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open(`${w.leo}/details`);
		await ruth.sees('From the school’s system. The next import keeps it up to date.');
		await ruth.pageIsSound();
		await ruth.fill('Name they like to be called', 'Lenny');
		await ruth.pick('Class', '6W');
		await ruth.press('Save');
		await ruth.sees('Set by hand. The import said: 1P. It stays until an import says something new.');
		await ruth.sees('(Ruth Adeyemi, 10 March 2026)');
		await ruth.open('/import');
		await ruth.choose(/^Roll/);
		await ruth.attach('The file', { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(ROLL) });
		await checkFile(ruth);
		await ruth.sees('Class stays as it was set by hand (6W); the file says 1P as before.');
		await ruth.pageIsSound();
	});

	step('who must not see the record: the paper is named, and ending it takes a reason', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open(`${w.ava}/contacts`);
		await ruth.follow(/Change, or restrict/);
		await ruth.pageIsSound();
		await ruth.follow('Record a restriction');
		await ruth.pageIsSound();
		await ruth.fill('What is ordered or decided', 'No contact, no information');
		await ruth.press('Record the restriction');
		await ruth.sees('Write which paper it rests on');
		await ruth.fill('What it rests on', 'Family Court, order ZC26P00123');
		await ruth.press('Record the restriction');
		await ruth.sees('Paper: Family Court, order ZC26P00123');
		await ruth.pageIsSound();
		await ruth.open(`${w.ava}/invite`);
		await ruth.sees('Must not see this record');
		await ruth.follow(/Look at the contact/);
		await ruth.press('End this restriction');
		await ruth.sees('Write why it ends');
		await ruth.pageIsSound();
		await ruth.fill('Why it ends', 'The order of 9 March lifts it');
		await ruth.press('End this restriction');
		await ruth.sees('Ended on 10 March 2026 by Ruth Adeyemi');
	});

	step('a leaver is found by the filter, says so, and can come back', async (w) => {
		const ruth = await w.person('ruth');

		await ruth.open(`${w.ava}/leave`);
		await ruth.pageIsSound();
		await ruth.date('left_on', '2026-03-09');
		await ruth.press('Save the last day');
		await ruth.sees('Left the school on 9 March 2026');
		await ruth.open('/pupils');
		await ruth.seesNot('Ava Barrett');
		await ruth.open('/pupils?roll=left');
		await ruth.sees('Left on 9 March 2026');
		await ruth.pageIsSound();
		await ruth.open(w.ava);
		await ruth.sees('Left the school on 9 March 2026');
		await ruth.pageIsSound();
		await ruth.open(`${w.ava}/leave`);
		await ruth.press('Is here again');
		await ruth.sees('Saved.');
		await ruth.open('/pupils?roll=all&year=5');
		await ruth.sees('Ava Barrett');
		await ruth.seesNot('Left on');
	});
});
