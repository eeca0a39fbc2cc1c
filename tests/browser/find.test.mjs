// Words in what is written: the only place is opened, several are listed, and the list of pupils leads there.
import { check } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const FIRST = 'Gave the gooseberry story to the class.';
const SECOND = 'Drew a gooseberry and told Ms Whitlock about it.';

async function note(p, words) {
	await p.open('/pupils?q=Zara+Iqbal'); // the only one is opened
	await p.followFirst('.tabs a:is([href$="/concerns"], [href$="/observations"])');
	await p.followFirst('a[href$="/observations"]');
	await p.fillNamed('words', words);
	await p.chooseNamed('place', 'break');
	await p.press('Save');
	await p.sees('Noted.');
}

async function look(p, words) {
	await p.open('/find');
	await p.fill('One word or some', words);
	await p.press('Find');
}

story('find', (step) => {
	step('a teacher writes something down', 'teacher', async (p) => {
		await note(p, FIRST);
	});

	step('the SENCO is told when it is too short, and finds nothing by other words', 'senco', async (p) => {
		await look(p, 'g');
		await p.sees('Type two letters or more');
		await p.pageIsSound();
		await look(p, 'gooseberries');
		await p.sees('These words stand nowhere that you may read');
		await p.pageIsSound();
	});

	step('the only place is opened', 'senco', async (p) => {
		await look(p, 'Gooséb story');
		check(p.page.url().endsWith('/observations'), p.page.url());
		await p.sees(FIRST);
	});

	step('several are listed', 'teacher', async (p) => {
		await note(p, SECOND);
		await look(p, 'gooseb');
		await p.sees('2 places');
		await p.sees(FIRST);
		await p.sees(SECOND);
		await p.pageIsSound();
	});

	step('and the list of pupils leads there', 'senco', async (p) => {
		await p.fill('Find a pupil', 'gooseb');
		await p.press('Search');
		await p.sees('No pupil of yours fits');
		check(!p.page.url().includes('gooseb'), `what was typed stands in the address: ${p.page.url()}`);
		await p.pageIsSound();
		await p.follow(/^Look for/);
		await p.sees('2 places');
	});
});
