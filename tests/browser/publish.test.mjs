// What the school must publish: the strategy is still a draft, goes to the governors with a reason, comes back, is approved
// and published; everybody reads it. Nothing of it is anybody's who has no part in it.
import { story } from './lib/person.mjs';

const SHOTS = process.env.PUBLISH_SHOTS;

async function look(p, name) {
	if (SHOTS) {
		for (const width of [1280, 390, 320]) {
			await p.picture(`${SHOTS}/${name}-${p.way}-${width}.png`, width);
		}
		await p.page.setViewportSize({ width: 1280, height: 900 });
	}
}

story('What the school publishes', (step) => {
	step('a visitor reads the report', null, async (p) => {
		await p.open('/s/marlbeck/publications');
		await p.sees('What we publish');
		await p.pageIsSound();
		await look(p, 'list');
		await p.follow('SEN information report');
		await p.sees('SEN information report 2025 to 2026');
		await p.sees('is our SENCO');
		await p.sees('by governors, 17 September 2025');
		await p.seesNot('Inclusion strategy');
		await p.pageIsSound();
		await look(p, 'public');
		await p.follow('Accessibility plan');
		await p.sees('Move the library to the ground floor');
		await p.pageIsSound();
		await look(p, 'public-plan');
	});
	step('the SENCO sends the draft, which names what is open', 'senco', async (p) => {
		await p.open('/publications');
		await p.sees('Draft since');
		await p.pageIsSound();
		await look(p, 'inside-list');
		await p.follow('Inclusion strategy');
		await p.sees('Condition of grant');
		await p.sees('Part 4, How we will know');
		await p.pageIsSound();
		await look(p, 'draft');
		await p.press('Send to governors');
		await p.sees('There is a problem');
		await p.sees('Still open: part 4');
		await p.pageIsSound();
		await look(p, 'gaps');
		await p.fill('Why it goes to the governors all the same', 'The meeting is tomorrow; part 4 follows.');
		await p.press('Send to governors');
		await p.sees('Sent to the governors');
		await p.pageIsSound();
	});
	step('a governor gives it back', 'governor', async (p) => {
		await p.open('/publications');
		await p.follow('Inclusion strategy');
		await p.sees('The meeting is tomorrow');
		await p.pageIsSound();
		await look(p, 'governor');
		await p.press('Give it back');
		await p.sees('Enter what should be changed');
		await p.fillNamed('note', 'Say when we look at it again.');
		await p.press('Give it back');
		await p.sees('Given back');
	});
	step('the SENCO writes the part, adds a row, and sends it again', 'senco', async (p) => {
		await p.open('/publications/inclusion');
		await p.sees('Say when we look at it again.');
		await p.pageIsSound();
		await p.follow('Part 4, How we will know');
		await p.fillNamed('words', 'We look at it each July, with the results.');
		await p.pageIsSound();
		await look(p, 'part');
		await p.press('Save');
		await p.sees('Saved.');
		await p.open('/publications/inclusion/parts/activity');
		await p.pageIsSound();
		await look(p, 'rows');
		await p.press('Add');
		await p.sees('Enter what the school will do');
		await p.fillNamed('barrier', 'Too much to read');
		await p.fillNamed('action', 'Books to listen to');
		await p.fillNamed('cost', '350');
		await p.press('Add');
		await p.sees('Books to listen to');
		await p.sees('£8850');
		await p.follow('Change: Books to listen to');
		await p.pageIsSound();
		await p.fillNamed('cost', '400');
		await p.press('Save');
		await p.sees('£8900');
		await p.open('/publications/inclusion');
		await p.press('Send to governors');
		await p.sees('Sent to the governors');
	});
	step('the head notes that the governors approved it, and publishes it', 'head', async (p) => {
		await p.open('/publications/inclusion');
		await p.press('Note that it is approved');
		await p.sees('Enter the day on which the governors decided');
		await p.pageIsSound();
		await p.date('decided_on', '2026-03-10');
		await p.press('Note that it is approved');
		await p.sees('Approved. Now it can be published.');
		await p.pageIsSound();
		await p.press('Publish');
		await p.sees('Published. Everybody can read it now.');
		await p.pageIsSound();
		await look(p, 'published');
		await p.open('/school');
		await p.sees('What we must publish');
		await p.pageIsSound();
		await look(p, 'school');
	});
	step('everybody can read it', null, async (p) => {
		await p.open('/s/marlbeck/publications/inclusion');
		await p.sees('Books to listen to');
		await p.pageIsSound();
		await look(p, 'public-strategy');
	});
});
