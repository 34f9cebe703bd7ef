import Apartment from '@mui/icons-material/ApartmentOutlined';
import Block from '@mui/icons-material/BlockOutlined';
import Campaign from '@mui/icons-material/CampaignOutlined';
import Category from '@mui/icons-material/CategoryOutlined';
import Dashboard from '@mui/icons-material/SpaceDashboardOutlined';
import Description from '@mui/icons-material/DescriptionOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Palette from '@mui/icons-material/PaletteOutlined';
import Report from '@mui/icons-material/ReportGmailerrorredOutlined';
import Settings from '@mui/icons-material/SettingsOutlined';
import Route from '@mui/icons-material/AltRouteOutlined';
import Webhook from '@mui/icons-material/WebhookOutlined';
import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Tooltip, Typography, useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement } from 'react';
import { useSidebarState } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { may, type Identity } from '../auth/roles';
import { useIdentity } from './access';
import { SYSTEM, useActingFor } from './acting';

interface Way {
    to: string;
    label: string;
    icon: ReactElement;
    resource: string;
}

const GROUPS: { title: string; ways: Way[] }[] = [
    {
        title: 'Messages',
        ways: [
            { to: '/', label: 'Overview', icon: <Dashboard />, resource: 'stats' },
            { to: '/notifications', label: 'Messages', icon: <Mail />, resource: 'notifications' },
            { to: '/bulk', label: 'Bulk sending', icon: <Campaign />, resource: 'bulk' },
            { to: '/dead-letters', label: 'Dead letters', icon: <Report />, resource: 'dead-letters' },
            { to: '/suppressions', label: 'Suppressions', icon: <Block />, resource: 'suppressions' },
        ],
    },
    {
        title: 'Content',
        ways: [
            { to: '/templates', label: 'Templates', icon: <Description />, resource: 'templates' },
            { to: '/layouts', label: 'Layouts', icon: <Palette />, resource: 'layouts' },
        ],
    },
    {
        title: 'Ways out',
        ways: [
            { to: '/providers', label: 'Providers', icon: <Route />, resource: 'providers' },
            { to: '/webhook-endpoints', label: 'Webhooks', icon: <Webhook />, resource: 'webhook-endpoints' },
        ],
    },
    {
        title: 'Tenant',
        ways: [
            { to: '/settings', label: 'Settings', icon: <Settings />, resource: 'settings' },
            { to: '/lookups', label: 'Lookups', icon: <Category />, resource: 'lookups' },
            { to: '/audit-log', label: 'Audit log', icon: <History />, resource: 'audit-log' },
        ],
    },
    { title: 'Platform', ways: [{ to: '/tenants', label: 'Tenants', icon: <Apartment />, resource: 'tenants' }] },
];

/** Platform administrators see a tenant's pages once they act for it; the system has lookups only. */
function isOpen(identity: Identity, way: Way, tenant: string | undefined): boolean {
    if (!may(identity, 'list', way.resource)) {
        return false;
    }
    if (!identity.platform || way.resource === 'tenants') {
        return true;
    }
    return tenant === SYSTEM.id ? way.resource === 'lookups' : tenant !== undefined;
}

/** The ways to the pages. */
export function Navigation() {
    const identity = useIdentity();
    const tenant = useActingFor()?.id;
    const [wide] = useSidebarState();
    if (!identity) {
        return null;
    }
    return (
        <Box component="nav" aria-label="Pages" sx={{ width: wide ? 224 : 56, pt: 2, pb: 4 }}>
            {GROUPS.map(({ title, ways }) => ({ title, ways: ways.filter((way) => isOpen(identity, way, tenant)) }))
                .filter(({ ways }) => ways.length > 0)
                .map(({ title, ways }) => (
                    <List key={title} dense disablePadding aria-label={title} sx={{ mb: 1.5 }}>
                        {wide && (
                            <Typography component="li" variant="body2" color="text.secondary" aria-hidden sx={{ px: 2, pb: 0.25, fontSize: '0.75rem' }}>
                                {title}
                            </Typography>
                        )}
                        {ways.map((way) => (
                            <Entry key={way.to} way={way} wide={wide} />
                        ))}
                    </List>
                ))}
        </Box>
    );
}

function Entry({ way, wide }: { way: Way; wide: boolean }) {
    const [, setOpen] = useSidebarState();
    const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
    const { pathname } = useLocation();
    const here = way.to === '/' ? pathname === '/' : pathname === way.to || pathname.startsWith(`${way.to}/`);
    return (
        <ListItem disablePadding>
            <Tooltip title={wide ? '' : way.label} placement="right">
                <ListItemButton
                    component={RouterLink}
                    to={way.to}
                    selected={here}
                    aria-current={here ? 'page' : undefined}
                    aria-label={way.label}
                    onClick={() => narrow && setOpen(false)}
                    sx={{ mx: 1, borderRadius: 2, px: 1, minHeight: 36 }}
                >
                    <ListItemIcon sx={{ minWidth: 36, color: here ? 'primary.main' : 'text.secondary' }}>{way.icon}</ListItemIcon>
                    {wide && <ListItemText primary={way.label} slotProps={{ primary: { sx: { fontWeight: here ? 650 : 450 } } }} />}
                </ListItemButton>
            </Tooltip>
        </ListItem>
    );
}
