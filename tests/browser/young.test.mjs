// A young person over compulsory school age reads their whole plan and answers it; the SENCO sees that this answer is the
// one that counts; a parent sees what was agreed, and nothing new once the young person does not want to share.
import { story } from './lib/person.mjs';

const WORDS = 'I want the reader in physics tests too.';

async function openAmir(p) {
	await p.openPupil('Amir Said');
}

story('young', (step) => {
	step('the young person reads their plan, said to them', 'young', async (p) => {
		await p.open('/me');
		await p.sees('You decide now');
		await p.sees('You have been over compulsory school age since 28 June 2025');
		await p.sees('Your outcomes, and how it is going');
		await p.sees('Finish timed answers with every part of the question');
		await p.sees('You are invited: it is your meeting.');
		await p.seesNot('Amir gets');
		await p.pageIsSound();
	});

	step('reads the letter to them', 'young', async (p) => {
		await p.followFirst('a[href^="/me/letters/"]');
		await p.sees('To Amir Said');
		await p.pageIsSound();
	});

	step('and answers the plan', 'young', async (p) => {
		await p.open('/me');
		await p.follow('I do not agree, or I want to say something');
		await p.press('Send my answer');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('answer', 'comment');
		await p.fillNamed('words', WORDS);
		await p.press('Send my answer');
		await p.sees('Thank you.');
		await p.sees(WORDS);
		await p.sees('your answer is the one that counts');
	});

	step('the parent answers as well', 'parent-young', async (p) => {
		await p.open('/family');
		await p.sees('Amir decides now');
		await p.sees('Amir agreed that you read them too.');
		await p.pageIsSound();
		await p.press('I agree with the plan');
		await p.sees('Thank you.');
	});

	step('the SENCO sees whose answer counts, and who decides', 'senco-tarnbeck', async (p) => {
		await openAmir(p);
		await p.sees('Amir decides since 28 June 2025.');
		await p.followFirst('a[href^="/pupil/"][href$="/plans"]');
		await p.followFirst('main a[href*="/plans/"]');
		await p.sees(`${WORDS} (This answer counts: the young person decides.)`);
		await p.sees('A parent’s view. The young person’s answer counts.');
		await p.sees('Does Amir agree?');
		await openAmir(p);
		await p.follow('Record what Amir wants shared with parents');
		await p.sees('Rights passed on');
		await p.sees('My mother can read it.');
		await p.pageIsSound();
		await p.press('Record it');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('kind', 'keep');
		await p.chooseNamed('how', 'said');
		await p.fillNamed('words', 'I want to tell them myself.');
		await p.press('Record it');
		await p.sees('Noted.');
		await p.sees('Does not want to share what is new: every parent');
	});

	step('the parent sees nothing new from then', 'parent-young', async (p) => {
		await p.open('/family');
		await p.sees('new ones are not shared on this page');
		await p.sees('The last plan that was shared with you');
		await p.seesNot('When we meet next');
		await p.seesNot('Do you agree with the plan?');
		await p.pageIsSound();
	});

	step('the young person changes it', 'young', async (p) => {
		await p.open('/me');
		await p.sees('They do not see what is new.');
		await p.press('Share with Mrs Said');
		await p.sees('Saved.');
		await p.sees('You agreed that they read your plan and letters.');
	});

	step('and the parent reads again', 'parent-young', async (p) => {
		await p.open('/family');
		await p.sees('Amir agreed that you read them too.');
		await p.sees('When we meet next');
	});
});
