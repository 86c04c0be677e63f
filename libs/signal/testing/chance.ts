/** Numbers that decide, one after another, what happens next. The same numbers make the same history. */
export class Chance {
  private next = 0;
  constructor(private readonly numbers: readonly number[]) {}

  below(most: number): number {
    const number = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    return (number + Math.floor(this.next / this.numbers.length) * 31) % most;
  }

  of<T>(options: readonly T[]): T {
    return options[this.below(options.length)] as T;
  }
}
