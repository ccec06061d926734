import { MantineProvider, Text } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

/** The empty Mantine page: what no page of the kit can be faster than. */
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider>
      <Text id="floor">社区</Text>
    </MantineProvider>
  </StrictMode>,
);
