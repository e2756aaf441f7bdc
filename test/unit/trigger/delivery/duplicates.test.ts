import type { IWebhookFunctions } from 'n8n-workflow';
import { takeOnce } from '../../../../nodes/Dinie/trigger/delivery/duplicates';

const HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 50_000;

let count = 0;
let key: string;

beforeEach(() => {
	jest.useFakeTimers({ now: 1772618400_000 });
	key = `we_1 evt_${++count}`;
});
afterEach(() => void jest.useRealTimers());

/** One delivery on its way; `end` is n8n's answer. */
function take(deliveryKey = key) {
	const response = { statusCode: 200, end: () => response };
	const context = { getResponseObject: () => response } as unknown as IWebhookFunctions;
	return {
		before: takeOnce(context, deliveryKey),
		end(statusCode: number) {
			Object.assign(response, { statusCode });
			response.end();
		},
	};
}

test('a delivery is new once, in flight until it is answered, and accepted after that', () => {
	const first = take();
	expect(first.before).toBeUndefined();
	expect(take().before).toBe('inFlight');
	first.end(200);
	expect(take().before).toBe('accepted');
});

test('other deliveries are not affected', () => {
	take().end(200);
	expect(take(`${key}1`).before).toBeUndefined();
});

test.each([300, 400, 500, 503])(
	'a delivery answered %i is forgotten, so that it may come again',
	(status) => {
		take().end(status);
		expect(take().before).toBeUndefined();
	},
);

test('an accepted delivery is remembered for Dinie’s whole retry schedule, and not for ever', () => {
	take().end(200);
	jest.advanceTimersByTime(7.5 * HOUR_MS);
	expect(take().before).toBe('accepted');
	jest.advanceTimersByTime(HOUR_MS);
	expect(take().before).toBeUndefined();
});

test('memory is bounded: beyond 50,000 deliveries the oldest are forgotten first', () => {
	take(`${key} oldest`).end(200);
	take(`${key} younger`).end(200);
	for (let index = 0; index < MOST_REMEMBERED - 2; index++) take(`${key} ${index}`).end(200);
	expect(take(`${key} oldest`).before).toBe('accepted');
	take(`${key} one too many`).end(200);
	expect(take(`${key} younger`).before).toBe('accepted');
	expect(take(`${key} oldest`).before).toBeUndefined();
});
