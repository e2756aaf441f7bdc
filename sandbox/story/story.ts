import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import type { CreditOffer } from './creditOffer';
import type { Customer } from './customer';
import { customerScene } from './customerScene';
import { aboutOf, type About, type Data } from './given';
import type { Assume, Cast, Ground } from './ground';
import type { Loan } from './loan';
import { loanScene } from './loanScene';
import { isCustomerEvent, isOfferEvent } from './moves';
import { offerScene } from './offerScene';
import { createRecords, type Entity, type Records } from './records';

/** An event as the story has it: who is in it, and what was assumed for it to follow. */
export type Scene = { cast: Cast; assumed: string[] };

export type Story = ReturnType<typeof createStory>;

/** All customers, credit offers and loans, which events make and move. */
export function createStory(clock: Clock, changes: Changes) {
	const ground: Ground = {
		customers: createRecords<Customer>('customer', changes),
		creditOffers: createRecords<CreditOffer>('credit offer', changes),
		loans: createRecords<Loan>('loan', changes),
		present: {},
		now: clock.now,
	};
	const { customers, creditOffers, loans } = ground;

	return {
		customers,
		creditOffers,
		loans,

		/** What the event would make of the story; nothing is changed yet. */
		imagine(type: EventType, about: About = {}, data?: Data): Scene {
			const assumed: string[] = [];
			const assume: Assume = (what) => assumed.push(`Assumed that ${what}.`);
			if (data && typeof data['id'] !== 'string') {
				return { cast: {}, assumed: ['The data has no id, so nobody was moved.'] };
			}
			const whom = data ? aboutOf(type, data) : about;
			return { cast: sceneOf(ground, type, whom, data ?? {}, assume), assumed };
		},

		/** Makes it so. */
		take({ cast: { customer, offer, loan } }: Scene): void {
			const time = Date.now();
			if (customer) keep(customers, customer, time);
			if (offer) keep(creditOffers, offer, time);
			if (loan) keep(loans, loan, time);
			if (!customer) return;
			const isSame = ground.present.customerId === customer.id;
			ground.present = {
				...(isSame && ground.present),
				customerId: customer.id,
				...(offer && { creditOfferId: offer.id }),
				...(loan && { loanId: loan.id }),
			};
		},
	};
}

function sceneOf(ground: Ground, type: EventType, about: About, data: Data, assume: Assume): Cast {
	if (isCustomerEvent(type)) return customerScene(ground, type, about, data, assume);
	if (isOfferEvent(type)) return offerScene(ground, type, about, data, assume);
	return loanScene(ground, type, about, data, assume);
}

/** Those who were only named stay as they are. */
function keep<Item extends Entity>(records: Records<Item>, record: Item, time: number): void {
	const before = records.get(record.id);
	if (before === record) return;
	records.save(before ? { ...record, updatedAt: time } : record);
}
