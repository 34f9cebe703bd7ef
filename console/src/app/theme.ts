import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { CheckboxRoot } from './CheckboxRoot';

/** Verdigris and bronze: what bells are made of, and what weather makes of them. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif";

export const CODE_FONT = "ui-monospace, SFMono-Regular, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace";

const shared: RaThemeOptions = {
    typography: {
        fontFamily: FONT,
        h1: { fontSize: '1.6rem', fontWeight: 650, letterSpacing: '-0.01em' },
        h2: { fontSize: '1.15rem', fontWeight: 650 },
        h3: { fontSize: '1rem', fontWeight: 650 },
        h6: { fontWeight: 650 },
        button: { textTransform: 'none', fontWeight: 600 },
    },
    shape: { borderRadius: 10 },
    sidebar: { width: 224, closedWidth: 56 },
};

const components = (border: string): RaThemeOptions['components'] => ({
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' }, elevation1: { boxShadow: 'none', border } } },
    MuiCard: { defaultProps: { variant: 'outlined' as const }, styleOverrides: { root: { borderRadius: 12 } } },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiCheckbox: { defaultProps: { component: CheckboxRoot } as object },
    MuiAppBar: { defaultProps: { elevation: 0 } },
    MuiTextField: { defaultProps: { variant: 'outlined' as const, size: 'small' as const } },
    MuiFormControl: { defaultProps: { variant: 'outlined' as const, size: 'small' as const } },
    MuiAutocomplete: { defaultProps: { size: 'small' as const } },
    MuiTooltip: { defaultProps: { arrow: true } },
    MuiTableCell: { styleOverrides: { root: { borderBottom: border }, head: { fontWeight: 650 } } },
    RaDatagrid: {
        styleOverrides: {
            root: { '& .RaDatagrid-headerCell': { fontWeight: 650, backgroundColor: 'transparent' } },
        },
    },
    RaLayout: {
        styleOverrides: {
            root: { '& .RaLayout-content': { padding: '0 24px 48px', minWidth: 0, '@media (max-width: 600px)': { padding: '0 12px 48px' } } },
        },
    },
});

export const light: RaThemeOptions = {
    ...defaultLightTheme,
    ...shared,
    palette: {
        mode: 'light',
        primary: { main: '#17594f', contrastText: '#ffffff' },
        secondary: { main: '#8a5414', contrastText: '#ffffff' },
        background: { default: '#f6f4ef', paper: '#ffffff' },
        text: { primary: '#1c2523', secondary: '#52605c' },
        success: { main: '#2a7048' },
        warning: { main: '#8f5a00' },
        error: { main: '#b3261e' },
        info: { main: '#2c5f8a' },
        divider: '#e2ded4',
    },
    components: components('1px solid #e2ded4'),
};

export const dark: RaThemeOptions = {
    ...defaultDarkTheme,
    ...shared,
    palette: {
        mode: 'dark',
        primary: { main: '#7fd0c0', contrastText: '#06201b' },
        secondary: { main: '#e6b277', contrastText: '#2a1a04' },
        background: { default: '#101615', paper: '#18201e' },
        text: { primary: '#e7ecea', secondary: '#a9b6b2' },
        success: { main: '#7fcf9c' },
        warning: { main: '#e8b763' },
        error: { main: '#ff9a90' },
        info: { main: '#8fc1ec' },
        divider: '#2c3734',
    },
    components: components('1px solid #2c3734'),
};
