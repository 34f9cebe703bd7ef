import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { Faults } from './Faults';

interface Props {
    open: boolean;
    title: string;
    children: ReactNode;
    /** Words on the button that does it. */
    go: string;
    onGo: () => Promise<void>;
    onClose: () => void;
    danger?: boolean;
    wide?: boolean;
    disabled?: boolean;
}

/** Asks before something is done, and stays with its faults when it could not be done. */
export function Ask({ open, title, children, go, onGo, onClose, danger, wide, disabled }: Props) {
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<unknown>();
    const heading = useId();
    const run = () => {
        setBusy(true);
        setError(undefined);
        onGo()
            .then(close)
            .catch(setError)
            .finally(() => setBusy(false));
    };
    const close = () => {
        setError(undefined);
        onClose();
    };
    return (
        <Dialog open={open} onClose={close} fullWidth maxWidth={wide ? 'md' : 'sm'} aria-labelledby={heading}>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    event.stopPropagation();
                    run();
                }}
            >
                <DialogTitle id={heading}>{title}</DialogTitle>
                <DialogContent>
                    <Faults error={error} />
                    {children}
                </DialogContent>
                <DialogActions>
                    <Button onClick={close}>Cancel</Button>
                    <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy || disabled}>
                        {go}
                    </Button>
                </DialogActions>
            </form>
        </Dialog>
    );
}
