import type { EndpointStore } from './api/endpointStore';
import type { Faults } from './api/faults';
import type { LoggedRequest } from './api/requestLog';
import type { Listener } from './changes';
import type { Clock } from './clock';
import type { Attempt, Delivery, Forgery } from './deliveries/delivery';
import type { FireOptions, SandboxEvent } from './deliveries/events';
import type { Message, SignedHeaders } from './deliveries/sign';
import type { Settings } from './settings';
import type { CreditOffer } from './story/creditOffer';
import type { Customer } from './story/customer';
import type { Loan } from './story/loan';
import type { Played, PlayOptions } from './story/play';
import type { Records } from './story/records';

/** A stand-in for the Dinie API, in memory, on loopback. */
export type Sandbox = {
	readonly url: string;
	/** With the documentation's base path; `/api/v3` is served as well. */
	readonly baseUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** May be changed at any time. */
	readonly settings: Settings;
	readonly clock: Clock;
	/** Reads and changes endpoints behind the API's back. */
	readonly endpoints: EndpointStore;
	readonly faults: Faults;
	readonly requests: readonly LoggedRequest[];
	readonly events: readonly SandboxEvent[];
	readonly deliveries: readonly Delivery[];
	/** Those that the events speak of; to be read and changed behind the API's back. */
	readonly customers: Records<Customer>;
	readonly creditOffers: Records<CreditOffer>;
	readonly loans: Records<Loan>;

	/** Makes or moves those it speaks of, as far as it follows; else it says what it assumed. */
	fire(type: string, options?: FireOptions): SandboxEvent;
	sample(type: string): Record<string, unknown>;
	/** Fires all events in the life of one customer, in order. */
	playStory(options?: PlayOptions): Played;
	redeliver(deliveryId: string): Promise<Attempt>;
	/** Sends an endpoint what a stranger might send it; it should be refused. */
	forge(endpointId: string, forgery: Forgery): Promise<Attempt>;
	/** Headers as the sandbox would send them, for an endpoint or with a secret. */
	sign(endpointIdOrSecret: string, message: Message): SignedHeaders;
	/** Resolves when no attempt is under way and none is due. */
	idle(): Promise<void>;
	expireTokens(): void;
	/** Returns the function that ends the subscription. */
	subscribe(listener: Listener): () => void;

	/** Refuses connections, state kept; deliveries go on. */
	down(): Promise<void>;
	up(): Promise<void>;
	close(): Promise<void>;
};
