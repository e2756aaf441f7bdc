import type { EndpointStore } from './api/endpointStore';
import type { Faults } from './api/faults';
import type { LoggedRequest } from './api/requestLog';
import type { Listener } from './changes';
import type { Clock } from './clock';
import type { Attempt, Delivery, Forgery } from './deliveries/delivery';
import type { FireOptions, SandboxEvent } from './deliveries/events';
import type { Message, SignedHeaders } from './deliveries/sign';
import type { Settings } from './settings';

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

	fire(type: string, options?: FireOptions): SandboxEvent;
	sample(type: string): Record<string, unknown>;
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
