import Apartment from '@mui/icons-material/ApartmentOutlined';
import { Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '../api/client';
import type { Page } from '../api/cursors';
import { useActingFor, type ActingFor } from '../app/acting';
import { useIdentity } from '../app/access';
import { Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { useSettled } from '../app/useSettled';
import type { Tenant } from './TenantForm';
import { useActFor } from './useActFor';

/** For whom a platform administrator acts, on every page, and the way to another. */
export function TenantSwitch() {
    const identity = useIdentity();
    const acting = useActingFor();
    const [open, setOpen] = useState(false);
    if (!identity?.platform) {
        return null;
    }
    return (
        <>
            <Button
                color="inherit"
                startIcon={<Apartment />}
                onClick={() => setOpen(true)}
                aria-label={acting ? `Acting for ${acting.name}; choose another tenant` : 'Choose a tenant'}
                sx={{ minWidth: 0, maxWidth: { xs: 130, sm: 280 } }}
            >
                <Typography component="span" noWrap sx={{ fontWeight: 600, fontSize: '0.875rem' }}>
                    {acting?.name ?? 'Choose a tenant'}
                </Typography>
            </Button>
            {open && <Choice onClose={() => setOpen(false)} />}
        </>
    );
}

/** How many are offered; a few more letters find the others. */
const OFFERED = 25;
/** How long nothing is typed until it is looked for. */
const PAUSE = 250;

function Choice({ onClose }: { onClose: () => void }) {
    const act = useActFor();
    const acting = useActingFor();
    const [typed, setTyped] = useState('');
    const { data, error, isFetching } = useTenants(useSettled(typed.trim(), PAUSE));
    const choose = (tenant: ActingFor | null) => {
        onClose();
        act(tenant);
    };
    return (
        <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="switch-title">
            <DialogTitle id="switch-title">Act for a tenant</DialogTitle>
            <DialogContent>
                <Faults error={error} />
                <Autocomplete<Tenant>
                    openOnFocus
                    options={data?.data ?? []}
                    // found by the server, an id too
                    filterOptions={(found) => found}
                    loading={isFetching}
                    noOptionsText="No tenant’s name begins like this"
                    getOptionLabel={(tenant) => tenant.name}
                    getOptionKey={(tenant) => tenant.id}
                    onInputChange={(_, words) => setTyped(words)}
                    onChange={(_, tenant) => tenant && choose(tenant)}
                    sx={{ pt: 1 }}
                    renderInput={(params) => (
                        <TextField
                            {...params}
                            label="Tenant"
                            placeholder="How its name begins, or its id"
                            autoFocus
                            helperText={data?.nextCursor ? `The first ${OFFERED} are offered; type to find others` : 'Everything you do for it is written down in its audit log'}
                        />
                    )}
                />
            </DialogContent>
            <DialogActions>
                {acting && <Button onClick={() => choose(null)}>Act for nobody</Button>}
                <Button onClick={onClose}>Close</Button>
            </DialogActions>
        </Dialog>
    );
}

function useTenants(q: string) {
    const client = useClient();
    const path = client.admin('/tenants') + query({ q, limit: OFFERED });
    return useQuery({
        queryKey: ['tenants-to-choose', path],
        queryFn: ({ signal }) => client.get<Page<Tenant>>(path, signal),
        placeholderData: (before) => before,
        retry: 1,
    });
}
