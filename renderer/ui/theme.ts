import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { commonWords } from '#shared/words/common.ts';

/** The five tones a state or figure can take; each has one meaning (tokens.css). */
export type Tone = 'ink' | 'jade' | 'seal' | 'amber' | 'slate';

const ink: MantineColorsTuple = ['#e9eff6', '#cfdceb', '#a9c0da', '#82a3c7', '#5e89b5', '#3b6fa8', '#2b5585', '#1e3a5f', '#16304f', '#0f2238'];
const jade: MantineColorsTuple = ['#e6f2ec', '#c3dfd1', '#9bcab3', '#6cc59d', '#3fa57b', '#2d8460', '#2b7657', '#2b7657', '#215c44', '#174231'];
const seal: MantineColorsTuple = ['#fbecea', '#f3cfcb', '#ee9f98', '#f29189', '#d9605a', '#c24a43', '#b5302a', '#b5302a', '#932621', '#6f1c18'];
const amber: MantineColorsTuple = ['#fcf2e0', '#f3dfba', '#ecc988', '#e3b25c', '#c98521', '#a3650e', '#a86200', '#a86200', '#8a5000', '#693d00'];
const slate: MantineColorsTuple = ['#eff1f3', '#dfe3e7', '#cdd3d9', '#aab6c2', '#93a0ad', '#74828f', '#76828e', '#59646f', '#47515b', '#333c45'];

/**
 * The Mantine theme: our type, steps of four, 8 px corners, no shadows. Colours come from tokens.css
 * through `cssVariables`; how single components look is in mantine.css.
 */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, jade, seal, amber, slate },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: {
    fontFamily: 'var(--serif)',
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.35' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.5' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.6' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  activeClassName: '',
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'filled' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 3 } },
    NumberInput: { defaultProps: { size: 'sm', hideControls: true } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', limit: 50 } },
    MultiSelect: { defaultProps: { size: 'sm', limit: 50 } },
    Autocomplete: { defaultProps: { size: 'sm', limit: 50 } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    FileInput: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm', radius: 'xs' } },
    Radio: { defaultProps: { size: 'sm' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    SegmentedControl: { defaultProps: { size: 'sm', transitionDuration: 120 } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 80 }, offset: 4, withinPortal: true } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, offset: 4 } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, multiline: true } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': commonWords.close },
        centered: true,
        size: '34rem',
        transitionProps: { duration: 100 },
        overlayProps: { blur: 0 },
      },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': commonWords.close }, position: 'right', size: '30rem', transitionProps: { duration: 120 } } },
    Tabs: { defaultProps: { keepMounted: false } },
    Badge: { defaultProps: { radius: 'xs', variant: 'light' } },
    Skeleton: { defaultProps: { radius: 'xs' } },
    Loader: { defaultProps: { type: 'oval', size: 'sm' } },
    Notification: { defaultProps: { withBorder: true } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-error': 'var(--seal)',
  '--mantine-color-success': 'var(--jade)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--paper-2)',
  '--mantine-color-disabled-color': 'var(--dim)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--primary)',
  '--mantine-primary-color-filled-hover': 'var(--primary-hover)',
  '--mantine-primary-color-light': 'var(--ink-tint)',
  '--mantine-primary-color-light-hover': 'var(--ink-tint)',
  '--mantine-primary-color-light-color': 'var(--ink)',
};

const tones = Object.fromEntries(
  (['ink', 'jade', 'seal', 'amber', 'slate'] as const).flatMap((tone) => [
    [`--mantine-color-${tone}-filled`, tone === 'ink' ? 'var(--primary)' : `var(--${tone}-fill)`],
    [`--mantine-color-${tone}-filled-hover`, tone === 'ink' ? 'var(--primary-hover)' : `var(--${tone}-fill)`],
    [`--mantine-color-${tone}-light`, `var(--${tone}-tint)`],
    [`--mantine-color-${tone}-light-hover`, `var(--${tone}-tint)`],
    [`--mantine-color-${tone}-light-color`, `var(--${tone})`],
    [`--mantine-color-${tone}-text`, `var(--${tone})`],
    [`--mantine-color-${tone}-outline`, `var(--${tone}-line)`],
  ]),
);

/** Points Mantine's own variables at our tokens, the same in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared, ...tones },
  dark: { ...shared, ...tones },
});
