import { Alert, Box, type AlertColor } from '@mui/material';
import { ApiProblem, stepsOf, type Fault } from '../api/problem';

/** What went wrong, in words, with each place that is at fault. */
export function Faults({ error, severity = 'error' }: { error: unknown; severity?: AlertColor }) {
    if (!error) {
        return null;
    }
    const faults = error instanceof ApiProblem ? error.faults : [];
    return (
        <Alert severity={severity} sx={{ mb: 2 }}>
            {(error as Error).message ?? String(error)}
            <FaultList faults={faults} />
        </Alert>
    );
}

export function FaultList({ faults }: { faults: Fault[] }) {
    if (faults.length === 0) {
        return null;
    }
    return (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {faults.map((fault, at) => (
                <li key={at}>
                    {fault.pointer && <strong>{placeOf(fault.pointer)}: </strong>}
                    {fault.detail}
                </li>
            ))}
        </Box>
    );
}

/** `/locales/en/email/subject` for people: `en › email › subject`. */
export function placeOf(pointer: string): string {
    const steps = stepsOf(pointer).filter((step) => step !== 'locales' && step !== 'template');
    return steps.map((step) => (/^\d+$/.test(step) ? `no. ${Number(step) + 1}` : step)).join(' › ');
}
