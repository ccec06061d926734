import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import 'dayjs/locale/zh-cn';
import { Suspense, use, useEffect, useRef } from 'react';
import type { Ahead } from '#ui/lib/ahead.ts';
import type { Client } from '#ui/lib/client.ts';
import { ClientContext } from '#ui/lib/clientContext.ts';
import { publishConnection } from '#ui/lib/connection.ts';
import { createFollower, createQueryClient } from '#ui/lib/query.ts';
import { publishEvent } from '#ui/lib/events.ts';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { cssVariables, theme } from '#ui/ui/theme.ts';
import { schemeManager } from './appearance.ts';
import { PageBoundary } from './pages/PageBoundary.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { createAppRouter } from './router.tsx';

const queries = createQueryClient(notifyFailed);
const follow = createFollower(queries);
const router = createAppRouter();

/** Puts down what was read ahead where the pages look for it. */
export function keepAhead(ahead: readonly Ahead[]): void {
  for (const { key, value } of ahead) queries.setQueryData(key, value);
}

/** The connection to the host, or the making of it. Once made it is handed over as it is: React hides for 300 ms what it has waited for. */
export type Opening = Client | Promise<Client>;

/** The whole program: theme, client, queries, router. */
export function App({ opening }: { readonly opening: Opening }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={schemeManager} defaultColorScheme="light">
      <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1, weekendDays: [6, 0] }}>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-left" limit={4} />
          <PageBoundary whole>
            <Suspense fallback={<StartPage />}>
              <Connected opening={opening} />
            </Suspense>
          </PageBoundary>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

function Connected({ opening }: { readonly opening: Opening }) {
  const client = opening instanceof Promise ? use(opening) : opening;
  useHostEvents(client);
  return (
    <ClientContext value={client}>
      <RouterProvider router={router} />
    </ClientContext>
  );
}

/** Follows the host: changes refetch what they touch; after a break everything shown is read again. */
function useHostEvents(client: Client): void {
  const queryClient = useQueryClient();
  const missed = useRef(false);
  useEffect(
    () =>
      client.transport.watch(
        (event) => {
          follow(event);
          publishEvent(event);
        },
        (state) => {
          publishConnection(state);
          if (state === 'open' && missed.current) void queryClient.invalidateQueries();
          missed.current = state !== 'open';
        },
      ),
    [client, queryClient],
  );
}
