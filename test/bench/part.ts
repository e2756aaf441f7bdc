import type { TableRow } from '../helpers/print';
import type { Stand } from './stand/stand';

/** What one part of the benchmark found: tables to print, and figures for the JSON. */
export type Findings = { tables: Array<{ title: string; rows: TableRow[] }>; figures: unknown };

export type PartOptions = {
	isQuick: boolean;
	soakMinutes: number;
	log: (line: string) => void;
};

/** One question; `stand` is there for those that need one n8n in regular mode. */
export type Part = {
	/** About how long it takes. */
	minutes: (options: PartOptions) => number;
	/** What `stand`'s n8n runs with beside what it always does. */
	environment?: Record<string, string>;
	run(options: PartOptions, stand: () => Promise<Stand>): Promise<Findings>;
};
