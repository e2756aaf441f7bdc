import { newSigningSecret } from '../../../sandbox/ids';
import { deliver, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const secrets = Array.from({ length: 5 }, newSigningSecret);
const [first = '', second = '', third = '', fourth = ''] = secrets;

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger({ registration: 'manual', events: ['loan.*'] });
	trigger.credential.webhookSecret = first;
});
afterEach(async () => {
	await trigger.close();
	expect(trigger.sandbox.requests).toEqual([]);
});

const answerTo = async (signer: string) => await deliver(trigger, genuine(trigger, { signer }));

test('publishing, testing and unpublishing never call Dinie', async () => {
	await trigger.publish();
	await trigger.listenForTest();
	expect(await trigger.create()).toBe(true);
	expect(await trigger.remove('test')).toBe(true);
	expect(await trigger.remove()).toBe(true);
	expect(trigger.staticData()).toEqual({});
});

test('a delivery signed with the credential’s secret starts the workflow', async () => {
	await trigger.publish();
	expect(await answerTo(first)).toMatchObject({ status: 200, body: { received: true } });
	expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({
		type: 'loan.error',
		endpointId: null,
	});
});

test.each([
	`${first} ${second}`,
	`${first},${second}`,
	` ${first} ,\n${second}, `,
	[first, third, fourth, second].join(),
])('while a secret is being rotated, several are tried', async (webhookSecret) => {
	Object.assign(trigger.credential, { webhookSecret });
	await trigger.publish();
	expect(await answerTo(first)).toMatchObject({ status: 200 });
	expect(await answerTo(second)).toMatchObject({ status: 200 });
	expect(await answerTo(newSigningSecret())).toMatchObject({ status: 400 });
});

test('two signatures mean nothing to it: somebody else rotates', async () => {
	await trigger.publish();
	const { headers, body } = genuine(trigger, { signer: first });
	const signature = `${String(headers['webhook-signature'])} v1,AAAA`;
	const both = { headers: { ...headers, 'webhook-signature': signature }, body };
	expect(await deliver(trigger, both)).toMatchObject({ status: 200 });
});

const instructions = "'Webhook Secret' in the Dinie API credential";

test.each([
	['', `${instructions} is empty: paste the signing secret of the endpoint (whsec_…)`],
	[' , ', `${instructions} is empty`],
	['secret', `${instructions} holds something else as secret 1: a signing secret is whsec_`],
	['whsec_AA==', `${instructions} holds something else as secret 1: a signing secret is whsec_`],
	[`${first} whsec_MTIzNDU2Nzg5MDEyMzQ1`, `${instructions} holds something else as secret 2`],
	[`${first} whsec_`, `${instructions} holds something else as secret 2`],
	[`${first} whsec_$$$`, `${instructions} holds something else as secret 2`],
	[first.replace('whsec_', ''), `${instructions} holds something else as secret 1`],
	[secrets.join(), `${instructions} holds 5 secrets: keep 4 or fewer`],
])('with the webhook secret %p publishing fails, and the message says why', async (given, told) => {
	trigger.credential.webhookSecret = given;
	await expect(trigger.publish()).rejects.toThrow(told);
	for (const secret of secrets) await expect(trigger.publish()).rejects.not.toThrow(secret);
});

test('when the secret is taken away afterwards, deliveries are put off', async () => {
	await trigger.publish();
	trigger.credential.webhookSecret = '';
	expect(await answerTo(first)).toMatchObject({
		status: 503,
		body: { error: 'no_signing_secret' },
	});
	trigger.credential.webhookSecret = first;
	expect(await answerTo(first)).toMatchObject({ status: 200 });
});

test('what is wrong with the options shows when publishing', async () => {
	trigger.node.parameters.options = { additionalEvents: 'Loan Error' };
	await expect(trigger.publish()).rejects.toThrow("'Additional Events' holds what cannot be");
});

test('duplicates are known by workflow and node', async () => {
	await trigger.publish();
	const delivery = genuine(trigger, { signer: first });
	await deliver(trigger, delivery);
	await deliver(trigger, delivery);
	expect(trigger.executions).toHaveLength(1);
	const other = await startTrigger(
		{ registration: 'manual' },
		{ sandbox: trigger.sandbox, workflowId: trigger.workflow.id, nodeId: 'node-2' },
	);
	other.credential.webhookSecret = first;
	await deliver(other, delivery);
	expect(other.executions).toHaveLength(1);
	await other.close();
});
