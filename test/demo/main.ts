import { parseArgs } from 'node:util';
import { setStage, type Stage } from '../n8n/stage/stage';
import { OWNER } from '../n8n/session';
import { playStory } from './playStory';
import { say, table } from '../helpers/print';
import { runProgram } from '../helpers/program';

const { values: flags } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

/** Sandbox seconds per real one, so that a retry after a minute comes after a second. */
const SPEED = 60;

async function main(): Promise<number> {
	const stage = await setStage({ log: say, sandbox: { speed: SPEED } });
	try {
		const outcomes = await playStory(stage);
		console.log(`\n${table(outcomes)}\n`);
		const failed = outcomes.filter(({ execution }) => !/^-|success$/.test(execution)).length;
		say(failed === 0 ? 'Both cases are served.' : `${failed} executions did not succeed.`);
		if (!flags.once) await untilStopped(stage);
		return failed === 0 ? 0 : 1;
	} finally {
		await stage.close();
	}
}

async function untilStopped({ n8n, sandbox }: Stage): Promise<void> {
	console.log(`
The editor   ${n8n.url}
  e-mail     ${OWNER.email}
  password   ${OWNER.signInWith}
The sandbox  ${sandbox.url}   fires events, shows deliveries

Your browser warns of the certificate, which was made a minute ago for this demo. Ctrl-C ends it all.`);
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
}

runProgram('The demo', main);
