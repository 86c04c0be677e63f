import { expect, it } from '@jest/globals';
import { RegularSealing } from './regular-sealing.js';

it('seals at once and again, goes on after a failure, and ends what is in hand when it stops', async () => {
  const told: string[] = [];
  let times = 0;
  let ended = 0;
  let third: () => void = () => undefined;
  const thirdBegan = new Promise<void>((resolve) => (third = resolve));
  const sealing = new RegularSealing(
    async () => {
      times += 1;
      if (times === 1) throw new Error('no disk');
      if (times === 3) third();
      await new Promise(setImmediate);
      ended += 1;
    },
    1,
    ({ message }) => told.push(message),
  );
  sealing.start();
  sealing.start();
  await thirdBegan;
  await sealing.stop();
  expect({ told, times, ended }).toEqual({ told: ['no disk'], times: 3, ended: 2 });
});
