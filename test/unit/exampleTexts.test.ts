import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workflow, type IDataObject, type INode, type NodeParameterValueType } from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';

type Example = { name: string; nodes: INode[]; settings: { timezone: string } };

const FOLDER = join(__dirname, '../../examples');
const read = (file: string): Example => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

/** What n8n makes of a node's parameter for an item. */
function valueFor(file: string, nodeName: string, json: IDataObject, parameter: string): unknown {
	const { nodes, ...example } = read(file);
	const nodeType = new DinieTrigger();
	const node = nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`${file} has no node ${nodeName}`);
	const workflow = new Workflow({
		...example,
		id: 'workflow',
		active: false,
		nodes: [{ ...node, type: 'n8n-nodes-dinie.dinieTrigger', parameters: {} }],
		connections: {},
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const value = node.parameters[parameter] as NodeParameterValueType;
	return workflow.expression.getParameterValue(value, null, 0, 0, nodeName, [{ json }], 'manual', {
		$execution: { id: '1', mode: 'production', resumeUrl: '', resumeFormUrl: '' },
	});
}

const HOSTILE = '<!channel> & <https://evil.example|Dinie> &amp;';
const ESCAPED = '&lt;!channel&gt; &amp; &lt;https://evil.example|Dinie&gt; &amp;amp;';

const slackNodes = readdirSync(FOLDER).flatMap((file) =>
	read(file)
		.nodes.filter(({ type }) => type === 'n8n-nodes-base.slack')
		.map(({ name }) => [file, name] as const),
);

test('five of the examples tell Slack', () => {
	expect(new Set(slackNodes.map(([file]) => file)).size).toBe(5);
});

test.each(slackNodes)(
	'in %s, %s tells Slack texts of others as they are, and nothing else',
	(file, name) => {
		const json = {
			id: 'we_1',
			type: HOSTILE,
			resource: 'loan',
			data: { id: 'ln_1', status: HOSTILE, error: { code: HOSTILE, message: HOSTILE } },
			sentAt: '2026-03-04T10:00:01.000Z',
			webhookId: 'evt_1',
			url: HOSTILE,
			description: HOSTILE,
			problems: ['disabled'],
			error: HOSTILE,
			workflow: { id: '1', name: HOSTILE },
			execution: { error: { message: HOSTILE }, url: 'https://n8n.example/workflow/1' },
			previous_secret_expires_at: 1772618400,
		};
		const text = String(valueFor(file, name, json, 'text'));
		expect(text.replaceAll(ESCAPED, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|evil/);
		expect(text.includes(ESCAPED) || file === 'quarterly-secret-rotation.json').toBe(true);
	},
);

test('a failed loan without a reason, code or time is told all the same', () => {
	const json = { data: { id: 'ln_1' }, timestamp: null, sentAt: '2026-03-04T10:00:01.000Z' };
	const text = valueFor('slack-alert-on-loan-error.json', 'Slack', json, 'text');
	expect(text).toContain('Dinie gave no reason (`no code`)\n04/03/2026 07:00');
});

/** The row that the example for Google Sheets appends for a payment. */
function rowFor(payment: IDataObject | undefined): IDataObject {
	const json = { data: { id: 'ln_1', ...(payment && { payment }) }, webhookId: 'evt_1' };
	const file = 'google-sheets-row-on-loan-payment-received.json';
	const { assignments } = valueFor(file, 'Row', json, 'assignments') as {
		assignments: Array<{ name: string; value: string | number | null }>;
	};
	return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
}

const NOTHING = {
	Loan: 'ln_1',
	Installment: null,
	'Amount BRL': null,
	'Paid At': '',
	'Webhook ID': 'evt_1',
};

test.each([
	undefined,
	{},
	{ amount: null, paid_at: null, installment_number: null },
	{ amount: '', paid_at: '' },
	{ amount: 'soon', paid_at: 'soon' },
	{ paid_at: '2026-02-30T10:00:00Z' },
])('a payment of %j leaves the cells empty that it does not tell', (payment) => {
	expect(rowFor(payment)).toEqual(NOTHING);
});

test.each([
	{ amount: '875.50', paid_at: '2026-03-04T10:00:00Z', installment_number: 1 },
	{ amount: 875.5, paid_at: 1772618400, installment_number: 1 },
])('a payment of %j is a row, whichever form it came in', (payment) => {
	expect(rowFor(payment)).toEqual({
		...NOTHING,
		Installment: 1,
		'Amount BRL': 875.5,
		'Paid At': '2026-03-04 07:00:00',
	});
});

test('a payment of nothing is 0', () => {
	expect(rowFor({ amount: '0.00' })).toMatchObject({ 'Amount BRL': 0 });
});
