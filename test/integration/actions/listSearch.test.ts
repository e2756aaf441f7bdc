import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { CONTRACTS } from '../../../sandbox/contract';
import { additionalDataFor } from '../../contexts/additionalData';
import { startDinie, type TestDinie } from '../../contexts/dinie';
import { dinieNode, workflowOf } from '../../contexts/nodes';
import { Dinie } from '../../../nodes/Dinie/Dinie.node';

describe.each(CONTRACTS)('Choosing an endpoint, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;
	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => await dinie.close());

	const add = (url: string, fields = {}) => dinie.sandbox.endpoints.add({ url, ...fields });

	async function search(text?: string, token?: string): Promise<INodeListSearchResult> {
		const node = dinieNode({});
		const workflow = workflowOf(node, new Dinie());
		const data = additionalDataFor(dinie.credential);
		const context = new LoadOptionsContext(workflow, node, data, '') as ILoadOptionsFunctions;
		return await new Dinie().methods.listSearch.searchWebhookEndpoints.call(context, text, token);
	}

	const namesIn = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

	test('shows description, URL and status, and which endpoints a trigger manages', async () => {
		const plain = add('https://one.example/');
		add('https://two.example/', { description: 'Production', status: 'disabled' });
		add('https://three.example/', { description: 'Loans [n8n:0123456789ab/wf/node]' });
		add('https://four.example/', { description: '[n8n:0123456789ab/wf/node/test]' });

		const found = await search();

		expect(namesIn(found)).toEqual([
			'No description (active, trigger-managed): https://four.example/',
			'Loans (active, trigger-managed): https://three.example/',
			'Production (disabled): https://two.example/',
			'No description (active): https://one.example/',
		]);
		expect(found.results.at(-1)?.value).toBe(plain.id);
		expect(found.paginationToken).toBeUndefined();
	});

	test('goes on from page to page', async () => {
		for (let i = 0; i < 250; i++) add(`https://partner.example/${i}`);

		const first = await search();
		const second = await search('', first.paginationToken);
		const third = await search('', second.paginationToken);

		expect([first, second, third].map(({ results }) => results.length)).toEqual([100, 100, 50]);
		expect(third.paginationToken).toBeUndefined();
		expect(new Set([first, second, third].flatMap(namesIn)).size).toBe(250);
	});

	test('finds text in description, URL, status or ID, on whatever page it is', async () => {
		const { id } = add('https://hidden.example/', { description: 'Risk Team' });
		for (let i = 0; i < 250; i++) add(`https://partner.example/${i}`);

		for (const text of ['risk team', 'HIDDEN', id, ' Risk ']) {
			expect(namesIn(await search(text))).toEqual(['Risk Team (active): https://hidden.example/']);
		}
		expect(await search('nothing like it')).toEqual({ results: [] });
	});
});
