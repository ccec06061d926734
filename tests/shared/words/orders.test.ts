import { expect, test } from 'vitest';
import { orderStates } from '#shared/domain/orders/orderState.ts';
import { orderHeading } from '#shared/words/orders.ts';

test('an order is headed by how far it has come, and by its number from the day it has one', () => {
  const headings = orderStates.map((state) =>
    orderHeading({ stage: 'rectification', number: ['drafted', 'reviewed'].includes(state) ? null : '清民整〔2021〕1号', state }),
  );
  expect([...new Set(headings)]).toEqual(['整改令草稿', '整改令（待签发）', '清民整〔2021〕1号']);
});
