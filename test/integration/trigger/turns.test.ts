import { startTrigger, type Started, type TestTrigger } from '../../contexts/trigger';

const ROUNDS = 50;

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise((resolve) => setTimeout(resolve, 5)),
}));

let trigger: TestTrigger;
let watch: Started | undefined;
let isOver: boolean;
let ticking: Promise<void>;

/** Dinie takes now this long, now that long, and sometimes cannot find what is there. */
function beUneven(): void {
	for (let fault = 0; fault < ROUNDS; fault++) {
		trigger.sandbox.faults.add({ times: 1, path: /endpoints/, delayMs: (fault * 7) % 23 });
		trigger.sandbox.faults.add({ times: 3, path: /endpoints/, delayMs: 0 });
	}
}

async function tickAllTheTime(): Promise<void> {
	while (!isOver) {
		await watch?.tick();
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}

beforeEach(async () => {
	isOver = false;
	trigger = await startTrigger();
	beUneven();
	ticking = tickAllTheTime();
});
afterEach(async () => {
	isOver = true;
	await ticking;
	await trigger.close();
});

const endpoints = () => trigger.sandbox.endpoints.list();

/** n8n's publication engine runs what belongs together side by side, its older one in turn. */
const engines = {
	publication: {
		publish: async () => {
			const [started] = await Promise.all([trigger.start(), trigger.publish()]);
			watch = started;
		},
		unpublish: async () => void (await Promise.all([watch?.stop(), trigger.remove()])),
	},
	legacy: {
		publish: async () => {
			await trigger.publish();
			watch = await trigger.start();
		},
		unpublish: async () => {
			await trigger.remove();
			await watch?.stop();
		},
	},
};

test.each(Object.entries(engines))(
	'on the %s engine publishing and unpublishing while the watch looks leave no endpoint, and never two',
	async (_, { publish, unpublish }) => {
		for (let round = 0; round < ROUNDS; round++) {
			await publish();
			expect(endpoints()).toHaveLength(1);
			if (round % 3 === 0) trigger.sandbox.endpoints.remove(endpoints()[0]?.id ?? '');
			await unpublish();
			expect(endpoints()).toEqual([]);
		}
	},
	120_000,
);
