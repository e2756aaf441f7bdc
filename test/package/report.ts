/** Prints one line for each check, with what it found, and counts them. */
export class Report {
	private passed = 0;
	private failed = 0;

	/** `work` returns figures, or throws what is wrong. */
	async check(title: string, work: () => Promise<string>): Promise<void> {
		try {
			const figures = await work();
			this.passed++;
			console.log(`ok      ${title}: ${figures}`);
		} catch (error) {
			this.failed++;
			console.log(`FAILED  ${title}: ${(error as Error).message}`);
		}
	}

	/** The closing line; whether all went well. */
	close(): boolean {
		console.log(`\n${this.passed} passed, ${this.failed} failed`);
		return this.failed === 0;
	}
}
