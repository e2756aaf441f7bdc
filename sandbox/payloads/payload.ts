import type { EventData, EventType } from '../../nodes/Dinie/events/catalogue';
import type { Form } from '../contract';
import type { Cast } from '../story/ground';

/** Makes the `data` of one event, in the given form of the contract, from those it speaks of. */
export type Payload<Type extends EventType, Needed extends keyof Cast> = (
	form: Form,
	cast: Required<Pick<Cast, Needed>>,
) => EventData<Type>;
