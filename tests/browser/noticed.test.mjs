// What is unusual: a stranger tries codes; the head reads one line in Today, what it was, from where and what to do, and
// marks it as seen. The number of pupils' pages is set there. The administrator sees the same, the SENCO does not.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('noticed', (step) => {
	step('nothing unusual is said in words', 'head', async (p) => {
		await p.open('/unusual');
		await p.sees('Nothing unusual in the last 30 days');
		await p.seesNot('Mark all as seen');
		await p.pageIsSound();
	});

	step('a stranger tries codes', null, async (p) => {
		await p.open('/start');
		for (let i = 0; i < 5; i++) {
			await p.fill('Your code', `river lamp stone cloud 123${i}`);
			await p.press('Go on');
			await p.sees('We do not know this code');
		}
	});

	step('the head is told, reads what to do, and marks it as seen', 'head', async (p) => {
		await p.open('/today');
		await p.sees('1 unusual thing');
		await p.followFirst('main a[href="/unusual"]');
		await p.sees('Wrong code from a letter');
		await p.sees('127.0.0.1');
		await p.sees('5 times');
		await p.sees('print a new one for who asks');
		await p.pageIsSound();
		await p.press('Mark all as seen');
		await p.sees('Saved');
		await p.sees('Wrong code from a letter');
		await p.seesNot('Mark all as seen');
		await p.pageIsSound();
		await p.open('/today');
		await p.seesNot('unusual thing');
	});

	step('the number of pages is set, and an error says so by the field', 'head', async (p) => {
		await p.open('/unusual');
		await p.follow('Change that number');
		await p.fillNamed('limit', '5');
		await p.press('Save');
		await p.sees('There is a problem');
		await p.sees('Enter a number from 30 to 2000');
		equal(await p.valueOf('limit'), '5', 'what was typed');
		await p.pageIsSound();
		await p.fillNamed('limit', '150');
		await p.press('Save');
		await p.sees('more than 150 pupils');
		await p.pageIsSound();
	});

	step('the administrator sees the same', 'admin', async (p) => {
		await p.open('/unusual');
		await p.sees('Wrong code from a letter');
		await p.pageIsSound();
		await p.open('/settings');
		await p.sees('What is noticed');
	});

	step('the SENCO does not', 'senco', async (p) => {
		await p.open('/today');
		await p.seesNot('unusual');
		equal((await p.page.context().request.get('/unusual')).status(), 404, 'the page');
	});
});
