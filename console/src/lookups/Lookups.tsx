import Add from '@mui/icons-material/Add';
import { Button, Chip, FormControlLabel, MenuItem, Stack, Switch, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Page } from '../api/cursors';
import { useMay } from '../app/access';
import { useActingFor } from '../app/acting';
import { Ask } from '../app/Ask';
import { CodeField } from '../app/CodeField';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { parsed } from '../templates/PreviewPane';

interface LookupType {
    code: string;
    name: string;
    description: string;
    extensible: boolean;
}

interface Lookup {
    type: string;
    code: string;
    name: string;
    description?: string;
    order: number;
    enabled: boolean;
    attributes: Record<string, unknown>;
    origin: 'system' | 'override' | 'tenant';
    revision: number;
}

const ORIGINS = { system: 'the system’s', override: 'changed here', tenant: 'your own' };

/** Values that people choose from, kind by kind. */
export function LookupList() {
    const client = useClient();
    const acting = useActingFor();
    const mayWrite = useMay('edit', 'lookups');
    const [search, setSearch] = useSearchParams();
    const [edited, setEdited] = useState<Lookup | 'new'>();
    const { data: types } = useQuery({
        queryKey: ['lookup-types', acting?.id],
        queryFn: ({ signal }) => client.get<Page<LookupType>>(client.admin('/lookup-types?limit=200'), signal),
        retry: 1,
    });
    const chosen = search.get('type') ?? 'category';
    const type = types?.data.find((each) => each.code === chosen);
    const columns: Column<Lookup>[] = [
        { label: 'Name', render: (lookup) => lookup.name },
        { label: 'Code', render: (lookup) => <code>{lookup.code}</code> },
        { label: 'Origin', render: (lookup) => ORIGINS[lookup.origin] },
        { label: 'State', render: (lookup) => <Chip size="small" variant="outlined" color={lookup.enabled ? 'success' : 'default'} label={lookup.enabled ? 'offered' : 'off'} /> },
        ...(mayWrite
            ? [
                  {
                      label: 'Change',
                      isAction: true,
                      render: (lookup: Lookup) => (
                          <Button size="small" onClick={() => setEdited(lookup)} aria-label={`Edit ${lookup.name}`}>
                              Edit
                          </Button>
                      ),
                  },
              ]
            : []),
    ];
    return (
        <>
            <PageTitle
                title="Lookups"
                actions={
                    <>
                        <TextField select label="Kind" value={type ? chosen : ''} onChange={(event) => setSearch({ type: event.target.value })} sx={{ minWidth: 200 }}>
                            {(types?.data ?? []).map((each) => (
                                <MenuItem key={each.code} value={each.code}>
                                    {each.name}
                                </MenuItem>
                            ))}
                        </TextField>
                        {mayWrite && type?.extensible && (
                            <Button variant="contained" startIcon={<Add />} onClick={() => setEdited('new')}>
                                New value
                            </Button>
                        )}
                    </>
                }
            >
                {type?.description}
            </PageTitle>
            <RowList key={chosen} resource="lookups" filter={{ type: chosen }} empty="There is no such value.">
                <Rows<Lookup> columns={columns} />
            </RowList>
            {edited && <Editor key={chosen} type={chosen} lookup={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
        </>
    );
}

function Editor({ type, lookup, onClose }: { type: string; lookup?: Lookup; onClose: () => void }) {
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const [draft, setDraft] = useState({ code: lookup?.code ?? '', name: lookup?.name ?? '', description: lookup?.description ?? '', order: lookup?.order ?? 100, enabled: lookup?.enabled ?? true });
    const [attributes, setAttributes] = useState(JSON.stringify(lookup?.attributes ?? {}, null, 2));
    const path = client.admin('/lookups') + (lookup ? `/${type}/${lookup.code}` : '');
    const ifMatch = lookup && lookup.revision > 0 ? `"${lookup.revision}"` : null;
    const done = (words: string) => {
        notify(words, { type: 'success' });
        refresh();
    };
    const save = async () => {
        await client.json(path, { method: lookup ? 'PUT' : 'POST', body: { ...draft, type, attributes: parsed(attributes) }, ifMatch });
        done('Saved');
    };
    const reset = async () => {
        await client.json(path, { method: 'DELETE', ifMatch });
        done(lookup?.origin === 'tenant' ? 'Deleted' : 'It is the system’s again');
        onClose();
    };
    return (
        <Ask open title={lookup ? `Edit ${lookup.name}` : 'New value'} go="Save" onGo={save} onClose={onClose} disabled={!parsed(attributes)}>
            <Stack spacing={2} sx={{ pt: 1 }}>
                {!lookup && <TextField label="Code" value={draft.code} onChange={(event) => setDraft({ ...draft, code: event.target.value })} />}
                <TextField label="Name" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
                <TextField label="Description" value={draft.description} onChange={(event) => setDraft({ ...draft, description: event.target.value })} />
                <TextField label="Order" type="number" value={draft.order} onChange={(event) => setDraft({ ...draft, order: Number(event.target.value) })} />
                <FormControlLabel control={<Switch checked={draft.enabled} onChange={(event) => setDraft({ ...draft, enabled: event.target.checked })} />} label="Offered" />
                <CodeField label="Attributes (JSON)" rows={3} value={attributes} onChange={(event) => setAttributes(event.target.value)} error={!parsed(attributes)} />
                {lookup && lookup.origin !== 'system' && (
                    <Button color="error" onClick={() => void reset().catch((error: Error) => notify(error.message, { type: 'error' }))}>
                        {lookup.origin === 'tenant' ? 'Delete it' : 'Undo all changes to the system’s value'}
                    </Button>
                )}
            </Stack>
        </Ask>
    );
}
