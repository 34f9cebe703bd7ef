import { Box, Typography } from '@mui/material';
import { AppBar, CheckForApplicationUpdate, Layout, TitlePortal, type LayoutProps } from 'react-admin';
import { Mark } from './Mark';
import { Navigation } from './Navigation';

function Bar() {
    return (
        <AppBar color="primary">
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mr: 2 }}>
                <Mark />
                <Typography component="span" sx={{ fontWeight: 650, display: { xs: 'none', sm: 'inline' } }}>
                    Carillon
                </Typography>
            </Box>
            <TitlePortal />
        </AppBar>
    );
}

/** What is around every page. */
export function Frame({ children, ...rest }: LayoutProps) {
    return (
        <Layout {...rest} appBar={Bar} menu={Navigation}>
            {children}
            <CheckForApplicationUpdate />
        </Layout>
    );
}
