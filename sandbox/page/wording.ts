import { STATUS_CODES } from 'node:http';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** How long an answer took. */
export function took(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** How long there is to wait; `assets/clock.js` counts down in the same words. */
export function span(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor(seconds / MINUTE_S) % 60];
	if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
	if (minutes === 0) return `${seconds} s`;
	return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
}

/** Milliseconds that read as local time when taken for UTC. */
export function wallClock(ms: number): number {
	return ms - new Date(ms).getTimezoneOffset() * MINUTE_S * 1000;
}

/** The time of day, after the date when that is not the day of `now`. */
export function timeOf(ms: number, now: number): string {
	const [day, time = ''] = new Date(wallClock(ms)).toISOString().split(/[T.]/);
	const [today] = new Date(wallClock(now)).toISOString().split('T');
	return day === today ? time : `${day} ${time}`;
}

export function counted(number: number, thing: string): string {
	return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

export function statusLine(status: number): string {
	return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
}

export function reais(amount: number): string {
	return amount.toLocaleString('pt-BR', { style: 'currency', currency: 'BRL' });
}

/** `credit_offer` or `pending_kyc` as people write it. */
export function title(resource: string): string {
	const words = resource.replaceAll('_', ' ').replace(/\bkyc\b/, 'KYC');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
