// Who is who: a corrected UPN is asked about before anything is written; who left is ticked; two records become one and are
// taken apart again.
import { sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';

story('Who is who', (step) => {
	step('a first roll', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-who.csv');
		await senco.press('Import this file');
		await senco.sees('Done. 1 added');
	});
	step('a corrected UPN is a question, and nothing is written before it is answered', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-who-corrected.csv');
		await senco.sees('0 of 1 answered');
		await senco.seesNot('Import this file');
		await senco.pageIsSound();
		await senco.follow('Answer the questions');
		await senco.sees('The UPN is not');
		await senco.pageIsSound();
		await senco.press('Save the answers');
		await senco.sees('There is a problem');
		await senco.pageIsSound();
		await senco.choose(/^Another child/);
		await senco.press('Save the answers');
		await senco.sees('All is answered');
		await senco.press('Import this file');
		await senco.sees('Done. 2 added');
		await senco.pageIsSound();
	});
	step('nobody leaves who is not ticked', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-who-corrected.csv');
		await senco.sees('Nobody leaves because a line is missing');
		await senco.follow('Say who has left');
		await senco.pageIsSound();
		await senco.press(/^Tick all/);
		await senco.choose('The whole roll');
		await senco.press('Save who has left');
		await senco.sees('type');
		await senco.pageIsSound();
	});
	step('two records become one, and are taken apart', 'senco', async (senco) => {
		await senco.open('/pupils?q=G998204119050');
		await senco.follow('Register');
		await senco.follow('The same child twice? Merge two records');
		await senco.fill('Name', 'Wren');
		await senco.press('Look');
		await senco.pageIsSound();
		await senco.follow('Yara Wren');
		await senco.pageIsSound();
		await senco.sees('Who will see more');
		await senco.fill('How do you know that it is one child?', 'The office corrected the number.');
		await senco.press('Merge into one record');
		await senco.sees('Merged.');
		await senco.pageIsSound();
		await senco.press('Take them apart');
		await senco.sees('Taken apart');
	});
});
