import { CONTRACTS } from '../../sandbox/contract';
import { CUSTOMER, LOAN, OFFER } from '../../sandbox/story/firstCustomer';
import { newLoan } from '../../sandbox/story/loan';
import { outputOf } from '../n8n/executions';
import { publishExample, runOnSchedule, type PublishedExample } from '../n8n/stage/examples';
import { setStage, type Stage } from '../n8n/stage/stage';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The sandbox has the first installment due 30 days after the loan was made. */
const FIRST_DUE_MS = 30 * DAY_MS;

const AMOUNT = `R$ ${LOAN.installmentReais.toLocaleString('pt-BR')}`;
const owedFor = (loan: string, customer: string) =>
	`:calendar: *1 overdue installment, ${AMOUNT} in all*\n• Loan ${loan}, customer ${customer}: ${AMOUNT}, 3 days overdue`;
const OWED = owedFor(LOAN.id, CUSTOMER.externalId);

let stage: Stage;
let example: PublishedExample;

beforeAll(async () => {
	stage = await setStage();
	example = await publishExample(stage, 'overdue-installments-weekly.json');
});

afterAll(async () => await stage?.close());

/** A Monday: what Slack is told, and the loans whose installments were asked for. */
async function monday() {
	const { length: before } = stage.sandbox.requests;
	const { execution, texts } = await runOnSchedule(stage, example, 'Every Monday');
	expect(execution.status).toBe('success');
	const requests = stage.sandbox.requests.slice(before);
	const asked = requests.flatMap(({ path }) => /loans\/(\w+)\/transactions/.exec(path)?.[1] ?? []);
	return { asked, texts: texts.map((text) => text.replaceAll('\u00a0', ' ')) };
}

/** What the data table holds of a loan after one of its events. */
async function keptAfter(type: string, data?: Record<string, unknown>) {
	const { execution } = await example.play(type, data);
	return outputOf(await stage.n8n.rest.execution(execution.id), 'Keep Loan');
}

/** What a person does on n8n's page of the table. */
async function addToTable(row: Record<string, string>): Promise<void> {
	const { rest } = stage.n8n;
	type Tables = { data: Array<{ id: string; projectId: string }> };
	const { data: tables } = await rest.request<Tables>('GET', '/data-tables-global');
	expect(tables).toMatchObject([{ name: 'Dinie loans' }]);
	const path = tables.map(({ id, projectId }) => `/projects/${projectId}/data-tables/${id}/insert`);
	await rest.request('POST', path.join(), { data: [row], returnType: 'id' });
}

describe('overdue installments, with the loans in a data table', () => {
	test('before the first event no loan is known, and nobody is told anything', async () => {
		expect(await monday()).toEqual({ asked: [], texts: [] });
	});

	test('a loan has one row, from its first event on', async () => {
		const [created, ...others] = await keptAfter('loan.created');
		expect(others).toEqual([]);
		expect(created).toMatchObject({
			loan_id: LOAN.id,
			customer_id: CUSTOMER.id,
			external_id: CUSTOMER.externalId,
			status: 'processing',
		});
		const row = { id: created?.id, external_id: CUSTOMER.externalId, status: 'active' };
		expect(await keptAfter('loan.active')).toMatchObject([row]);
	});

	test('a loan without transactions, and one with nothing overdue, are told to nobody', async () => {
		const about = { id: 'ln_applied', customer_id: 'cust_other', credit_offer_id: 'co_other' };
		await keptAfter('loan.created', about);
		expect(await monday()).toEqual({ asked: [LOAN.id, 'ln_applied'], texts: [] });
	});

	test.each(['finished', 'error'] as const)(
		'a loan whose life ends with %s is not looked up any more',
		async (ending) => {
			const { length: before } = await example.executions();
			const { loanId, done } = stage.sandbox.playStory({ ending, stepMs: 0 });
			const events = (await done).filter(({ deliveryIds }) => deliveryIds.length > 0);
			await stage.sandbox.idle();
			await stage.n8n.rest.waitForExecutions(example.workflowId, before + events.length);
			expect(stage.sandbox.loans.get(loanId)?.stage).toBe(ending);
			expect((await monday()).asked).toEqual([LOAN.id, 'ln_applied']);
		},
	);

	test('a customer who cannot be looked up leaves the row as it was but for the status', async () => {
		const takeBack = stage.sandbox.faults.add({ path: /\/customers\//, answer: { status: 404 } });
		const kept = await keptAfter('loan.active', { id: LOAN.id });
		takeBack();
		expect(kept).toMatchObject([{ external_id: CUSTOMER.externalId, status: 'active' }]);
	});

	describe('once an installment is overdue', () => {
		beforeAll(async () => await stage.sandbox.clock.advance(FIRST_DUE_MS + 3 * DAY_MS));

		test.each(CONTRACTS)(
			'Slack is told whose, how much and for how long (%s)',
			async (contract) => {
				stage.sandbox.settings.contract = contract;
				expect((await monday()).texts).toEqual([OWED]);
			},
		);

		test.each([404, 429])(
			'a loan whose look-up is answered %i is named, and the others are told all the same',
			async (status) => {
				const path = /\/loans\/ln_applied\/transactions/;
				const takeBack = stage.sandbox.faults.add({ path, answer: { status } });
				const { texts } = await monday();
				takeBack();
				expect(texts).toEqual([expect.stringContaining(`${OWED}\nNot known, because`)]);
				expect(texts[0]).toMatch(
					new RegExp(`• Loan ln_applied, customer .+: Dinie refused .+HTTP ${status}`),
				);
			},
		);

		test('no personal data is told to Slack, or stored', async () => {
			const all = await example.executions();
			const data = await Promise.all(all.map(({ id }) => stage.n8n.rest.execution(id)));
			const kept = JSON.stringify([
				stage.services.calls,
				data.map((execution) => execution.data.resultData.runData),
			]);
			const { name, email, phone, cpf, cnpj } = CUSTOMER;
			for (const part of [name, email, phone, cpf, cnpj]) expect(kept).not.toContain(part);
		});

		test('an installment that was paid since is told to nobody', async () => {
			await keptAfter('loan.payment_received', { id: LOAN.id });
			expect((await monday()).texts).toEqual([]);
		});

		test('a loan from before the workflow is told once its ID is in the table', async () => {
			const { loans, clock } = stage.sandbox;
			const parents = { customerId: CUSTOMER.id, creditOfferId: OFFER.id };
			const firstDueAt = clock.now() - 3 * DAY_MS;
			const given = { id: 'ln_before', stage: 'active', firstDueAt, ...parents } as const;
			loans.save(newLoan(clock.now(), given));
			await addToTable({ loan_id: 'ln_before' });
			expect((await monday()).texts).toEqual([owedFor('ln_before', 'not known')]);
		});
	});
});
