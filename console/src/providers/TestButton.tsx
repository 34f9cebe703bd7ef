import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { Box, Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { duration } from '../app/Time';

interface Check {
    ok: boolean;
    tookMillis: number;
    steps: { name: string; ok: boolean; warning?: boolean; detail: string }[];
}

/** Asks the provider whether the account works; nothing is sent. */
export function TestButton({ id, name }: { id: string; name: string }) {
    const client = useClient();
    const [open, setOpen] = useState(false);
    const [check, setCheck] = useState<Check>();
    const [error, setError] = useState<unknown>();
    const run = () => {
        setOpen(true);
        setCheck(undefined);
        setError(undefined);
        client.post<Check>(client.admin(`/providers/${id}/test`)).then(setCheck).catch(setError);
    };
    return (
        <>
            <Button size="small" variant="outlined" onClick={run} aria-label={`Test ${name}`}>
                Test
            </Button>
            <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="sm" aria-labelledby="test-title">
                <DialogTitle id="test-title">Test of {name}</DialogTitle>
                <DialogContent aria-live="polite">
                    <Faults error={error} />
                    {!check && !error && <CircularProgress aria-label="Asking the provider" />}
                    {check && (
                        <Stack spacing={1.5}>
                            <Typography sx={{ fontWeight: 650 }}>
                                {check.ok ? 'It works.' : 'It does not work.'} ({duration(check.tookMillis)})
                            </Typography>
                            {check.steps.map((step) => (
                                <Stack key={step.name} direction="row" spacing={1}>
                                    {step.ok ? <CheckCircleOutline color="success" /> : <ErrorOutline color={step.warning ? 'warning' : 'error'} />}
                                    <Box sx={{ minWidth: 0 }}>
                                        <Typography sx={{ fontWeight: 600 }}>{step.name}</Typography>
                                        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
                                            {step.detail}
                                        </Typography>
                                    </Box>
                                </Stack>
                            ))}
                        </Stack>
                    )}
                </DialogContent>
                <DialogActions>
                    <Button onClick={run}>Again</Button>
                    <Button onClick={() => setOpen(false)}>Close</Button>
                </DialogActions>
            </Dialog>
        </>
    );
}
