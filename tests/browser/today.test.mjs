// Today: few lines, which open to names with one action for all that are ticked; what was done is said and taken back.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const LINES_MOST = 12;
const PHONE_PX_MOST = 4_700;

async function linesShown(p) {
	return p.page.locator('.groups > li, details.more > summary').filter({ visible: true }).count();
}

story('today', (step) => {
	step('few lines, the law first', 'senco', async (p) => {
		await p.open('/today');
		check(await linesShown(p) <= LINES_MOST, `${await linesShown(p)} lines in Today`);
		equal(await p.page.locator('.groups .force').first().innerText(), 'Must', 'force of the first line');
		await p.pageIsSound();
	});

	step('on a phone it is short', 'senco', async (p) => {
		await p.page.setViewportSize({ width: 390, height: 844 });
		await p.open('/today');
		const high = await p.page.locator('body').evaluate((e) => e.scrollHeight);

		check(high <= PHONE_PX_MOST, `Today is ${high} px long on a phone`);
		await p.page.setViewportSize({ width: 1280, height: 900 });
	});

	step('staff are reminded in two presses, and it can be taken back', 'senco', async (p) => {
		await p.open('/today');
		await p.unfold('Make sure staff know');
		await p.pageIsSound();
		await p.press(/Remind them/);
		await p.sees(/\d+ reminders about \d+ plans/);
		await p.pageIsSound();
		await p.press('Undo');
		await p.sees('Taken back');
		await p.unfold('Make sure staff know');
		await p.press(/Remind them/);
		await p.sees(/\d+ reminders about \d+ plans/);
	});

	step('nothing ticked is an error that says so', 'senco', async (p) => {
		await p.open('/today');
		await p.unfold('Make sure staff know');
		for (const box of await p.page.locator('details[open] input[type=checkbox]').all()) {
			await box.uncheck({ force: true });
		}
		await p.press(/Remind them/);
		await p.sees('Tick at least one pupil');
		await p.pageIsSound();
	});

	step('parents without a page are asked by a letter, once', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.press(/Ask the parents/); // those with a page have said what they think: see test_today_do
		await p.sees(/\d+ letters? waits?: print and give/);
		await p.pageIsSound();
		await p.press('Undo');
		await p.sees('Taken back');
		await p.open('/today?open=all');
		await p.press(/Ask the parents/);
		await p.sees(/\d+ letters? waits?: print and give/);
		await p.open('/today?open=all');
		await p.press(/Ask the parents/);
		await p.sees('Nothing was done twice');
	});

	step('a call takes the place of the letter, and stands in the review', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.followFirst('form:has(button[value="ask"]) .names__o');
		await p.sees('Have the parents been asked?');
		await p.pageIsSound();
		const review = new URL(p.page.url()).pathname;

		await p.follow(/^Print and give the letter, or note a call/);
		check((await p.valueOf('body')).includes('You do not have to answer'), 'the letter');
		await p.choose('We rang instead');
		await p.fill('How you know it reached them, or a note of the call', 'She rings back on Friday');
		await p.press('We gave it, posted it or rang');
		await p.pageIsSound();
		await p.open(review);
		await p.sees(/asked on 10 March 2026, by phone\. She rings back on Friday/);
	});

	step('letters are marked as given together', 'senco', async (p) => {
		await p.open('/today');
		await p.unfold('Tell the parents of');
		await p.press('Mark as posted today');
		await p.sees(/\d+ letters marked as given today/);
		await p.unfold('Done this week');
		await p.sees('about SEN Support, done on 10 March');
		await p.pageIsSound();
	});

	step('the head has the same page', 'head', async (p) => {
		await p.open('/today');
		check(await linesShown(p) <= LINES_MOST, 'too many lines');
		await p.pageIsSound();
	});

	step('a teacher has the lines of the own class', 'teacher', async (p) => {
		await p.open('/class');
		check(await linesShown(p) <= LINES_MOST, 'too many lines');
		await p.pageIsSound();
	});
});
