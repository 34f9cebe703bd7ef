import Science from '@mui/icons-material/ScienceOutlined';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useSettings } from './settings';

/** Says on every page that a tenant only rehearses. */
export function SandboxNote() {
    const { data } = useSettings();
    const [open, setOpen] = useState(false);
    if (!data?.sandbox) {
        return null;
    }
    return (
        <>
            <Alert
                severity="warning"
                icon={<Science />}
                role="note"
                aria-label="Sandbox"
                sx={{ mt: 1, alignItems: 'center' }}
                action={
                    <Button color="inherit" size="small" onClick={() => setOpen(true)}>
                        How to rehearse
                    </Button>
                }
            >
                <strong>Sandbox.</strong> Messages of {data.name} go to simulated providers only; nobody gets them.
            </Alert>
            {open && <Rehearsal onClose={() => setOpen(false)} />}
        </>
    );
}

/** What simulated providers do with whom (docs/simulators.md). */
const MAGIC: [what: string, mail: string, number: string, token: string][] = [
    ['delivered', 'delivered@simulator.example', '+1 212 555 0100', 'sim-delivered-1'],
    ['bounces, cannot be delivered', 'bounce@simulator.example', '+1 212 555 0110', ''],
    ['refused as no address', 'invalid@simulator.example', '+1 212 555 0120', 'sim-invalid-1'],
    ['throttled, then taken', 'throttled@simulator.example', '+1 212 555 0130', 'sim-throttled-1'],
    ['provider broken', 'broken@simulator.example', '+1 212 555 0140', 'sim-broken-1'],
    ['answered after 3 seconds', 'slow@simulator.example', '+1 212 555 0150', 'sim-slow-1'],
    ['delivered, then answers STOP', '', '+1 212 555 0160', ''],
    ['opened or read', 'opened@simulator.example', '+1 212 555 0170 (WhatsApp)', 'sim-opened-1'],
    ['clicked', 'clicked@simulator.example', '+1 212 555 0180 (WhatsApp)', ''],
    ['taken, never reported', 'silent@simulator.example', '+1 212 555 0190', 'sim-silent-1'],
    ['complains', 'complaint@simulator.example', '', ''],
    ['refused, as the app is gone', '', '', 'sim-dead-1'],
];

function Rehearsal({ onClose }: { onClose: () => void }) {
    return (
        <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="rehearsal-title">
            <DialogTitle id="rehearsal-title">Rehearsing in the sandbox</DialogTitle>
            <DialogContent>
                <Typography sx={{ mb: 2 }}>
                    Everything goes its usual way: limits, templates, preferences, retries, reports. Only the providers are simulated. Who is
                    written to decides what happens; everybody who is not named here gets what is sent.
                </Typography>
                <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="Recipients with a part to play">
                    <Table size="small">
                        <TableHead>
                            <TableRow>
                                <TableCell>The message is</TableCell>
                                <TableCell>Mail to</TableCell>
                                <TableCell>Text or WhatsApp to</TableCell>
                                <TableCell>Push to the token</TableCell>
                            </TableRow>
                        </TableHead>
                        <TableBody>
                            {MAGIC.map(([what, mail, number, token]) => (
                                <TableRow key={what}>
                                    <TableCell>{what}</TableCell>
                                    <TableCell>{mail ? <code>{mail}</code> : '—'}</TableCell>
                                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{number || '—'}</TableCell>
                                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{token ? <code>{token}</code> : '—'}</TableCell>
                                </TableRow>
                            ))}
                        </TableBody>
                    </Table>
                </Box>
                <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
                    Any area code and last digit will do; addresses may carry something more, <code>bounce+42@simulator.example</code>, and tokens
                    end as you like. Credentials with <code>wrong</code> or <code>revoked</code> in them are refused by every provider.
                </Typography>
            </DialogContent>
            <DialogActions>
                <Button onClick={onClose}>Close</Button>
            </DialogActions>
        </Dialog>
    );
}
