import { Alert, Box, Button, Typography } from '@mui/material';
import { AppBar, Layout, Logout, RefreshIconButton, ToggleThemeButton, UserMenu, type LayoutProps } from 'react-admin';
import { SandboxNote } from '../tenants/Sandbox';
import { TenantSwitch } from '../tenants/TenantSwitch';
import { useActFor } from '../tenants/useActFor';
import { useActingFor } from './acting';
import { useIdentity } from './access';
import { Mark } from './Mark';
import { Navigation } from './Navigation';

function Bar() {
    return (
        <AppBar color="primary" userMenu={<People />} toolbar={<Tools />}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: 1 }}>
                <Mark />
                <Typography component="span" sx={{ fontWeight: 650, fontSize: '1.05rem' }}>
                    Carillon
                </Typography>
            </Box>
        </AppBar>
    );
}

/** Without the framework's spinner: pages that follow what happens would never let it rest. */
function Tools() {
    return (
        <>
            <TenantSwitch />
            <ToggleThemeButton />
            <RefreshIconButton />
        </>
    );
}

function People() {
    return (
        <UserMenu>
            <Who />
            <Logout />
        </UserMenu>
    );
}

const ROLES: Record<string, string> = {
    'platform-admin': 'administrator of the platform',
    'tenant-admin': 'administrator',
    'tenant-editor': 'editor',
    'tenant-viewer': 'viewer',
};

function Who() {
    const identity = useIdentity();
    return (
        <Typography component="li" role="none" variant="body2" color="text.secondary" sx={{ px: 2, py: 1 }}>
            {identity?.roles.map((role) => ROLES[role] ?? role).join(', ')}
        </Typography>
    );
}

/** What is around every page. */
export function Frame({ children, ...rest }: LayoutProps) {
    return (
        <Layout {...rest} appBar={Bar} menu={Navigation}>
            <ActingNote />
            <SandboxNote />
            {children}
        </Layout>
    );
}

function ActingNote() {
    const tenant = useActingFor();
    const identity = useIdentity();
    const act = useActFor();
    if (!tenant || !identity?.platform) {
        return null;
    }
    return (
        <Alert
            severity="info"
            sx={{ mt: 1 }}
            action={
                <Button color="inherit" size="small" onClick={() => act(null)}>
                    Leave
                </Button>
            }
        >
            You act for <strong>{tenant.name}</strong>. It is written down in its audit log.
        </Alert>
    );
}
