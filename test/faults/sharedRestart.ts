import type { Stage } from '../n8n/stage/stage';

type Waiting = {
	meanwhile: (() => Promise<void>) | undefined;
	goOn(): void;
	giveUp(error: Error): void;
};

/** One restart of n8n for several rows that are played in it side by side: it comes when all wait for it. */
export class SharedRestart {
	private waiting: Waiting[] = [];

	constructor(
		private readonly stage: Stage,
		private rows: number,
	) {}

	/** Comes back when n8n is up again; `meanwhile` happens while it is down. */
	async restart(meanwhile?: () => Promise<void>): Promise<void> {
		await new Promise<void>((goOn, giveUp) => {
			this.waiting.push({ meanwhile, goOn, giveUp });
			void this.startWhenAllWait();
		});
	}

	/** A row that has ended is waited for no more. */
	leave(): void {
		this.rows -= 1;
		void this.startWhenAllWait();
	}

	private async startWhenAllWait(): Promise<void> {
		const { waiting } = this;
		if (waiting.length === 0 || waiting.length < this.rows) return;
		this.waiting = [];
		const meanwhile = async () => {
			for (const each of waiting) await each.meanwhile?.();
		};
		try {
			this.stage.n8n = await this.stage.n8n.restart({ meanwhile });
			for (const { goOn } of waiting) goOn();
		} catch (error) {
			for (const { giveUp } of waiting) giveUp(error as Error);
		}
	}
}
