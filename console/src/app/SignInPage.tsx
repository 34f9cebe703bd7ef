import { Alert, Box, Button, Card, CardContent, CircularProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { Mark } from './Mark';

interface Before {
    nextPathname?: string;
    nextSearch?: string;
}

/** Where people are sent who are not signed in. Signing in itself happens at the provider. */
export function SignInPage() {
    const login = useLogin();
    const before = useLocation().state as Before | null;
    const [leaving, setLeaving] = useState(false);
    const [fault, setFault] = useState<string>();
    const signIn = () => {
        setLeaving(true);
        setFault(undefined);
        const returnTo = (before?.nextPathname ?? '/') + (before?.nextSearch ?? '');
        login({ returnTo }, returnTo).catch((error: Error) => {
            setLeaving(false);
            setFault(`The sign-in service cannot be reached. (${error.message})`);
        });
    };
    return (
        <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
            <Card sx={{ width: '100%', maxWidth: 400 }}>
                <CardContent>
                    <Stack spacing={2} sx={{ p: 1 }}>
                        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
                            <Mark size={40} />
                            <Typography variant="h1">Carillon</Typography>
                        </Stack>
                        <Typography color="text.secondary">
                            Templates, providers and every message on its way, for those who look after them.
                        </Typography>
                        {fault && <Alert severity="error">{fault}</Alert>}
                        <Button
                            variant="contained"
                            size="large"
                            onClick={signIn}
                            disabled={leaving}
                            startIcon={leaving ? <CircularProgress size={18} color="inherit" /> : undefined}
                        >
                            Sign in
                        </Button>
                    </Stack>
                </CardContent>
            </Card>
        </Box>
    );
}
